import { type Matrix, matvec, type Permutation, type Random, type Vector } from "noether";
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
  composed,
  inCycles,
  inverse,
  inWords,
  malformed,
  onMatrix,
  onVector,
  swap,
  unit,
  whereApart,
} from "./permutations.js";

type Renumbered = (A: Matrix, p: Permutation) => Matrix;

const wellFormed = (result: unknown, n: number): Explanation | undefined =>
  malformed(result, n, "does an index leave the matrix, or is an entry never written?");

type Entry = readonly [p: Permutation, i: number, j: number];
const cycle: Permutation = [1, 2, 0];
/** Small graphs, and some that are larger than one would write out by hand. */
const anySize = (random: Random): number => random.pick([3, 4, 5, 7, 12]);
const entries: Instances<Entry> = {
  examples: [
    [cycle, 0, 0],
    [cycle, 0, 1],
    [cycle, 2, 1],
    [swap(3, 0, 1), 0, 2],
    [swap(3, 0, 1), 2, 1],
  ],
  draw(random) {
    const n = anySize(random);
    return [anyPermutation(random, n), random.integer(n), random.integer(n)];
  },
  simpler: () => [],
};

const arrival = fault(
  "where an edge goes",
  "A = E_{ij} \\implies P A P^T = E_{p(i)\\, p(j)}",
  entries,
  (renumber: Renumbered, [p, i, j]): Explanation | undefined => {
    const result = renumber(unit(p.length, i, j), p);
    const odd = wellFormed(result, p.length);
    if (odd !== undefined) return odd;
    const [row, column] = [p[i]!, p[j]!];
    const spots = result.flatMap((line, r) => line.flatMap((value, c) => (value === 0 ? [] : [[r, c]])));
    const spot = spots[0];
    if (spots.length === 1 && spot!.join() === `${row},${column}` && result[row]![column] === 1)
      return undefined;
    return {
      should: `A has one edge, in row ${i}, column ${j}: it should be in row ${row}, column ${column} after the renumbering.`,
      given: `p = ${p.length > 7 ? `a permutation of ${p.length} nodes` : show(p)}${i === j ? `, so node ${i} becomes node ${row}` : ""}`,
      sides: [
        [
          "the edge is now in",
          spots.length === 1
            ? `row ${spot![0]}, column ${spot![1]}`
            : spots.length === 0
              ? "no place"
              : `${spots.length} places`,
        ],
      ],
      look: lookAt(p, i, j, spots),
    };
  },
);

/** What the places say about the mistake. */
function lookAt(p: Permutation, i: number, j: number, [spot, more]: readonly (readonly number[])[]): string {
  if (spot === undefined)
    return "every entry gets a place, those on the diagonal and those in either direction too";
  if (more !== undefined) return "every entry gets one place: an edge from j to i is none from i to j";
  const at = (row: number, column: number): boolean => spot[0] === row && spot[1] === column;
  const back = inverse(p);
  if (at(back[i]!, back[j]!))
    return "it went the other way: this is p^-1. A[i][j] is to be written to place [p[i]][p[j]], not read from there";
  if (at(i, j)) return "nothing has moved";
  if (at(p[i]!, j)) return "the row has moved, the column has not: both ends of an edge get new numbers";
  if (at(i, p[j]!)) return "the column has moved, the row has not: both ends of an edge get new numbers";
  if (at(p[j]!, p[i]!)) return "the edge goes the other way now: rows and columns are exchanged";
  return "both ends of an edge get new numbers, and both by p";
}

type Pair = readonly [p: Permutation, q: Permutation, A: Matrix];
const numbers = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];
const pairs: Instances<Pair> = {
  examples: [
    [cycle, swap(3, 0, 1), numbers],
    [swap(3, 0, 1), swap(3, 1, 2), numbers],
  ],
  draw(random) {
    const n = anySize(random);
    return [anyPermutation(random, n), anyPermutation(random, n), anySquare(random, n)];
  },
  simpler: ([, , A]) => (A === numbers ? [] : pairs.examples),
};

const action = sides("action", "(p q) A = p\\, (q A)", pairs, (renumber: Renumbered, [p, q, A]) => {
  const first = renumber(A, q);
  return (
    wellFormed(first, p.length) ?? {
      should: "Renumbering by q and then by p should be renumbering once by p q, which does q first.",
      given: `p = ${inCycles(p)}, q = ${inCycles(q)}, p q = ${inCycles(composed(p, q))}, ${inWords(A)}`,
      left: ["by q, then by p", renumber(first, p)],
      right: ["by p q", renumber(A, composed(p, q))],
      shown: whereApart(renumber(first, p), renumber(A, composed(p, q))),
      look: "(p q)[i] = p[q[i]]. If both are exchanged somewhere, you act by the inverse",
    }
  );
});

type Heard = readonly [p: Permutation, A: Matrix, x: Vector];
const vectors: Instances<Heard> = {
  examples: [
    [cycle, unit(3, 0, 1), [1, 2, 3]],
    [swap(3, 0, 1), numbers, [1, 0, 0]],
  ],
  draw(random) {
    const n = anySize(random);
    const [p, A] = [anyPermutation(random, n), anySquare(random, n)];
    return [p, A, Array.from({ length: n }, () => random.normal())];
  },
  simpler: ([, A]) => (A === numbers ? [] : vectors.examples),
};

const numbersIn = (A: Matrix): string => String(A.flat().sort((a, b) => a - b));
const neighbours = sides(
  "neighbours stay neighbours",
  "(P A P^T)(P x) = P (A x)",
  vectors,
  (renumber: Renumbered, [p, A, x]) => {
    const result = renumber(A, p);
    return (
      wellFormed(result, p.length) ?? {
        should:
          "What a node hears from its neighbours, the entries of A x, should be heard by the same node under its new number.",
        given: `p = ${inCycles(p)}, ${inWords(A)}`,
        left: ["P (A x)", onVector(p, matvec(A, x))],
        right: ["yours, applied to P x", matvec(result, onVector(p, x))],
        look:
          numbersIn(result) === numbersIn(A)
            ? "node i is now called p[i], as a row and as a column"
            : "an entry is a weight: it goes to its new place as it is",
      }
    );
  },
);

const reference: Renumbered = (A, p) => onMatrix(p, A);

const wide = Array.from({ length: 36 }, (_, i) => i);
const anyInput = {
  draw(random: Random): [Matrix, Permutation] {
    const n = random.pick([4, 4, 5, 5, 9]);
    return [anySquare(random, n), anyPermutation(random, n)];
  },
  large: [
    [wide.map((i) => wide.map((j) => 1 + 36 * i + j)), wide.map((i) => (5 * i + 1) % 36)] satisfies [
      Matrix,
      Permutation,
    ],
  ],
};

const from =
  (f: (A: Matrix, back: Permutation, i: number, j: number) => number): Renumbered =>
  (A, p) =>
    A.map((row, i) => row.map((_, j) => f(A, inverse(p), i, j)));

export const renumberedExercise: Exercise<Renumbered> = exercise<Renumbered>({
  laws: [
    worth(2, arrival),
    worth(1, action),
    worth(1, neighbours),
    nonTriviality<[Matrix, Permutation]>(anyInput, { names: ["A", "p"] }),
    everyInputCounts(reference, anyInput),
    rightSize(reference, anyInput),
  ],
  reference,
  withhold: ["renumberNodes", "permuteRows"],
  mutants: [
    mutant(
      "reads where it should write",
      (A, p) => onMatrix(inverse(p), A),
      rejectedBy(arrival, action, neighbours),
    ),
    mutant(
      "moves rows only",
      from((A, back, i, j) => A[back[i]!]![j]!),
      rejectedBy(arrival, neighbours),
    ),
    mutant(
      "moves columns only",
      from((A, back, i, j) => A[i]![back[j]!]!),
      rejectedBy(arrival, neighbours),
    ),
    mutant(
      "exchanges rows and columns",
      from((A, back, i, j) => A[back[j]!]![back[i]!]!),
      rejectedBy(arrival, neighbours),
    ),
    mutant(
      "moves columns the other way",
      (A, p) => from((B, back, i, j) => B[back[i]!]![p[j]!]!)(A, p),
      rejectedBy(arrival, neighbours),
    ),
    mutant(
      "writes both directions of an edge from one of them",
      (A, p) => onMatrix(p, A).map((row, i, all) => row.map((_, j) => all[Math.max(i, j)]![Math.min(i, j)]!)),
      rejectedBy(arrival, neighbours),
    ),
    mutant(
      "asks whether there is an edge, and forgets its weight",
      (A, p) => onMatrix(p, A).map((row) => row.map((x) => (x === 0 ? 0 : 1))),
      rejectedBy(neighbours),
    ),
    mutant(
      "renumbers up to nine nodes, and no more",
      (A, p) => (A.length < 10 ? onMatrix(p, A) : A),
      rejectedBy(arrival, neighbours),
    ),
    mutant("leaves the graph as it is", (A) => A, rejectedBy(arrival, neighbours)),
  ],
  hints: [
    "Take three nodes and p = [1, 2, 0]: node 0 becomes node 1, node 1 becomes node 2. An edge in A[0][1]: which entry of the new matrix says the same?",
    "Two ways: go through the old entries and write each to its new place, or go through the new places and read each from its old one. For the second you need the inverse: p.indexOf(i) is the old number of the node that is now i.",
    "A.map((row, i) => row.map((_, j) => A[p.indexOf(i)][p.indexOf(j)])).",
  ],
});
