import {
  identityMatrix,
  type Matrix,
  matmul,
  matvec,
  type Random,
  relativeError,
  s2Grid,
  specialOrthogonal,
  sphericalHarmonics,
  transpose,
  type Vector,
  wignerD,
} from "noether";
import {
  type Exercise,
  everyInputCounts,
  exercise,
  type LawAbout,
  mutant,
  rejectedBy,
  worth,
} from "noether/course";
import { elementInstances, nonTriviality, simpleFirst, tuple } from "noether/laws";
import { directions, law, notNumbers, triple } from "./comparison.js";

type Projection = (l: number, R: Matrix) => number[][];

const group = specialOrthogonal(3);
const turns = elementInstances(group);
const degrees = simpleFirst<[l: number]>([[1], [2], [4]], (random) => [random.pick([0, 1, 1, 2, 2, 3, 4])]);

/** Why a value is not a square matrix of degree l. */
function malformed(D: unknown, l: number) {
  const size = 2 * l + 1;
  if (Array.isArray(D) && D.length === size) {
    const row = D.find((each) => notNumbers(each, size) !== undefined);
    return row === undefined
      ? undefined
      : { ...notNumbers(row, size)!, should: `Every row should hold ${size} finite numbers.` };
  }
  const fault = notNumbers(D, size)!;
  return { ...fault, should: `For degree ${l} the result should be a matrix of ${size} rows.` };
}

const entry =
  (l: number) =>
  ([i = 0, j]: readonly number[]): string =>
    j === undefined ? `m = ${i - l}` : `row m = ${i - l}, column m = ${j - l}`;

/** Where the mistake is in a matrix that does not turn the harmonics. */
function whereToLook(D: Matrix, l: number, R: Matrix): string {
  if (relativeError(transpose(D), wignerD(l, R)) < 1e-9)
    return "your matrix is the transpose, and turns back: entry (i, j) takes Y_i at R x and Y_j at x";
  if (relativeError(matmul(transpose(D), D), identityMatrix(2 * l + 1)) > 1e-9)
    return "entry (i, j) is a mean: the integral of Y_i at R x times Y_j at x, a polynomial of degree 2 l, divided by 4 pi";
  return "in every degree, entry (i, j) is the mean over the sphere of Y_i at R x times Y_j at x";
}

const definition = law(
  "D turns the harmonics",
  "D_l(R)\\, Y_l(x) = Y_l(R x)",
  tuple(tuple(degrees, turns), directions),
  (D: Projection, [l, R, x]) => {
    const matrix = D(l, R);
    return {
      malformed: malformed(matrix, l),
      expected: () => sphericalHarmonics([l], matvec(R, x)),
      got: () => matvec(matrix, sphericalHarmonics([l], x)),
      should: "Your matrix should take the harmonics at a point to those at the turned point.",
      given: `l = ${l}, R is ${group.show(R)}, x = ${triple(x)}`,
      names: ["Y(R x)", "D(R) Y(x)"],
      entry: entry(l),
      get look() {
        return whereToLook(matrix, l, R);
      },
    };
  },
);

const products = law(
  "homomorphism",
  "D_l(R S) = D_l(R)\\, D_l(S)",
  tuple(degrees, tuple(turns, turns)),
  (D: Projection, [l, R, S]) => {
    const [whole, first, second] = [D(l, matmul(R, S)), D(l, R), D(l, S)];
    return {
      malformed: malformed(whole, l) ?? malformed(first, l) ?? malformed(second, l),
      expected: () => matmul(first, second),
      got: () => whole,
      should: "The matrix of R S, which turns by S first, should be the matrix of R times the matrix of S.",
      given: `l = ${l}; R is ${group.show(R)}; S is ${group.show(S)}`,
      names: ["D(R) D(S)", "D(R S)"],
      entry: entry(l),
      look: "does your matrix fit D(S) D(R)? Then it is the transpose: at which point is the harmonic of the row taken?",
    };
  },
);

const degreeOne = law("degree 1 is the rotation itself", "D_1(R) = R", turns, (D: Projection, [R]) => {
  const got = D(1, R);
  return {
    malformed: malformed(got, 1),
    expected: () => R,
    got: () => got,
    should: "The harmonics of degree 1 are x, y, z up to a factor, so their matrix should be R.",
    given: `R is ${group.show(R)}`,
    names: ["R", "D_1(R)"],
    entry: ([i = 0, j = 0]) => `row ${"xyz"[i]}, column ${"xyz"[j]}`,
    look: "rows belong to the turned point, columns to the point; the order is m = -1, 0, 1",
  };
});

const keepsLengths = law(
  "orthogonality",
  "D_l(R)^T D_l(R) = 1",
  tuple(degrees, turns),
  (D: Projection, [l, R]) => {
    const got = D(l, R);
    return {
      malformed: malformed(got, l),
      expected: () => identityMatrix(2 * l + 1),
      got: () => matmul(transpose(got), got),
      should: "The columns of your matrix should have length 1 and be orthogonal to each other.",
      given: `l = ${l}; R is ${group.show(R)}`,
      names: ["expected", "dot product of two columns"],
      entry: ([i = 0, j = 0]) => `columns m = ${i - l} and m = ${j - l}`,
      look: "a mean over the sphere needs weights that add up to 1, and a grid fine enough for a product of two harmonics of degree l",
    };
  },
);

/** Mostly of degree 1, which every dozen of them then contains: an answer that is right there is not constant by chance. */
const mostlyVectors = {
  draw: (random: Random): [l: number, R: Matrix] => [random.pick([1, 1, 1, 2]), ...turns.draw(random)],
};
const nonTrivial: LawAbout<Projection> = nonTriviality(mostlyVectors, {
  names: ["the degree", "the rotation"],
});

/** The projection on a grid, with any values for row and column, and any weights. */
function projection(
  row: (l: number, R: Matrix, x: Vector) => Vector,
  column: (l: number, R: Matrix, x: Vector) => Vector,
  weight = 1 / (4 * Math.PI),
  resolution = (l: number): number => 2 * l + 1,
): Projection {
  return (l, R) => {
    const { points, weights } = s2Grid(resolution(l), resolution(l));
    const samples = points.flatMap((line, b) =>
      line.map((x) => ({ w: weight * weights[b], P: row(l, R, x), Q: column(l, R, x) })),
    );
    const orders = Array.from({ length: 2 * l + 1 }, (_, i) => i);
    return orders.map((i) =>
      orders.map((j) => samples.reduce((sum, { w, P, Q }) => sum + w * P[i] * Q[j], 0)),
    );
  };
}

const here = (l: number, _: Matrix, x: Vector): Vector => sphericalHarmonics([l], x);
const turned = (l: number, R: Matrix, x: Vector): Vector => sphericalHarmonics([l], matvec(R, x));
const polarZ = ([x, y, z]: Vector): Vector => [y, z, x];
const reference = projection(turned, here);

export const wignerDByProjectionExercise: Exercise<Projection> = exercise<Projection>({
  laws: [
    worth(2, definition),
    worth(2, products),
    worth(1, degreeOne),
    worth(1, keepsLengths),
    nonTrivial,
    everyInputCounts(reference, tuple(degrees, turns)),
  ],
  reference,
  withhold: ["wignerD", "wignerDs", "irrepsD", "irrepsRepresentation", "rotationGenerators"],
  mutants: [
    mutant(
      "transposes: Y_i at x, Y_j at R x",
      projection(here, turned),
      rejectedBy(definition, products, degreeOne),
    ),
    mutant(
      "takes harmonics with the polar axis z",
      projection(
        (l, R, x) => sphericalHarmonics([l], polarZ(matvec(R, x))),
        (l, _, x) => sphericalHarmonics([l], polarZ(x)),
      ),
      rejectedBy(definition, degreeOne),
    ),
    mutant(
      "forgets to divide by 4 pi",
      projection(turned, here, 1),
      rejectedBy(definition, products, keepsLengths),
    ),
    mutant(
      "takes a grid for degree l, not for 2 l",
      projection(turned, here, 1 / (4 * Math.PI), (l) => l + 1),
      rejectedBy(definition, keepsLengths),
    ),
    mutant(
      "takes the mean over the grid without its weights",
      (l, R) => {
        const points = s2Grid(2 * l + 1, 2 * l + 1).points.flat();
        const orders = Array.from({ length: 2 * l + 1 }, (_, i) => i);
        return orders.map((i) =>
          orders.map(
            (j) => points.reduce((sum, x) => sum + turned(l, R, x)[i] * here(l, R, x)[j], 0) / points.length,
          ),
        );
      },
      rejectedBy(definition, keepsLengths),
    ),
    mutant(
      "works for l = 1 only",
      (l, R) => (l === 1 ? R.map((r) => [...r]) : identityMatrix(2 * l + 1).map((r) => [...r])),
      rejectedBy(definition),
    ),
    mutant(
      "gives the identity for every rotation",
      (l) => identityMatrix(2 * l + 1).map((r) => [...r]),
      rejectedBy(definition, degreeOne, nonTrivial),
    ),
  ],
  hints: [
    "Y(R x) = D Y(x). Multiply both sides by Y_j(x) and take the mean over the sphere: what is left of the sum on the right?",
    "The means of Y_k Y_j are 1 for k = j and 0 otherwise, so entry (i, j) is the mean of Y_i(R x) Y_j(x). It is a polynomial of degree 2 l.",
    "sphereIntegral((x) => sphericalHarmonics([l], matvec(R, x))[i] * sphericalHarmonics([l], x)[j], 2 * l) / (4 * Math.PI), for i and j from 0 to 2 l.",
  ],
});
