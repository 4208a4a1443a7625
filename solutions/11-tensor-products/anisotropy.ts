import { type Matrix, relativeError, symmetricEigen, trace } from "noether";
import { type Exercise, exercise, mutant, rejectedBy, rightSize, worth } from "noether/course";
import { smallMolecules } from "noether/data";
import {
  among,
  elementInstances,
  fault,
  type Instances,
  type Law,
  nonTriviality,
  norm,
  once,
  type Sides,
  show,
  sides,
  simpleFirst,
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
const tensors = simpleFirst<[alpha: Matrix]>([[rod], [disc], [slanted]], (random) => [random.pick(pool)]);
function inWords(alpha: Matrix): string {
  const off = [alpha[0]![1]!, alpha[0]![2]!, alpha[1]![2]!];
  const isDiagonal = off.every((x) => Math.abs(x) < 1e-9);
  if (isDiagonal) return `diag(${alpha.map((row, i) => show(row[i])).join(", ")})`;
  if (relativeError(alpha, slanted) < 1e-9) return "1 in rows 0, 1 and columns 1, 0, and 0 elsewhere";
  return "the polarisability of a molecule";
}

const isNumber = (x: unknown): boolean => typeof x === "number" && Number.isFinite(x);

/** A law about the values of f; if one of them is not a number, that is what is wrong. */
const law = <Instance extends readonly unknown[]>(
  name: string,
  statement: string,
  instances: Instances<Instance>,
  compare: (f: Anisotropy, instance: Instance) => Sides,
): Law<Anisotropy, Instance> =>
  sides(name, statement, instances, (f: Anisotropy, instance) => {
    const results: number[] = [];
    const both = compare((alpha) => results[results.push(f(alpha)) - 1]!, instance);
    if (results.every(isNumber)) return both;
    const odd = results.find((x) => !isNumber(x));
    return {
      should: "The result should be a single finite number.",
      given: both.given,
      sides: [["got", show(odd)]],
    };
  });

const stays = law(
  "invariance",
  "f(R \\alpha R^T) = f(\\alpha)",
  tuple(elementInstances(rotations), tensors),
  (f, [R, alpha]) => ({
    should: `${rotations.show(R).replace(/^t/, "T")} should leave the number unchanged.`,
    given: `alpha = ${inWords(alpha)}`,
    left: ["before", f(alpha)],
    right: ["after the turn", f(turn(R, alpha))],
    look: "all nine entries count, those off the diagonal as well: a sum of squares over all of them does not change",
  }),
);

const onlyTheRest = law(
  "the isotropic part does not matter",
  "f(\\alpha + c\\, 1) = f(\\alpha)",
  tuple(among([1, 2, 3]), tensors),
  (f, [c, alpha]) => ({
    should: "Adding the same number to all three entries of the diagonal should change nothing.",
    given: `alpha = ${inWords(alpha)}, c = ${c}`,
    left: ["f(alpha)", f(alpha)],
    right: ["f(alpha + c 1)", f(plus(alpha, c, diagonal(1, 1, 1)))],
    look: "subtract a third of the trace from every entry of the diagonal before you measure",
  }),
);

const isLength = law(
  "a length",
  "f(\\alpha + \\beta)^2 + f(\\alpha - \\beta)^2 = 2 f(\\alpha)^2 + 2 f(\\beta)^2",
  tuple(tensors, tensors),
  (f, [alpha, beta]) => ({
    should:
      "A length obeys the parallelogram law: the squares of the two diagonals add up to the squares of the four sides.",
    given: `alpha = ${inWords(alpha)}, beta = ${inWords(beta)}`,
    left: ["2 f(alpha)^2 + 2 f(beta)^2", 2 * f(alpha) ** 2 + 2 * f(beta) ** 2],
    right: [
      "f(alpha + beta)^2 + f(alpha - beta)^2",
      f(plus(alpha, 1, beta)) ** 2 + f(plus(alpha, -1, beta)) ** 2,
    ],
    look: "a length is the root of a sum of squares of entries; maxima, sums of absolute values and plain squares are not",
  }),
);
const plus = (a: Matrix, c: number, b: Matrix): Matrix =>
  a.map((row, i) => row.map((x, j) => x + c * b[i]![j]!));

/** If the trace is 0, the length is that of the matrix. */
const scale = law(
  "the length of a matrix without a trace",
  "\\operatorname{tr} \\alpha = 0 \\implies f(\\alpha)^2 = \\sum_{ij} \\alpha_{ij}^2",
  simpleFirst<[alpha: Matrix]>([[diagonal(1, 0, -1)], [slanted], [diagonal(0, 0, 0)]], (random) => [
    traceless(random.pick(pool)),
  ]),
  (f, [alpha]) => {
    const [expected, got] = [root(alpha), f(alpha)];
    return {
      should:
        "This matrix has trace 0, so nothing is subtracted: the length is the root of the sum of all nine squares.",
      given: `alpha = ${inWords(alpha)}`,
      left: ["expected", expected],
      right: ["got", got],
      look:
        relativeError(got, Math.sqrt(1.5) * expected) < 1e-9
          ? "yours is the anisotropy of the chemists' tables, sqrt(3/2) times the length: here there is no factor before the root"
          : "each of the nine entries counts once, and there is no factor before the root",
    };
  },
);
const positive = fault("sees a rod", "f(\\mathrm{diag}(3, 0, 0)) > 0", once, (f: Anisotropy) => {
  const got = f(rod);
  return isNumber(got) && got > 1e-6
    ? undefined
    : {
        should: "A rod is not isotropic: the number should be positive.",
        given: "alpha = diag(3, 0, 0)",
        sides: [["got", show(got)]],
      };
});
const nonTrivial = nonTriviality(tensors, { names: ["alpha"] });

const traceless = (alpha: Matrix): Matrix => {
  const mean = trace(alpha) / 3;
  return alpha.map((row, i) => row.map((x, j) => (i === j ? x - mean : x)));
};
const root = (m: Matrix): number => norm(m.flat());
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
      (alpha) => root(plus(alpha, -trace(alpha), diagonal(1, 1, 1))),
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
    mutant("the trace", trace, rejectedBy(onlyTheRest)),
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
    "The multiple is a third of the trace. Subtract it from the diagonal; what is left is the five numbers of degree 2 in another form.",
    "The root of the sum of the squares of all nine entries that are left: Math.hypot(...entries.flat()).",
  ],
});
