import {
  blockDiagonal,
  identityMatrix,
  kronecker,
  type Matrix,
  matmul,
  matvec,
  type Random,
  transpose,
  type Vector,
} from "noether";
import { type Exercise, everyInputCounts, exercise, mutant, rejectedBy, worth } from "noether/course";
import { type Explanation, show, sides, simpleFirst } from "noether/laws";
import { atFirst, fits } from "./matrices.js";

type KroneckerAction = (a: Matrix, b: Matrix) => Matrix;
/** Two matrices and two vectors of their sizes; two pairs of matrices. */
type Acting = readonly [a: Matrix, b: Matrix, v: Vector, w: Vector];
type Composing = readonly [a: Matrix, b: Matrix, c: Matrix, d: Matrix];

/** v (x) w: all v_i w_j, those of v_0 first. */
const product = (v: Vector, w: Vector): number[] => v.flatMap((x) => w.map((y) => x * y));

const swap: Matrix = [
  [0, 1],
  [1, 0],
];
const quarter: Matrix = [
  [0, -1],
  [1, 0],
];
const cycle: Matrix = [
  [0, 0, 1],
  [1, 0, 0],
  [0, 1, 0],
];
const stretch: Matrix = [
  [1, 0, 0],
  [0, 2, 0],
  [0, 0, 3],
];
const one2 = identityMatrix(2);
const one3 = identityMatrix(3);
const square = (random: Random, n: number): Matrix =>
  Array.from({ length: n }, () => Array.from({ length: n }, () => (random.integer(33) - 16) / 8));
const named = (m: Matrix): string =>
  ({
    [show(swap)]: "the swap of the two axes",
    [show(quarter)]: "the quarter turn of the plane",
    [show(cycle)]: "the cycle of the three axes",
    [show(stretch)]: "diag(1, 2, 3)",
    [show(one2)]: "the identity",
    [show(one3)]: "the identity",
  })[show(m)] ?? show(m);

/** What is wrong with a result that should act on all pairs of a place of A and a place of B. */
function noAction(got: unknown, a: Matrix, b: Matrix): Explanation | undefined {
  const size = a.length * b.length;
  if (fits(got, [size, size])) return undefined;
  const rows: readonly unknown[] = Array.isArray(got) ? got : [];
  const odd = rows.flat().find((x) => !Array.isArray(x) && !Number.isFinite(x));
  const width = Array.isArray(rows[0]) ? ` of ${rows[0].length}` : "";
  const shape = Array.isArray(got)
    ? `${rows.length} rows${width}${odd === undefined ? "" : `, and ${show(odd)} among them`}`
    : show(got);
  return {
    should: `For matrices of ${a.length} and ${b.length} rows the result should have ${size} rows and ${size} columns of numbers.`,
    given: "",
    sides: [["got", shape]],
    look: "one row and one column for every pair (i, j)",
  };
}

/** Two matrices of sizes from 2 to 9. */
const anySizes = {
  draw: (random: Random): [Matrix, Matrix] => [
    square(random, 1 + random.integer(3)),
    square(random, random.integer(4) === 0 ? 9 : 1 + random.integer(3)),
  ],
};

const acting = simpleFirst<Acting>(
  [
    [one2, one2, [1, 0], [1, 0]],
    [one2, one3, [1, 0], [1, 0, 0]],
    [swap, one3, [1, 0], [1, 0, 0]],
    [one2, cycle, [1, 0], [1, 0, 0]],
    [quarter, cycle, [1, 0], [1, 0, 0]],
    [quarter, stretch, [0, 1], [0, 0, 1]],
    [cycle, swap, [1, 0, 0], [1, 0]],
    [quarter, swap, [1, 0], [0, 1]],
  ],
  (random) => {
    const [m, n] = [1 + random.integer(3), 1 + random.integer(3)];
    return [square(random, m), square(random, n), square(random, m)[0]!, square(random, n)[0]!];
  },
);
/** A unit vector in words: e_1. */
const unitInWords = (x: Vector): string =>
  x.every((entry) => entry === 0 || entry === 1) && x.indexOf(1) === x.lastIndexOf(1) && x.includes(1)
    ? `e_${x.indexOf(1)}`
    : show(x);

const acts = sides(
  "acts on each factor",
  "K(A, B)(v \\otimes w) = A v \\otimes B w",
  acting,
  (K: KroneckerAction, [a, b, v, w]) => {
    const k = K(a, b);
    const given = `A = ${named(a)}, B = ${named(b)}`;
    const bad = noAction(k, a, b);
    if (bad !== undefined) return { ...bad, given };
    const [expected, got] = [product(matvec(a, v), matvec(b, w)), matvec(k, product(v, w))];
    return {
      should: "Acting on the product should give the product of A v and B w.",
      given: `${given}, v = ${unitInWords(v)}, w = ${unitInWords(w)}`,
      left: ["A v (x) B w", expected],
      right: ["your matrix on v (x) w", got],
      get shown() {
        return atFirst(expected, got);
      },
      look: `with B of ${b.length} rows the place of v_i w_j is ${b.length} i + j: the entry in row ${b.length} i + j, column ${b.length} p + q should be A_ip B_jq`,
    };
  },
);

const composing = simpleFirst<Composing>(
  [
    [one2, one3, one2, one3],
    [swap, cycle, quarter, stretch],
    [quarter, stretch, swap, cycle],
  ],
  (random) => {
    const [m, n] = [1 + random.integer(3), 1 + random.integer(3)];
    return [square(random, m), square(random, n), square(random, m), square(random, n)];
  },
);

const composes = sides(
  "homomorphism",
  "K(A C, B D) = K(A, B)\\, K(C, D)",
  composing,
  (K: KroneckerAction, [a, b, c, d]) => {
    const [whole, first, second] = [K(matmul(a, c), matmul(b, d)), K(a, b), K(c, d)];
    const given = `A = ${named(a)}, B = ${named(b)}, C = ${named(c)}, D = ${named(d)}`;
    const bad = noAction(whole, a, b) ?? noAction(first, a, b) ?? noAction(second, c, d);
    if (bad !== undefined) return { ...bad, given };
    return {
      should: "Acting by C and D, then by A and B, should be the same as acting by A C and B D.",
      given,
      left: ["K(A, B) K(C, D)", matmul(first, second)],
      right: ["K(A C, B D)", whole],
      look: "every entry of the result is one product A_ip B_jq: nothing is added, and nothing is transposed",
    };
  },
);

export const kroneckerActionExercise: Exercise<KroneckerAction> = exercise<KroneckerAction>({
  laws: [worth(2, acts), worth(1, composes), everyInputCounts(kronecker, anySizes)],
  reference: kronecker,
  withhold: ["kronecker", "tensorProductOfRepresentations"],
  mutants: [
    mutant("B before A: the other order of the pairs", (a, b) => kronecker(b, a), rejectedBy(acts)),
    mutant(
      "puts A and B side by side: the direct sum",
      (a, b) => blockDiagonal([a, b]),
      rejectedBy(acts, composes),
    ),
    mutant("transposes B", (a, b) => kronecker(a, transpose(b)), rejectedBy(acts, composes)),
    mutant(
      "adds the two actions: A (x) 1 + 1 (x) B",
      (a, b) => {
        const [left, right] = [
          kronecker(a, identityMatrix(b.length)),
          kronecker(identityMatrix(a.length), b),
        ];
        return left.map((row, i) => row.map((x, j) => x + right[i]![j]!));
      },
      rejectedBy(acts, composes),
    ),
    mutant(
      "acts on the first factor only",
      (a, b) => kronecker(a, identityMatrix(b.length)),
      rejectedBy(acts),
    ),
    mutant(
      "takes both for 3 x 3",
      (a, b) => {
        const places = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => [i, j] as const));
        return places.map(([i, j]) => places.map(([p, q]) => a[i]![p]! * b[j]![q]!));
      },
      rejectedBy(acts),
    ),
    mutant(
      "takes B for a matrix of three rows, whatever it is",
      (a, b) => {
        const places = Array.from(
          { length: a.length * b.length },
          (_, k) => [Math.floor(k / 3), k % 3] as const,
        );
        return places.map(([i, j]) => places.map(([p, q]) => (a[i]?.[p] ?? 0) * (b[j]?.[q] ?? 0)));
      },
      rejectedBy(acts),
    ),
  ],
  thrown: [
    [
      /properties of undefined/,
      "A and B may have other sizes than 3, and different ones: count with a.length and b.length.",
    ],
  ],
  hints: [
    "How many products v_i w_j are there for i = 0, 1 and j = 0, 1, 2? That is the size of your matrix.",
    "(A v)_i (B w)_j = sum over p, q of A_ip B_jq v_p w_q. The number A_ip B_jq is an entry: in which row and column?",
    "a.flatMap((rowA) => b.map((rowB) => ...)) makes one row for each pair (i, j). In it, make one entry for each pair of entries.",
  ],
});
