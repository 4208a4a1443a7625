import { identityMatrix, type Matrix, relativeError } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, fault, type Law, once, show } from "noether/laws";
import { clean, firstDifference, noMatrix, times } from "./matrices.js";

type NearlyRepresentation = (g: number) => Matrix;

const elements = [0, 1, 2, 3];
const shown = (a: Matrix): string => show(a.map((row) => row.slice(0, 3)));

/** What is wrong with the four matrices as matrices, before any mathematics. */
function malformed(M: NearlyRepresentation): Explanation | undefined {
  const size = (M(0) as unknown as { readonly length?: number })?.length ?? 0;
  if (!(size >= 1 && size <= 3)) {
    return {
      should: "M(0) should be a square matrix of 1, 2 or 3 rows.",
      given: "",
      sides: [["got", show(M(0))]],
      look: "a number x is the 1 x 1 matrix [[x]]",
    };
  }
  return elements
    .map((g) => noMatrix(M(g), size, `M(${g})`))
    .find((explanation) => explanation !== undefined);
}

function law(
  name: string,
  statement: string,
  find: (M: NearlyRepresentation) => Explanation | undefined,
): Law<NearlyRepresentation, readonly []> {
  const found = (M: NearlyRepresentation): Explanation | undefined => malformed(M) ?? find(M);
  return fault(name, statement, once, found);
}

const one = (M: NearlyRepresentation): Matrix => identityMatrix(M(0).length);
const same = (a: unknown, b: unknown): boolean => relativeError(a, b) < 1e-6;

const identity = law("keeps the identity", "M(0) = 1", (M) =>
  same(M(0), one(M))
    ? undefined
    : {
        should: "0 is the identity of Z/4, so M(0) should be the identity matrix.",
        given: "",
        sides: [["M(0)", shown(M(0))]],
      },
);

const inverses = law("keeps inverses", "M(-g)\\, M(g) = 1", (M) => {
  const g = elements.find((h) => !same(times(M((4 - h) % 4), M(h)), one(M)));
  if (g === undefined) return undefined;
  const inverse = (4 - g) % 4;
  const row = firstDifference(times(M(inverse), M(g))!, one(M));
  return {
    should: `The inverse of ${g} in Z/4 is ${inverse}, so M(${inverse}) M(${g}) should be the identity matrix.`,
    given: M(0).length === 1 ? "" : `column ${row} of the product:`,
    sides: [
      ["expected", show(one(M).map((line) => line[row]))],
      ["got", clean(times(M(inverse), M(g))!.map((line) => line[row]!))],
    ],
    look:
      g === 2
        ? "2 + 2 = 0 mod 4: the element 2 is its own inverse"
        : `M(${g}) must have an inverse, and M(${inverse}) must be it`,
  };
});

const fails = law("is not a homomorphism", "M(g + h) \\neq M(g)\\, M(h) \\text{ for some } g, h", (M) => {
  const broken = elements.some((g) =>
    elements.some((h) => !(relativeError(M((g + h) % 4), times(M(g), M(h))) < 1e-3)),
  );
  if (broken) return undefined;
  const column = (a: Matrix): string => clean(a.map((row) => row[0]!));
  return {
    should: "There should be g and h with M(g + h) different from M(g) M(h), but yours is a homomorphism.",
    given: "for example g = 1, h = 1, the first column of both:",
    sides: [
      ["M(1) M(1)", column(times(M(1), M(1))!)],
      ["M(2)", column(M(2))],
    ],
    look: "the two other laws do not tie M(2) to M(1): which matrices are their own inverse?",
  };
});

const turn = (degrees: number): Matrix => {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [
    [c, -s],
    [s, c],
  ];
};

export const nearlyRepresentationExercise: Exercise<NearlyRepresentation> = exercise<NearlyRepresentation>({
  laws: [identity, inverses, worth(4, fails)],
  reference: (g) => [[[1, 2, 1, 0.5][g]!]],
  answer: "table",
  withhold: [],
  mutants: [
    mutant("quarter turns, a true representation", (g) => turn(90 * g), rejectedBy(fails)),
    mutant("the identity matrix for every g", () => identityMatrix(2), rejectedBy(fails)),
    mutant("turns by 100 degrees a step", (g) => turn(100 * g), rejectedBy(inverses)),
    mutant("the matrix [[g]]", (g) => [[g]], rejectedBy(identity, inverses)),
    mutant("powers of two, which never come round", (g) => [[2 ** g]], rejectedBy(inverses)),
    mutant(
      "a shear for 1 and for 3 alike",
      (g) => [
        [1, g % 2],
        [0, 1],
      ],
      rejectedBy(inverses),
    ),
    mutant("minus the identity at 0", (g) => [[g === 0 ? -1 : 1]], rejectedBy(identity)),
  ],
  hints: [
    "Which pairs of elements do the two conditions speak of? List them: 0 with 0, 1 with 3, 2 with 2. Which equations of a homomorphism are left?",
    "1 x 1 matrices are enough. M(1) may be any number that is not 0, M(3) is then fixed, and M(2) squared must be 1.",
    "Choose M(1) = [[2]]. What are M(3) and M(2)? Is M(1) M(1) = M(2)?",
  ],
});
