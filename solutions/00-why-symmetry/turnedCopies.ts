import { type Image, quarterTurn, relativeError } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, fault, type Law, show } from "noether/laws";
import { inWords, isSquare, type Labelled, labelledImages, sideBySide } from "./squareImages.js";

interface Copy {
  readonly image: Image;
  readonly label: number;
}
type TurnedCopies = (image: Image, label: number) => readonly Copy[];

const ordinal = ["first", "second", "third", "fourth"] as const;
const equal = (a: unknown, b: unknown): boolean => relativeError(a, b) < 1e-9;

/** What is wrong with the form of an answer, before any turn is tried. */
function malformed(copies: unknown, n: number): Explanation | undefined {
  const said = (should: string, got: string, look?: string): Explanation => ({
    should,
    given: "",
    sides: [["got", got]],
    look,
  });
  if (!Array.isArray(copies)) return said("The result should be a list of copies.", show(copies));
  if (copies.length !== 4)
    return said(
      "There should be four copies: not turned, turned once, twice and three times.",
      copies.length === 1 ? "1 copy" : `${copies.length} copies`,
    );
  for (const [k, copy] of copies.entries()) {
    const { image } = (copy ?? {}) as Partial<Copy>;
    if (image === undefined)
      return said(
        "Every copy should have an image and a label: { image: ..., label: ... }.",
        Array.isArray(copy) ? "a list" : show(copy),
      );
    if (!isSquare(image, n))
      return said(
        "The image of every copy should have as many rows and columns as the one that was given, all of numbers.",
        Array.isArray(image) && Array.isArray(image[0])
          ? `in the ${ordinal[k]} copy ${image.length} rows of ${image[0].length}: ${show(image[0])} and so on`
          : show(image),
        "does an index leave the image? The last row and the last column have the number n - 1",
      );
  }
  return undefined;
}

const law = (
  name: string,
  statement: string,
  find: (copies: readonly Copy[], f: Image, label: number) => Explanation | undefined,
): Law<TurnedCopies, Labelled> =>
  fault(name, statement, labelledImages, (subject, [f, label]) => {
    const copies = subject(f, label);
    return malformed(copies, f.length) ?? find(copies, f, label);
  });

const itself = law("the image itself is one of them", "f \\in \\text{copies}", (copies, f) => {
  if (copies.some((copy) => equal(copy.image, f))) return undefined;
  return {
    should: "One of the four copies should be the image as it was given: turned by nothing.",
    given: `image = ${inWords(f)}`,
    sides: [["your first copy", inWords(copies[0]!.image)]],
    look: "the pixels change places, and their values stay as they are",
  };
});

const closed = law(
  "a quarter turn takes copies to copies",
  "r \\{f_1, \\dots, f_4\\} = \\{f_1, \\dots, f_4\\}",
  (copies, f) => {
    const left = copies.map((copy) => copy.image);
    for (const [k, copy] of copies.entries()) {
      const turned = quarterTurn(copy.image);
      const found = left.findIndex((other) => equal(other, turned));
      if (found >= 0) {
        left.splice(found, 1);
        continue;
      }
      return {
        should: "A quarter turn of any of your copies should give a copy again, and each of them once.",
        given: `image = ${inWords(f)}`,
        sides: [
          [`your ${ordinal[k]} copy`, inWords(copy.image)],
          ["turned counter-clockwise", `${inWords(turned)}, which is missing`],
        ],
        look: whyMissing(copies, f),
        figure: sideBySide(
          "Your four copies.",
          ...copies.map((each, j) => [ordinal[j]!, each.image] as const),
        ),
      };
    }
    return undefined;
  },
);

const reversedRows = (f: Image): Image => f.map((row) => row.toReversed());

/** Where to look when a turned copy is missing. */
function whyMissing(copies: readonly Copy[], f: Image): string {
  const has = (g: Image): boolean => copies.some((copy) => equal(copy.image, g));
  if (copies.every((copy) => equal(copy.image, f)))
    return "all four are the image itself, or one and the same list: turn it, and make new lists, since reverse() changes the list that it is called on";
  if (turns.map((turn) => reversedRows(turn(f))).some(has))
    return "one of your copies is a mirror image, and no turn makes one: a mirror exchanges left and right, and leaves up and down";
  const twins = copies.findIndex((copy, k) =>
    copies.slice(0, k).some((other) => equal(other.image, copy.image)),
  );
  if (twins > 0)
    return `your ${ordinal[twins]} copy is the same as one before it. Turn the copy before, not the image again; and by a quarter, not by a half`;
  return "a quarter turn makes a column of each row. Follow one corner pixel: it visits all four corners";
}

const labelsStay = law("labels stay", "\\text{label}(r f) = \\text{label}(f)", (copies, _, label) => {
  const k = copies.findIndex((copy) => !equal(copy.label, label));
  if (k < 0) return undefined;
  return {
    should: "A turned digit is still the same digit: every copy should have the label that was given.",
    given: `label = ${label}`,
    sides: [[`the label of your ${ordinal[k]} copy`, show(copies[k]!.label)]],
    look: "the label says what somebody wrote, however the paper lies",
  };
});

/** The copies made by moves, one after another. */
const made =
  (moves: readonly ((f: Image) => Image)[], labelled = (label: number, _k: number) => label): TurnedCopies =>
  (image, label) =>
    moves.map((move, k) => ({ image: move(image), label: labelled(label, k) }));

const same = (f: Image): Image => f.map((row) => [...row]);
const twice = (f: Image): Image => quarterTurn(quarterTurn(f));
const thrice = (f: Image): Image => quarterTurn(twice(f));
const turns = [same, quarterTurn, twice, thrice];
const upsideDown = (f: Image): Image => f.toReversed();
const transposed = (f: Image): Image => f.map((_, y) => f.map((row) => row[y]!));
const reference = made(turns);

/** Images that no turn leaves as they are. */
const anyImage = { draw: labelledImages.draw };

export const turnedCopiesExercise: Exercise<TurnedCopies> = exercise<TurnedCopies>({
  laws: [
    worth(1, itself),
    worth(2, closed),
    worth(1, labelsStay),
    everyInputCounts(reference, anyImage),
    rightSize(reference, anyImage),
  ],
  reference,
  withhold: ["quarterTurn", "rotateImage"],
  mutants: [
    mutant("mirrors in place of turning", made([same, reversedRows, upsideDown, twice]), rejectedBy(closed)),
    mutant(
      "calls a 6 that stands on its head a 9",
      made(turns, (label, k) => (k === 2 && (label === 6 || label === 9) ? 15 - label : label)),
      rejectedBy(labelsStay),
    ),
    mutant(
      "takes the number of turns for the label",
      made(turns, (_, k) => k),
      rejectedBy(labelsStay),
    ),
    mutant(
      "exchanges rows and columns, and takes that for a quarter turn",
      made([same, transposed, same, transposed]),
      rejectedBy(closed),
    ),
    mutant("knows the half turn only", made([same, twice, same, twice]), rejectedBy(closed)),
    mutant(
      "leaves the image itself out",
      made([quarterTurn, twice, thrice]),
      rejectedBy(itself, closed, labelsStay),
    ),
    mutant(
      "turns three times, and always from the start",
      made([same, quarterTurn, quarterTurn, quarterTurn]),
      rejectedBy(closed),
    ),
    mutant("copies without turning", made([same, same, same, same]), rejectedBy(closed)),
  ],
  hints: [
    "Take a 2 x 2 image with the rows 1 2 and 3 4, and turn the paper counter-clockwise by a quarter. Which numbers are in the upper row now?",
    "They are 2 4: the last column, read from the top. The new row y is the old column n - 1 - y. Write a function turned(f) for that: one `map` over the rows of the result, and one inside it.",
    "turned = (f) => f.map((_, y) => f.map((row) => row[f.length - 1 - y])). Then image, turned(image), turned(turned(image)) and once more, each in an object with the label.",
  ],
});
