import { type Image, relativeError } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, once, show } from "noether/laws";
import { type Element, moved } from "./maps.js";

type Counterexample = () => { readonly image: Image; readonly turns: number };

/** The largest of the 3 x 3 pixels around every second pixel, beginning with the first; no pixel lies outside. */
function pooled(f: Image): Image {
  const every = f.map((_, y) => y).filter((y) => y % 2 === 0);
  return every.map((y) =>
    every.map((x) =>
      Math.max(...f.slice(Math.max(0, y - 1), y + 2).flatMap((row) => row.slice(Math.max(0, x - 1), x + 2))),
    ),
  );
}

/** What is wrong with the form of the answer, before any mathematics. */
function malformed(answer: unknown): Explanation | undefined {
  const said = (should: string, got: unknown): Explanation => ({
    should,
    given: "",
    sides: [["got", show(got)]],
  });
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    return said("The answer should look like { image: [[...], ...], turns: 1 }.", answer);
  const { image: f, turns } = answer as { readonly image?: unknown; readonly turns?: unknown };
  const rows = Array.isArray(f) ? f : [];
  const isSquare =
    rows.length === 4 &&
    rows.every((row) => Array.isArray(row) && row.length === 4 && row.every((x) => x === 0 || x === 1));
  if (!isSquare) return said("The image should have 4 rows of 4 numbers, each 0 or 1.", f);
  if (![1, 2, 3].includes(turns as number))
    return said("The number of quarter turns should be 1, 2 or 3.", turns);
  return undefined;
}

const law = (
  name: string,
  statement: string,
  find: (f: Image, turn: Element) => Explanation | undefined,
): Law<Counterexample, readonly []> =>
  fault(name, statement, once, (subject) => {
    const answer = subject();
    return malformed(answer) ?? find(answer.image, [answer.turns, 0]);
  });

const notTheTurnedOne = law("the two paths differ", "P(g.f) \\neq g.(P f)", (f, turn) => {
  const [first, second] = [moved(turn, pooled(f)), pooled(moved(turn, f))];
  if (relativeError(first, second) > 1e-9) return undefined;
  return {
    should:
      "Pooling and then turning should differ from turning and then pooling, but here both give the same.",
    given: `your turns: ${turn[0]}`,
    sides: [
      ["pool, then turn", show(first)],
      ["turn, then pool", show(second)],
    ],
    look: "which rows does the window around row 0 see, and which the window around row 2? Some pixels are seen by more windows than others",
  };
});

const count = (f: Image): number => f.flat().filter((x) => x === 1).length;
const fourOrOne = law(
  "four, or one",
  "P f = 1 \\text{ at four places}, \\quad P(g.f) = 1 \\text{ at one}",
  (f, turn) => {
    const [before, after] = [pooled(f), pooled(moved(turn, f))];
    if (count(before) === 4 && count(after) === 1) return undefined;
    return {
      should: "Pooling the image should give four ones; turning it first should leave exactly one.",
      given: `your turns: ${turn[0]}`,
      sides: [
        ["pooled", show(before)],
        ["turned, then pooled", show(after)],
      ],
      look: "one bright pixel is enough: which pixel do all four windows see, and where must it be turned for three of them to lose it?",
    };
  },
);

/** A 4 x 4 image of zeros with ones at some places. */
const ones = (...at: readonly (readonly [number, number])[]): Image =>
  [0, 1, 2, 3].map((y) => [0, 1, 2, 3].map((x) => (at.some(([v, u]) => v === y && u === x) ? 1 : 0)));
const answer =
  (image: Image, turns: number): Counterexample =>
  () => ({ image, turns });

export const evenPoolingExercise: Exercise<Counterexample> = exercise<Counterexample>({
  laws: [worth(2, notTheTurnedOne), worth(1, fourOrOne)],
  reference: answer(ones([1, 1]), 2),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant(
      "takes an image of ones",
      answer(ones(...[0, 1, 2, 3].flatMap((y) => [0, 1, 2, 3].map((x) => [y, x] as const))), 1),
      rejectedBy(notTheTurnedOne, fourOrOne),
    ),
    mutant("takes an image of zeros", answer(ones(), 2), rejectedBy(notTheTurnedOne, fourOrOne)),
    mutant("puts the pixel into a corner", answer(ones([0, 0]), 1), rejectedBy(notTheTurnedOne, fourOrOne)),
    mutant("is content with a quarter turn", answer(ones([1, 1]), 1), rejectedBy(fourOrOne)),
    mutant("begins with the pixel that one window sees", answer(ones([2, 2]), 2), rejectedBy(fourOrOne)),
  ],
  hints: [
    "Write down which rows the two windows of one direction see: the window around row 0 and the window around row 2. Which row do both see?",
    "A pixel in row 1 and column 1 is seen by all four windows. Turn the image by a quarter, and by a half: where is it then, and how many windows see it?",
    "One bright pixel in row 1, column 1, and a half turn.",
  ],
});
