import type { Vector } from "noether";
import { type Instances, show, simpleFirst, tuple } from "noether/laws";

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

export const angle = simpleFirst<readonly [angle: number]>(
  angles.map((a) => [a]),
  (random) => [2 * Math.PI * (random.uniform() - 0.5)],
);

/** Axes of any length, along x, y and z first. */
const axis = simpleFirst<readonly [axis: Vector]>(
  axes.map((n) => [n]),
  (random) => [[random.normal(), random.normal(), random.normal()]],
);

/** Axes and angles: quarter turns about every axis first. */
export const turns: Instances<Instance> = {
  ...tuple(axis, angle),
  examples: angles.flatMap((a) => axes.map((n): Instance => [n, a])),
};

export const inDegrees = (a: number): string => `${show((a * 180) / Math.PI)} degrees`;

/** A vector in words: the unit vectors x, y and z by name. */
export const named = (n: Vector): string =>
  ["x", "y", "z"].find((_, k) => n.every((entry, i) => entry === (i === k ? 1 : 0))) ?? show(n);

export const turn = (n: Vector, a: number): string =>
  `a turn by ${inDegrees(a)} (${show(a)} radians) about n = ${named(n)}`;

export const unit = (n: Vector): number[] => n.map((entry) => entry / Math.hypot(...n));

/** A value in which rounding errors of 0 are replaced by 0. */
export function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  return typeof value === "number" && Math.abs(value) < 1e-12 ? 0 : value;
}

/** A unit vector perpendicular to n: that of x, y, z furthest from n, made perpendicular. */
export function across(n: Vector): number[] {
  const e = [0, 1, 2].map((k) => (k === leastAlong(n) ? 1 : 0));
  const along = unit(n)[leastAlong(n)]!;
  return unit(e.map((entry, k) => entry - along * unit(n)[k]!));
}

const leastAlong = (n: Vector): number =>
  n.findIndex((entry) => Math.abs(entry) === Math.min(...n.map(Math.abs)));
