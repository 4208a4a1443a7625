import {
  harmonicIrreps,
  identityMatrix,
  irrepsD,
  matvec,
  s2Grid,
  specialOrthogonal,
  type Vector,
} from "noether";
import { type Exercise, exercise, type LawAbout, mutant, rejectedBy, rightSize, worth } from "noether/course";
import { elementInstances, nonTriviality, once, tuple } from "noether/laws";
import { component, directions, law, notNumbers, triple } from "./comparison.js";

type Harmonics = (point: Vector) => number[];

const rotations = specialOrthogonal(3);
const upTo2 = harmonicIrreps(2);

const turns = law(
  "the harmonics turn by D",
  "Y(R x) = D(R)\\, Y(x)",
  tuple(elementInstances(rotations), directions),
  (Y: Harmonics, [R, x]) => {
    const [before, after] = [Y(x), Y(matvec(R, x))];
    return {
      malformed: notNumbers(before, 9) ?? notNumbers(after, 9),
      expected: () => matvec(irrepsD(upTo2, R), before),
      got: () => after,
      should: "Your numbers at the turned point should be D(R) times your numbers at the point.",
      given: `R is ${rotations.show(R)}, x = ${triple(x)}, R x = ${triple(matvec(R, x).map((entry) => Math.round(entry * 1e12) / 1e12))}`,
      names: ["D(R) Y(x)", "Y(R x)"],
      entry: component,
      get look() {
        return signsOnly(Y)
          ? "only signs are wrong: all factors are positive here. The Condon-Shortley phase (-1)^m, which many tables include, is not used here"
          : "within one degree the factors of the polynomials are tied to each other, and so is their order: m = -l, ..., l";
      },
    };
  },
);

/** Whether the nine numbers at a point on no axis are the right ones up to signs. */
function signsOnly(Y: Harmonics): boolean {
  const anywhere = [0.48, 0.6, 0.64];
  const got: unknown = Y(anywhere);
  if (notNumbers(got, 9) !== undefined) return false;
  return reference(anywhere).every((y, k) => Math.abs(Math.abs(y) - Math.abs((got as number[])[k])) < 1e-9);
}

const parity = law("parity", "Y_l(-x) = (-1)^l\\, Y_l(x)", directions, (Y: Harmonics, [x]) => {
  const opposite = x.map((entry) => 0 - entry);
  const [before, after] = [Y(x), Y(opposite)];
  return {
    malformed: notNumbers(before, 9) ?? notNumbers(after, 9),
    expected: () => before.map((value, k) => (k >= 1 && k <= 3 ? -value : value)),
    got: () => after,
    should: "At the opposite point the numbers of odd degree should change sign, and no others.",
    given: `x = ${triple(x)}, -x = ${triple(opposite)}`,
    names: ["(-1)^l Y(x)", "Y(-x)"],
    entry: component,
    look: "the list is degree 0, then the three of degree 1, then the five of degree 2",
  };
});

const orthonormality = law(
  "orthonormality",
  "\\frac{1}{4\\pi} \\int Y_i\\, Y_j = \\delta_{ij}",
  once,
  (Y: Harmonics) => {
    const { points, weights } = s2Grid(5, 5);
    const samples = points.flatMap((row, b) =>
      row.map((x) => ({ share: weights[b] / (4 * Math.PI), values: Y(x) })),
    );
    const nine = Array.from({ length: 9 }, (_, k) => k);
    return {
      malformed: samples.map(({ values }) => notNumbers(values, 9)).find((fault) => fault !== undefined),
      expected: () => identityMatrix(9),
      got: () =>
        nine.map((i) =>
          nine.map((j) => samples.reduce((sum, { share, values }) => sum + share * values[i] * values[j], 0)),
        ),
      should:
        "Over the sphere the mean square of every component should be 1, and the product of two different ones should have mean 0.",
      given: "the mean of a product of two components",
      names: ["expected", "got"],
      simplest: true,
      entry: ([i, j]) =>
        i === j ? `${component([i])}, squared` : `${component([i])} times ${component([j])}`,
      get look() {
        return integralsAreOne(samples)
          ? "1 / (4 pi) is 0.07958: with your factors the integral is 1, here it is the mean, the integral divided by 4 pi"
          : "a factor is 1 divided by the root of a mean square. Or is a term missing, so that a mean is not 0?";
      },
    };
  },
);

/** Whether the square of every component has the integral 1, and so the mean 1 / (4 pi). */
const integralsAreOne = (
  samples: readonly { readonly share: number; readonly values: number[] }[],
): boolean =>
  Array.from({ length: 9 }, (_, k) =>
    samples.reduce((sum, { share, values }) => sum + share * (values[k] ?? 0) ** 2, 0),
  ).every((mean) => Math.abs(4 * Math.PI * mean - 1) < 1e-9);

const atThePole = law(
  "at the pole",
  "Y_{lm}(0, 1, 0) = \\sqrt{2l + 1}\\, \\delta_{m0}",
  once,
  (Y: Harmonics) => {
    const got = Y([0, 1, 0]);
    return {
      malformed: notNumbers(got, 9),
      expected: () => [1, 0, Math.sqrt(3), 0, 0, 0, Math.sqrt(5), 0, 0],
      got: () => got,
      should: "At the pole, the point (0, 1, 0), only m = 0 should be left, with the value sqrt(2l + 1).",
      given: "x = (0, 1, 0)",
      names: ["expected", "got"],
      entry: component,
      look: "the polar axis is y here, not z, all factors are positive, and the order is m = -l, ..., l",
    };
  },
);

const nonTrivial: LawAbout<Harmonics> = nonTriviality(directions, { names: ["the point"] });

const [r3, r5, r15] = [Math.sqrt(3), Math.sqrt(5), Math.sqrt(15)];
const reference: Harmonics = ([x, y, z]) => [
  1,
  r3 * x,
  r3 * y,
  r3 * z,
  r15 * x * z,
  r15 * x * y,
  (r5 / 2) * (3 * y * y - 1),
  r15 * y * z,
  (r15 / 2) * (z * z - x * x),
];
const edited =
  (edit: (values: number[], point: Vector) => number[]): Harmonics =>
  (point) =>
    edit(reference(point), point);

const sized = rightSize(reference, directions);

export const harmonicsUpTo2Exercise: Exercise<Harmonics> = exercise<Harmonics>({
  laws: [worth(2, orthonormality), atThePole, worth(2, turns), worth(1, parity), nonTrivial, sized],
  reference,
  withhold: ["sphericalHarmonics", "sphericalHarmonicsGradient", "associatedLegendre", "toS2Grid"],
  mutants: [
    mutant(
      "gives zeros",
      () => new Array<number>(9).fill(0),
      rejectedBy(orthonormality, atThePole, nonTrivial),
    ),
    mutant(
      "takes z for the polar axis, as most tables do",
      ([x, y, z]) => reference([y, z, x]),
      rejectedBy(atThePole, turns),
    ),
    mutant(
      "carries the sign of Condon and Shortley: (-1)^m",
      edited((Y) => Y.map((value, k) => ([1, 3, 5, 7].includes(k) ? -value : value))),
      rejectedBy(turns),
    ),
    mutant(
      "forgets the 1/2 before z^2 - x^2",
      edited((Y) => Y.with(8, 2 * Y[8])),
      rejectedBy(orthonormality, turns),
    ),
    mutant(
      "takes y^2 for 3 y^2 - 1: its mean is not 0",
      edited((Y, [, y]) => Y.with(6, r5 * y * y)),
      rejectedBy(orthonormality, turns),
    ),
    mutant(
      "divides by the root of 4 pi, as for an integral of 1",
      edited((Y) => Y.map((value) => value / Math.sqrt(4 * Math.PI))),
      rejectedBy(orthonormality, atThePole),
    ),
    mutant(
      "takes the mean square for its root",
      edited((Y) => Y.map((value, k) => value * [1, r3, r3, r3, r15, r15, r5 / 2, r15, r15 / 2][k])),
      rejectedBy(orthonormality, turns),
    ),
    mutant(
      "leaves all factors 1",
      ([x, y, z]) => [1, x, y, z, x * z, x * y, 3 * y * y - 1, y * z, z * z - x * x],
      rejectedBy(orthonormality, atThePole, turns),
    ),
    mutant(
      "exchanges m = -2 and m = 2",
      edited((Y) => [...Y.slice(0, 4), Y[8], ...Y.slice(5, 8), Y[4]]),
      rejectedBy(turns),
    ),
    mutant(
      "sorts by m and then by l",
      edited((Y) => [4, 1, 5, 0, 2, 6, 3, 7, 8].map((k) => Y[k])),
      rejectedBy(atThePole, parity),
    ),
    mutant(
      "points the pole of degree 1 down",
      edited((Y) => Y.map((value, k) => (k >= 1 && k <= 3 ? -value : value))),
      rejectedBy(atThePole),
    ),
  ],
  hints: [
    "Degree 0 is a constant, degree 1 is the point itself. Write down the five products of degree 2 of the table, without factors, and ask which of them have mean 0.",
    "The factor of a component makes its mean square 1. Over the sphere x^2 has mean 1/3, x^4 has mean 1/5, and x^2 y^2 has mean 1/15.",
    "The five of degree 2, in order: sqrt(15) x z, sqrt(15) x y, sqrt(5)/2 (3 y^2 - 1), sqrt(15) y z, sqrt(15)/2 (z^2 - x^2).",
  ],
});
