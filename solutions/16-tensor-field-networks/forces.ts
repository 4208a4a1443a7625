import { leastSquares, type Random, type Vector } from "noether";
import { add, norm, scaled, show, simpleFirst, subtract } from "noether/laws";
import { anyVector } from "../15-scalars-and-vectors/motions.js";
import { anyPoints } from "./points.js";

export type Weights = readonly number[];
export type LawOfForce = (
  positions: readonly Vector[],
  masses: readonly number[],
  accelerations: readonly Vector[],
) => Weights;

export type Functions = readonly ((d: number) => number)[];
/** A spring, a constant pull, Newton's law. */
export const three: Functions = [(d) => d, () => 1, (d) => 1 / d ** 2];

/** The acceleration of point i by a function of the distance. */
export const pull = (
  positions: readonly Vector[],
  weights: readonly number[],
  i: number,
  f: (d: number) => number,
): Vector =>
  positions.reduce<Vector>(
    (sum, x, j) => {
      const r = subtract(x, positions[i]!);
      return i === j ? sum : add(sum, scaled((weights[j]! * f(norm(r))) / norm(r), r));
    },
    [0, 0, 0],
  );

/** Accelerations by a mixture of the three. */
export const accelerations = (
  positions: readonly Vector[],
  masses: readonly number[],
  w: Weights,
): Vector[] =>
  positions.map((_, i) =>
    pull(positions, masses, i, (d) => three.reduce((sum, f, k) => sum + w[k]! * f(d), 0)),
  );

/** Least squares over the equations of some points and axes; parts of the equations may be altered. */
export function fitted({
  functions = three,
  weigh = (masses: readonly number[], _i: number): readonly number[] => masses,
  points = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i),
  axes = [0, 1, 2],
  sign = 1,
}: {
  readonly functions?: Functions;
  readonly weigh?: (masses: readonly number[], i: number) => readonly number[];
  readonly points?: (count: number) => readonly number[];
  readonly axes?: readonly number[];
  readonly sign?: number;
} = {}): LawOfForce {
  return (positions, masses, measured) => {
    const chosen = points(positions.length);
    const rows = chosen.flatMap((i) => {
      const pulls = functions.map((f) => scaled(sign, pull(positions, weigh(masses, i), i, f)));
      return axes.map((axis) => pulls.map((each) => each[axis]!));
    });
    const right = chosen.flatMap((i) => axes.map((axis) => [measured[i]![axis]!]));
    return leastSquares(rows, right).map(([w]) => w!);
  };
}

/** A cloud, and the weights by which its masses act on each other. */
export type Experiment = readonly [positions: readonly Vector[], masses: readonly number[], w: Weights];
const five: readonly Vector[] = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 2, 0],
  [0, 0, 3],
  [1, 1, 1],
];
const masses = [1, 2, 1, 3, 2];
export const experiments = simpleFirst<Experiment>(
  [
    [five, masses, [0, 0, 1]],
    [five, masses, [1, 0, 0]],
    [five, masses, [0, 1, 0]],
    [five, masses, [-1, 2, 3]],
  ],
  (random) => anyExperiment(random, 4 + random.integer(4)),
);
export const anyExperiment = (random: Random, count: number): Experiment => [
  anyPoints(random, count),
  Array.from({ length: count }, () => 0.5 + 2 * random.uniform()),
  anyVector(random),
];
export const lawInWords = (w: Weights): string => {
  const terms = w.flatMap((x, k) => {
    const size = x === 1 && k === 0 ? "" : `${show(x)} `;
    return x === 0 ? [] : [k === 1 ? show(x) : k === 0 ? `${size}d` : `${show(x)} / d^2`];
  });
  return `R(d) = ${terms.join(" + ")}`;
};
