import { type Matrix, matmul, type Permutation, type Random } from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  mutant,
  rejectedBy,
  rightSize,
  worth,
} from "noether/course";
import { type Explanation, fault, type Instances, nonTriviality, show, sides } from "noether/laws";
import {
  anyPermutation,
  anySquare,
  inCycles,
  inWords,
  malformed,
  onMatrix,
  swap,
  unit,
  whereApart,
} from "./permutations.js";

type EquivariantPart = (A: Matrix) => Matrix;

const wellFormed = (result: unknown, n: number): Explanation | undefined =>
  malformed(
    result,
    n,
    n === 1
      ? "a set of one element has no pair of different elements: do you divide by their number?"
      : "make a new matrix, one entry for each of A",
  );

type Moved = readonly [p: Permutation, A: Matrix];
const anySize = (random: Random): number => random.pick([2, 3, 4, 6, 9]);
const moves: Instances<Moved> = {
  examples: [
    [swap(2, 0, 1), unit(2, 0, 0)],
    [swap(3, 0, 1), unit(3, 0, 1)],
    [swap(3, 1, 2), unit(3, 0, 0)],
    [swap(4, 0, 1), unit(4, 0, 1)],
  ],
  draw(random) {
    const n = anySize(random);
    return [anyPermutation(random, n), anySquare(random, n)];
  },
  simpler: ([, A]) => (A.length > 4 ? moves.examples : []),
};

/** The first two entries that a permutation exchanges and that differ. */
function unequal(B: Matrix, moved: Matrix): string | undefined {
  for (const [i, row] of B.entries()) {
    const j = row.findIndex((value, c) => Math.abs(value - moved[i]![c]!) > 1e-9 * (1 + Math.abs(value)));
    if (j >= 0)
      return i === j
        ? "all entries on the diagonal have to be equal: a permutation exchanges them"
        : "all entries off the diagonal have to be equal: a permutation takes any pair of different elements to any other";
  }
  return undefined;
}

const commutes = sides(
  "it commutes",
  "P B = B P \\quad \\text{for all } P",
  moves,
  (part: EquivariantPart, [p, A]) => {
    const B = part(A);
    const odd = wellFormed(B, A.length);
    if (odd !== undefined) return odd;
    const moved = onMatrix(p, B);
    return {
      should: "P B P^T should be B: no renumbering of the elements may change the map.",
      given: `p = ${inCycles(p)}, ${inWords(A)}`,
      left: ["B", B],
      right: ["P B P^T", moved],
      shown: whereApart(B, moved),
      get look() {
        return unequal(B, moved);
      },
    };
  },
);

/** a 1 + b (all ones). */
const combined = (n: number, a: number, b: number): Matrix =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? a + b : b)));

type Coefficients = readonly [n: number, a: number, b: number];
const known: Instances<Coefficients> = {
  examples: [
    [2, 1, 0],
    [3, 0, 1],
    [3, 2, 1],
    [1, 2, 1],
  ],
  draw: (random) => [random.pick([1, 2, 3, 4, 6, 9]), random.normal(), random.normal()],
  simpler: () => [],
};

const keeps = sides(
  "what commutes already stays",
  "B(a 1 + b\\, 1 1^T) = a 1 + b\\, 1 1^T",
  known,
  (part: EquivariantPart, [n, a, b]) => {
    const A = combined(n, a, b);
    const B = part(A);
    return (
      wellFormed(B, n) ?? {
        should: "This A commutes with all permutations already: its average should be A itself.",
        given: `A is ${n} x ${n}, ${show(a + b)} on the diagonal and ${show(b)} elsewhere`,
        left: ["A", A],
        right: ["yours", B],
        shown: whereApart(A, B),
        look: "the diagonal gets the mean of the diagonal, and every other place the mean of the others. How many entries has each?",
      }
    );
  },
);

const added = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0);
const diagonal = (A: Matrix): number[] => A.map((row, i) => row[i]!);

const squares: Instances<readonly [A: Matrix]> = {
  examples: [[unit(2, 0, 0)], [unit(2, 0, 1)], [unit(3, 0, 0)], [unit(3, 2, 0)], [[[5]]]],
  draw: (random) => [anySquare(random, random.pick([1, 2, 3, 4, 6, 9]))],
  simpler: ([A]) => (A.length > 3 ? squares.examples : []),
};

const sums = fault(
  "two sums stay",
  "\\operatorname{tr} B = \\operatorname{tr} A, \\quad \\textstyle\\sum_{ij} B_{ij} = \\sum_{ij} A_{ij}",
  squares,
  (part: EquivariantPart, [A]): Explanation | undefined => {
    const B = part(A);
    const odd = wellFormed(B, A.length);
    if (odd !== undefined) return odd;
    const off = (M: Matrix): number => added(M.flat()) - added(diagonal(M));
    for (const [what, number] of [
      ["the diagonal", (M: Matrix) => added(diagonal(M))],
      ["the other entries", off],
    ] as const) {
      const [before, after] = [number(A), number(B)];
      if (Math.abs(before - after) > 1e-9 * (1 + added(A.flat().map(Math.abs)))) {
        return {
          should: `Each P A P^T has the entries of A in other places, those of the diagonal on the diagonal. So the sum of ${what} should stay.`,
          given: inWords(A),
          sides: [
            ["in A", show(before)],
            ["in yours", show(after)],
          ],
          look: "each mean is divided by the number of its own entries: n on the diagonal, and how many off it?",
        };
      }
    }
    return undefined;
  },
);

/** a 1 + b (all ones), from what is to be on the diagonal and off it. */
const filled =
  (on: (A: Matrix) => number, off: (A: Matrix) => number): EquivariantPart =>
  (A) => {
    const [d, o] = [on(A), off(A)];
    return A.map((row, i) => row.map((_, j) => (i === j ? d : o)));
  };
const meanOn = (A: Matrix): number => added(diagonal(A)) / A.length;
const rest = (A: Matrix): number => added(A.flat()) - added(diagonal(A));
const meanOff = (A: Matrix): number => (A.length === 1 ? 0 : rest(A) / (A.length * (A.length - 1)));
const reference = filled(meanOn, meanOff);

const anyInput = {
  draw: (random: Random): [Matrix] => [anySquare(random, random.pick([3, 4, 4, 5, 5, 9]))],
  large: [
    [Array.from({ length: 36 }, (_, i) => Array.from({ length: 36 }, (_, j) => 1 + i + 36 * j))] satisfies [
      Matrix,
    ],
  ],
};

const transposed = (A: Matrix): Matrix => A.map((row, i) => row.map((_, j) => A[j]![i]!));

export const equivariantPartExercise: Exercise<EquivariantPart> = exercise<EquivariantPart>({
  laws: [
    worth(2, commutes),
    worth(1, keeps),
    worth(2, sums),
    nonTriviality<[Matrix]>(anyInput, { names: ["A"] }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["reynolds", "reynoldsEstimate", "intertwiners", "isotypicProjection", "commutant"],
  mutants: [
    mutant(
      "averages over cyclic shifts only",
      (A) =>
        A.map((row, i) =>
          row.map((_, j) => added(A.map((__, k) => A[(i + k) % A.length]![(j + k) % A.length]!)) / A.length),
        ),
      rejectedBy(commutes),
    ),
    mutant(
      "makes it symmetric, no more",
      (A) => A.map((row, i) => row.map((value, j) => (value + A[j]![i]!) / 2)),
      rejectedBy(commutes),
    ),
    mutant(
      "divides the others by n^2",
      filled(meanOn, (A) => rest(A) / A.length ** 2),
      rejectedBy(keeps, sums),
    ),
    mutant(
      "takes the mean of all entries everywhere",
      filled(
        (A) => added(A.flat()) / A.length ** 2,
        (A) => added(A.flat()) / A.length ** 2,
      ),
      rejectedBy(keeps, sums),
    ),
    mutant(
      "keeps the diagonal alone",
      filled(meanOn, () => 0),
      rejectedBy(keeps, sums),
    ),
    mutant("multiplies by the transpose", (A) => matmul(A, transposed(A)), rejectedBy(commutes, keeps, sums)),
    mutant("leaves A as it is", (A) => A, rejectedBy(commutes)),
  ],
  hints: [
    "Where can the entry A[0][0] go, under any permutation? And where can A[0][1] go? Draw a 3 x 3 matrix and mark both sets of places.",
    "Entries of one of the two sets are spread evenly over it: in the average, each place of the set has the mean of the set.",
    "There are n entries on the diagonal and n (n - 1) others. Write the mean of the first into every place of the diagonal, the mean of the others into every other place; for n = 1 there are no others.",
  ],
});
