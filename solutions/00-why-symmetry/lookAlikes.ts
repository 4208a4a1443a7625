import { type Image, quarterTurn } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, once, show } from "noether/laws";
import { ringSums } from "./ringSums.js";
import { fourTurns, isSquare, sideBySide } from "./squareImages.js";

interface Pair {
  readonly first: Image;
  readonly second: Image;
}
type LookAlikes = () => Pair;

const same = (a: Image, b: Image): boolean =>
  a.every((row, y) => row.every((value, x) => value === b[y]![x]));
const mirrored = (f: Image): Image => f.map((row) => row.toReversed());
/** What is wrong with the form of the answer: 5 x 5 pixels of 0 and 1 each. */
function malformed(answer: unknown): Explanation | undefined {
  const pair = (answer ?? {}) as Partial<Pair>;
  for (const name of ["first", "second"] as const) {
    const said = (should: string, got: string): Explanation => ({ should, given: "", sides: [["got", got]] });
    const image = pair[name];
    if (image === undefined)
      return said(
        "The answer should be { first, second }, two images.",
        Array.isArray(answer) ? "a list" : show(answer),
      );
    if (!isSquare(image, 5))
      return said(
        `${name} should be five rows of five numbers.`,
        Array.isArray(image) ? (image.length === 1 ? "1 row" : `${image.length} rows`) : show(image),
      );
    const strange = image.flat().find((value) => value !== 0 && value !== 1);
    if (strange !== undefined) return said(`Every pixel of ${name} should be 0 or 1.`, show(strange));
  }
  return undefined;
}

/** Why a quick look at the ring sums tells the two images apart. */
function toldApart({ first, second }: Pair): Explanation | undefined {
  const [a, b] = [ringSums(first), ringSums(second)];
  const k = a.findIndex((sum, ring) => sum !== b[ring]);
  if (k < 0) return undefined;
  return {
    should: "The two images should have the same sum in every ring.",
    given: `ring ${k}, ${k === 0 ? "the centre" : `${8 * k} pixels`}`,
    sides: [
      ["the sum in the first image", show(a[k])],
      ["in the second", show(b[k])],
    ],
    look: "move ink round its ring, never from one ring to another",
    figure: pictured({ first, second }),
  };
}

const pictured = ({ first, second }: Pair) =>
  sideBySide("Your two images.", ["first", first], ["second", second]);

/** A claim about two images that the ring sums cannot tell apart. */
const law = (
  name: string,
  statement: string,
  find: (pair: Pair) => Explanation | undefined,
): Law<LookAlikes, readonly []> =>
  fault(name, statement, once, (subject) => {
    const pair = subject();
    return malformed(pair) ?? toldApart(pair) ?? find(pair);
  });

const different = (pair: Pair): Explanation | undefined => {
  if (!same(pair.first, pair.second)) return undefined;
  const ink = pair.first.flat().filter((value) => value === 1).length;
  return {
    should: "The two images should be different.",
    given: "",
    sides: [["both have", `${ink} pixels of ink, in the same places`]],
    look: "move one pixel to another place in its ring",
  };
};

const sameSums = law("the sums agree", "\\text{sums}(f) = \\text{sums}(g), \\quad f \\neq g", different);

const words = ["turned by nothing", "turned by a quarter", "turned by a half", "turned by three quarters"];

const noTurn = law("no turn of each other", "r^k f \\neq g", (pair) => {
  const k = fourTurns(pair.first).findIndex((turned) => same(turned, pair.second));
  if (k < 0) return undefined;
  return {
    should:
      "No turn should take the first image to the second: to tell those apart is not what we ask of the sums.",
    given: "",
    sides: [["the second is the first", words[k]!]],
    look: "turning a whole image turns all of its rings together: what if you turn only one of them?",
    figure: pictured(pair),
  };
});

const noMirror = law("no mirror image either", "r^k m f \\neq g", (pair) => {
  const k = fourTurns(mirrored(pair.first)).findIndex((turned) => same(turned, pair.second));
  if (k < 0) return different(pair);
  return {
    should: "For the last point the second image should not be a mirror image of the first, turned or not.",
    given: "",
    sides: [["the second is the first", k === 0 ? "in a mirror" : `in a mirror, then ${words[k]!}`]],
    look: "in one image let the ink of a ring lie together, in the other apart",
    figure: pictured(pair),
  };
});

/** Five rows of marks, # for ink. */
const drawn = (...rows: readonly string[]): Image =>
  rows.map((row) => [...row].map((mark) => (mark === "#" ? 1 : 0)));
const answer =
  (first: Image, second: Image): LookAlikes =>
  () => ({ first, second });

const line = drawn(".....", "..#..", "..#..", "..#..", ".....");
const bent = drawn(".....", "..#..", "..##.", ".....", ".....");
const six = drawn("..#..", ".#...", ".##..", ".##..", ".....");
const nine = quarterTurn(quarterTurn(six));
const hook = drawn(".....", ".#...", ".###.", ".....", ".....");

export const lookAlikesExercise: Exercise<LookAlikes> = exercise<LookAlikes>({
  laws: [worth(1, sameSums), worth(1, noTurn), worth(1, noMirror)],
  reference: answer(line, bent),
  answer: "constant",
  withhold: [],
  mutants: [
    mutant("takes a 6 and a 9, which is the 6 on its head", answer(six, nine), rejectedBy(noTurn)),
    mutant("takes an image and its mirror image", answer(hook, mirrored(hook)), rejectedBy(noMirror)),
    mutant("takes one image twice", answer(six, six), rejectedBy(sameSums, noTurn, noMirror)),
    mutant(
      "moves ink to another ring",
      answer(line, drawn("..#..", "..#..", "..#..", ".....", ".....")),
      rejectedBy(sameSums, noTurn, noMirror),
    ),
    mutant(
      "draws a 1 and a 7",
      answer(
        drawn("..#..", "..#..", "..#..", "..#..", "..#.."),
        drawn("#####", "...#.", "..#..", ".#...", "#...."),
      ),
      rejectedBy(sameSums, noTurn, noMirror),
    ),
    mutant(
      "takes four rows of four pixels",
      answer(
        [
          [1, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
        ],
        [
          [0, 1, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
        ],
      ),
      rejectedBy(sameSums, noTurn, noMirror),
    ),
  ],
  hints: [
    "Which pixels may you move without changing any sum? Those of one ring, to other places in the same ring.",
    "Put two pixels of ink into ring 1: on opposite sides of the centre in one image, next to each other in the other.",
    "The first: ink in rows 1, 2 and 3 of column 2, a short line. The second: ink in row 1, column 2, in the centre, and in row 2, column 3, a line that is bent.",
  ],
});
