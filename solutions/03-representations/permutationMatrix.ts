import { type Matrix, type Permutation, type Random, relativeError, symmetric } from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { elementInstances, fault, type Instances, type Law, once, show, sides, tuple } from "noether/laws";
import { anyPermutation, column, firstDifference, named, noMatrix, times } from "./matrices.js";

type PermutationMatrix = (p: Permutation) => Matrix;

const group = symmetric(3);
const larger = symmetric(4);
const { multiply } = group;

const one: Instances<readonly [p: Permutation]> = {
  ...elementInstances(group),
  draw: (random) => [random.pick(larger.elements)],
};

const homomorphism: Law<PermutationMatrix, readonly [p: Permutation, q: Permutation]> = sides(
  "homomorphism",
  "P(p q) = P(p)\\, P(q)",
  tuple(one, one),
  (P: PermutationMatrix, [p, q]) => {
    const [first, second, whole] = [P(p), P(q), P(multiply(p, q))];
    const bad =
      noMatrix(first, p.length, `P(${show(p)})`) ??
      noMatrix(second, p.length, `P(${show(q)})`) ??
      noMatrix(whole, p.length, `P(${show(multiply(p, q))})`);
    if (bad !== undefined) return bad;
    const parts = times(first, second)!;
    const j = firstDifference(parts, whole);
    return {
      should: "Permuting by q, then by p, should be permuting by p q.",
      given: `p = ${show(p)}, q = ${show(q)}, p q = ${show(multiply(p, q))}`,
      left: [`P(p) P(q) e_${j}`, parts],
      right: [`P(p q) e_${j}`, whole],
      shown: [named(column(parts, j)), named(column(whole, j))],
      get look() {
        if (relativeError(whole, times(second, first)) < 1e-9)
          return "yours has P(p q) = P(q) P(p): the factors are in the opposite order. Which index of your matrix is the row?";
        return whole.length > 1 && whole.every((row) => row.join() === whole[0]!.join())
          ? "all rows are alike: did you put the same list into every row?"
          : "write the three matrices down: which entries should be 1?";
      },
    };
  },
);

const basis: Law<PermutationMatrix, readonly [p: Permutation]> = sides(
  "where the basis goes",
  "P(p)\\, e_i = e_{p[i]}",
  one,
  (P: PermutationMatrix, [p]) => {
    const matrix = P(p);
    const bad = noMatrix(matrix, p.length, `P(${show(p)})`);
    if (bad !== undefined) return bad;
    const expected = reference(p);
    const i = firstDifference(expected, matrix);
    return {
      should: `p takes ${i} to ${p[i]}, so P(p) should take e_${i} to e_${p[i]}.`,
      given: `p = ${show(p)}`,
      left: ["expected", expected],
      right: [`P(p) e_${i}, which is column ${i}`, matrix],
      shown: [`e_${p[i]}`, named(column(matrix, i))],
      look: `column ${i} has a single 1: in which row?`,
    };
  },
);

const orthogonality: Law<PermutationMatrix, readonly [p: Permutation]> = fault(
  "orthogonality",
  "P(p)^T P(p) = 1",
  one,
  (P: PermutationMatrix, [p]) => {
    const matrix = P(p);
    const bad = noMatrix(matrix, p.length, `P(${show(p)})`);
    if (bad !== undefined) return bad;
    const dot = (i: number, j: number): number => matrix.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
    const pairs = p.flatMap((_, i) => p.map((__, j) => [i, j] as const));
    const wrong = pairs.find(([a, b]) => relativeError(dot(a, b), a === b ? 1 : 0) > 1e-9);
    if (wrong === undefined) return undefined;
    const [i, j] = wrong;
    return {
      should:
        i === j
          ? "Permuting should keep lengths: every column should have length 1."
          : "Permuting should keep angles: two columns should be perpendicular.",
      given: `p = ${show(p)}`,
      sides: [
        [`column ${i}`, named(column(matrix, i))],
        ...(i === j ? [] : [[`column ${j}`, named(column(matrix, j))] as const]),
        [
          i === j ? "its length squared, expected 1, got" : "their product, expected 0, got",
          String(dot(i, j)),
        ],
      ],
      look: "every column and every row has a single 1, and everything else is 0",
    };
  },
);

const reference: PermutationMatrix = (p) => p.map((_, row) => p.map((target) => (target === row ? 1 : 0)));

/** Up to ten points: nobody writes these matrices out. */
const anySize = { draw: (random: Random): [Permutation] => [anyPermutation(4 + random.integer(7), random)] };

const depends = fault<PermutationMatrix, readonly []>(
  "every permutation has a matrix of its own",
  "p \\neq q \\implies P(p) \\neq P(q)",
  once,
  (P) => {
    const [p, q] = [
      [1, 0, 2],
      [0, 2, 1],
    ];
    if (relativeError(P(p), P(q)) !== 0) return undefined;
    return {
      should: "Two different permutations should have two different matrices.",
      given: "",
      sides: [
        [`row 0 of P(${show(p)})`, show(P(p)[0])],
        [`row 0 of P(${show(q)})`, show(P(q)[0])],
      ],
      look: "does your matrix depend on where p takes each place?",
    };
  },
);
const filled = (p: Permutation, entry: (row: number, j: number) => number): Matrix =>
  p.map((_, row) => p.map((__, j) => entry(row, j)));

export const permutationMatrixExercise: Exercise<PermutationMatrix> = exercise<PermutationMatrix>({
  laws: [
    worth(1, orthogonality),
    worth(2, homomorphism),
    worth(2, basis),
    depends,
    everyInputCounts(reference, anySize),
  ],
  reference,
  withhold: ["permutationRepresentation", "regular", "onFunctions", "onCosets"],
  mutants: [
    mutant(
      "transposed: the 1 of row i in column p[i]",
      (p) => filled(p, (row, j) => (p[row] === j ? 1 : 0)),
      rejectedBy(homomorphism, basis),
    ),
    mutant(
      "keeps the ones of the identity matrix",
      (p) => filled(p, (row, j) => (row === j || p[j] === row ? 1 : 0)),
      rejectedBy(orthogonality, basis, homomorphism),
    ),
    mutant(
      "counts from 1: row p[i] - 1",
      (p) => filled(p, (row, j) => (p[j]! - 1 === row ? 1 : 0)),
      rejectedBy(orthogonality, basis),
    ),
    mutant(
      "writes p[i] where a 1 belongs",
      (p) => filled(p, (row, j) => (p[j] === row ? p[j]! : 0)),
      rejectedBy(orthogonality, basis),
    ),
    mutant(
      "makes the matrix symmetric",
      (p) => filled(p, (row, j) => (p[j] === row || p[row] === j ? 1 : 0)),
      rejectedBy(homomorphism, basis),
    ),
    mutant(
      "puts one and the same list into every row",
      (p) => filled(p, () => 1),
      rejectedBy(homomorphism, basis),
    ),
    mutant(
      "the identity matrix for every p",
      (p) => filled(p, (row, j) => (row === j ? 1 : 0)),
      rejectedBy(basis, depends),
    ),
    mutant("a matrix of zeros", (p) => filled(p, () => 0), rejectedBy(basis, orthogonality, depends)),
  ],
  hints: [
    "Column i of a matrix is what it does to e_i. Where should e_0 go for p = [1, 2, 0]?",
    "Column i has one 1, in row p[i]. Two nested maps make all entries: one over rows, one over columns.",
    "The entry in row r and column i is 1 if p[i] === r, otherwise 0.",
  ],
});
