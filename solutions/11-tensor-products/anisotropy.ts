import { type Matrix, relativeError, symmetricEigen } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, rightSize, worth } from "noether/course";
import { smallMolecules } from "noether/data";
import {
  type Explanation,
  elementInstances,
  fromResidual,
  type Instances,
  type Law,
  nonTriviality,
  show,
  tuple,
} from "noether/laws";
import { rotations, turn } from "./matrices.js";

type Anisotropy = (alpha: Matrix) => number;

const molecules = await smallMolecules();
const symmetric = (m: Matrix): Matrix => m.map((row, i) => row.map((x, j) => (x + m[j]![i]!) / 2));
const pool = molecules.test.slice(0, 200).map((i) => symmetric(molecules.molecule(i).polarisability));
const diagonal = (...d: readonly number[]): Matrix => d.map((x, i) => d.map((_, j) => (i === j ? x : 0)));
const rod = diagonal(3, 0, 0);
const disc = diagonal(2, 2, 0);
const slanted: Matrix = [
  [0, 1, 0],
  [1, 0, 0],
  [0, 0, 0],
];

/** Three symmetric matrices in words, then those of real molecules. */
const tensors: Instances<[alpha: Matrix]> = {
  examples: [[rod], [disc], [slanted]],
  draw: (random) => [random.pick(pool)],
  *simpler([alpha]) {
    if (![rod, disc, slanted].includes(alpha)) yield* [[rod], [disc], [slanted]] as [Matrix][];
  },
};
function inWords(alpha: Matrix): string {
  const off = [alpha[0]![1]!, alpha[0]![2]!, alpha[1]![2]!];
  const isDiagonal = off.every((x) => Math.abs(x) < 1e-9);
  if (isDiagonal) return `diag(${alpha.map((row, i) => show(row[i])).join(", ")})`;
  if (relativeError(alpha, slanted) < 1e-9) return "1 in rows 0, 1 and columns 1, 0, and 0 elsewhere";
  return "the polarisability of a molecule";
}

/** What is wrong with results that should be numbers, if anything. */
function noNumber(...results: readonly unknown[]): Omit<Explanation, "given"> | undefined {
  const odd = results.find((x) => !isNumber(x));
  return results.every(isNumber)
    ? undefined
    : { should: "The result should be a single finite number.", sides: [["got", show(odd)]] };
}

const isNumber = (x: unknown): boolean => typeof x === "number" && Number.isFinite(x);
const gap = (a: number, b: number): number =>
  isNumber(a) && isNumber(b) ? relativeError(a, b) : Number.POSITIVE_INFINITY;

const stays: Law<Anisotropy, readonly [R: Matrix, alpha: Matrix]> = fromResidual({
  name: "invariance",
  statement: "f(R \\alpha R^T) = f(\\alpha)",
  instances: tuple(elementInstances(rotations), tensors),
  residual: (f, R, alpha) => gap(f(turn(R, alpha)), f(alpha)),
  explain: (f, R, alpha) => ({
    should: `${rotations.show(R).replace(/^t/, "T")} should leave the number as it is.`,
    given: `alpha = ${inWords(alpha)}`,
    sides: [
      ["before", show(f(alpha))],
      ["after the turn", show(f(turn(R, alpha)))],
    ],
    look: "all nine entries count, those off the diagonal as well: a sum of squares over all of them stays",
    ...noNumber(f(alpha), f(turn(R, alpha))),
  }),
});

const onlyTheRest: Law<Anisotropy, readonly [c: number, alpha: Matrix]> = fromResidual({
  name: "the isotropic part does not matter",
  statement: "f(\\alpha + c\\, 1) = f(\\alpha)",
  instances: tuple<[[c: number], [alpha: Matrix]]>(
    { examples: [[1], [2]], draw: (random) => [1 + random.integer(3)], simpler: () => [] },
    tensors,
  ),
  residual: (f, c, alpha) => gap(f(plus(alpha, c, diagonal(1, 1, 1))), f(alpha)),
  explain: (f, c, alpha) => ({
    should: "Adding the same number to all three entries of the diagonal should change nothing.",
    given: `alpha = ${inWords(alpha)}, c = ${c}`,
    sides: [
      ["f(alpha)", show(f(alpha))],
      ["f(alpha + c 1)", show(f(plus(alpha, c, diagonal(1, 1, 1))))],
    ],
    look: "take a third of the trace off every entry of the diagonal before you measure",
  }),
});

const isLength: Law<Anisotropy, readonly [alpha: Matrix, beta: Matrix]> = fromResidual({
  name: "a length",
  statement: "f(\\alpha + \\beta)^2 + f(\\alpha - \\beta)^2 = 2 f(\\alpha)^2 + 2 f(\\beta)^2",
  instances: tuple(tensors, tensors),
  residual: (f, alpha, beta) => gap(...parallelogram(f, alpha, beta)),
  explain(f, alpha, beta) {
    const [diagonals, edges] = parallelogram(f, alpha, beta);
    return {
      should:
        "A length obeys the law of the parallelogram: the squares of both diagonals add up to the squares of all four edges.",
      given: `alpha = ${inWords(alpha)}, beta = ${inWords(beta)}`,
      sides: [
        ["2 f(alpha)^2 + 2 f(beta)^2", show(edges)],
        ["f(alpha + beta)^2 + f(alpha - beta)^2", show(diagonals)],
      ],
      look: "a length is the root of a sum of squares of entries; maxima, sums of absolute values and plain squares are not",
    };
  },
});
const plus = (a: Matrix, c: number, b: Matrix): Matrix =>
  a.map((row, i) => row.map((x, j) => x + c * b[i]![j]!));
const parallelogram = (f: Anisotropy, a: Matrix, b: Matrix): [number, number] => [
  f(plus(a, 1, b)) ** 2 + f(plus(a, -1, b)) ** 2,
  2 * f(a) ** 2 + 2 * f(b) ** 2,
];

const withoutTrace = diagonal(1, 0, -1);
/** Where there is no trace to take off, the length is that of the matrix. */
const scale: Law<Anisotropy, readonly [alpha: Matrix]> = fromResidual({
  name: "the length of a matrix without a trace",
  statement: "\\operatorname{tr} \\alpha = 0 \\implies f(\\alpha)^2 = \\sum_{ij} \\alpha_{ij}^2",
  instances: {
    examples: [[withoutTrace], [slanted], [diagonal(0, 0, 0)]],
    draw: (random) => [traceless(random.pick(pool))],
    simpler: () => [[withoutTrace], [slanted]],
  },
  residual: (f, alpha) => gap(f(alpha), root(alpha)),
  explain: (f, alpha) => ({
    should:
      "This matrix has no trace, so nothing is taken off: the length is the root of the sum of all nine squares.",
    given: `alpha = ${inWords(alpha)}`,
    sides: [
      ["expected", show(root(alpha))],
      ["got", show(f(alpha))],
    ],
    look:
      gap(f(alpha), Math.sqrt(1.5) * root(alpha)) < 1e-9
        ? "yours is the anisotropy of the chemists' tables, sqrt(3/2) times the length: here no factor stands before the root"
        : "each of the nine entries counts once, and no factor stands before the root",
    ...noNumber(f(alpha)),
  }),
});
const positive: Law<Anisotropy, readonly []> = fromResidual({
  name: "sees a rod",
  statement: "f(\\mathrm{diag}(3, 0, 0)) > 0",
  instances: { examples: [[]], draw: () => [], simpler: () => [] },
  residual: (f) => (f(rod) > 1e-6 ? 0 : Number.POSITIVE_INFINITY),
  explain: (f) => ({
    should: "A rod is not isotropic: the number should be positive.",
    given: "alpha = diag(3, 0, 0)",
    sides: [["got", show(f(rod))]],
    ...noNumber(f(rod)),
  }),
});
const nonTrivial = nonTriviality(tensors, { names: ["alpha"] });

const traceless = (alpha: Matrix): Matrix => {
  const mean = (alpha[0]![0]! + alpha[1]![1]! + alpha[2]![2]!) / 3;
  return alpha.map((row, i) => row.map((x, j) => (i === j ? x - mean : x)));
};
const root = (m: Matrix): number => Math.hypot(...m.flat());
const spread = (alpha: Matrix): number => {
  const { values } = symmetricEigen(symmetric(alpha));
  return Math.max(...values) - Math.min(...values);
};

const reference: Anisotropy = (alpha) => root(traceless(alpha));
const sized = rightSize(reference, tensors);

export const anisotropyExercise: Exercise<Anisotropy> = exercise<Anisotropy>({
  laws: [
    worth(1, stays),
    worth(1, onlyTheRest),
    worth(1, isLength),
    worth(1, scale),
    positive,
    nonTrivial,
    sized,
  ],
  reference,
  withhold: [],
  mutants: [
    mutant("leaves the isotropic part in", root, rejectedBy(onlyTheRest)),
    mutant(
      "takes off the trace, not a third of it",
      (alpha) => {
        const t = alpha[0]![0]! + alpha[1]![1]! + alpha[2]![2]!;
        return root(plus(alpha, -t, diagonal(1, 1, 1)));
      },
      rejectedBy(onlyTheRest),
    ),
    mutant(
      "counts what is off the diagonal only",
      (alpha) => Math.hypot(alpha[0]![1]!, alpha[0]![2]!, alpha[1]![2]!),
      rejectedBy(stays),
    ),
    mutant(
      "the largest entry that is left",
      (alpha) => Math.max(...traceless(alpha).flat().map(Math.abs)),
      rejectedBy(stays, isLength),
    ),
    mutant("largest less smallest eigenvalue: invariant, but no length", spread, rejectedBy(isLength)),
    mutant("the square of the length", (alpha) => root(traceless(alpha)) ** 2, rejectedBy(isLength)),
    mutant("the trace", (alpha) => alpha[0]![0]! + alpha[1]![1]! + alpha[2]![2]!, rejectedBy(onlyTheRest)),
    mutant(
      "the chemists' anisotropy, sqrt(3/2) times the length",
      (alpha) => Math.sqrt(1.5) * root(traceless(alpha)),
      rejectedBy(scale),
    ),
    mutant("the length by the root of 2", (alpha) => root(traceless(alpha)) / Math.SQRT2, rejectedBy(scale)),
    mutant("with a minus sign", (alpha) => -root(traceless(alpha)), rejectedBy(scale, positive)),
    mutant<Anisotropy>("always 0", () => 0, rejectedBy(scale, positive, nonTrivial)),
  ],
  hints: [
    "A symmetric matrix is a multiple of 1 plus a part without a trace. Only the second part may count.",
    "The multiple is a third of the trace. Take it off the diagonal; what is left are the five numbers of degree 2 in another dress.",
    "The root of the sum of the squares of all nine entries that are left: Math.hypot(...entries.flat()).",
  ],
});
