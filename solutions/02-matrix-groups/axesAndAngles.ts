import type { Random, Vector } from "noether";
import { type Instances, show } from "noether/laws";

export type Instance = readonly [axis: Vector, angle: number];

export const quarter = Math.PI / 2;

export const axes: readonly Vector[] = [
  [0, 0, 1],
  [1, 0, 0],
  [0, 1, 0],
  [1, 1, 0],
  [1, 2, 2],
];

const angles = [quarter, Math.PI, quarter / 3, 1];

/** Axes of any length, along x, y and z first, and angles, quarter turns first. */
export const turns: Instances<Instance> = {
  examples: angles.flatMap((angle) => axes.map((axis): Instance => [axis, angle])),
  draw: (random: Random) => [axes[0]!.map(() => random.normal()), 2 * Math.PI * (random.uniform() - 0.5)],
  *simpler([axis, angle]) {
    for (const candidate of axes.slice(0, axes.indexOf(axis) < 0 ? undefined : axes.indexOf(axis)))
      yield [candidate, angle];
    for (const candidate of angles.slice(0, angles.indexOf(angle) < 0 ? undefined : angles.indexOf(angle)))
      yield [axis, candidate];
  },
};

export const angle: Instances<readonly [angle: number]> = {
  examples: angles.map((a) => [a]),
  draw: (random) => [2 * Math.PI * (random.uniform() - 0.5)],
  *simpler([a]) {
    for (const candidate of angles.slice(0, angles.indexOf(a) < 0 ? undefined : angles.indexOf(a)))
      yield [candidate];
  },
};

export const inDegrees = (a: number): string => `${show((a * 180) / Math.PI)} degrees`;

/** A vector in words: x, y and z by their names. */
export const named = (n: Vector): string =>
  ["x", "y", "z"].find((_, k) => n.every((entry, i) => entry === (i === k ? 1 : 0))) ?? show(n);

export const turn = (n: Vector, a: number): string =>
  `a turn by ${inDegrees(a)} (${show(a)} radians) about n = ${named(n)}`;

export const unit = (n: Vector): number[] => n.map((entry) => entry / Math.hypot(...n));

/** What rounding leaves of 0, as 0. */
export function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  return typeof value === "number" && Math.abs(value) < 1e-12 ? 0 : value;
}

/** A vector perpendicular to n, of its length: the first of x, y, z that is not near it, made perpendicular. */
export function across(n: Vector): number[] {
  const e = [0, 1, 2].map((k) => (k === leastAlong(n) ? 1 : 0));
  const along = unit(n)[leastAlong(n)]!;
  return unit(e.map((entry, k) => entry - along * unit(n)[k]!));
}

const leastAlong = (n: Vector): number =>
  n.findIndex((entry) => Math.abs(entry) === Math.min(...n.map(Math.abs)));
