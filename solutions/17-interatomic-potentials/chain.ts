import type { Random } from "noether";

/** The springs of the sheet: of length 1 between neighbours on a line. */
export const springs = (x: readonly number[]): number[] =>
  x.map((_, i) => {
    const pull = (k: number): number => (k < 0 || k > x.length - 2 ? 0 : x[k + 1]! - x[k]! - 1);
    return pull(i) - pull(i - 1);
  });

export const energy = (x: readonly number[], v: readonly number[], m: readonly number[]): number =>
  v.reduce((sum, vi, i) => sum + (m[i]! * vi ** 2) / 2, 0) +
  x.slice(1).reduce((sum, xi, i) => sum + (xi - x[i]! - 1) ** 2 / 2, 0);

/** Beads: places, velocities, masses, and a step of time. */
export type Beads = readonly [x: readonly number[], v: readonly number[], m: readonly number[], dt: number];

/** One bead, two at rest, two that move, and chains anywhere. */
export const simple: readonly Beads[] = [
  [[0], [1], [1], 0.5],
  [[0, 2], [0, 0], [1, 1], 0.1],
  [[0, 1], [1, 0], [1, 2], 0.1],
  [[0, 1.5, 2], [0, 1, 0], [1, 1, 2], 0.2],
];
export function anyBeads(random: Random, least = 1): [...Beads] {
  const n = least + random.integer(5);
  const each = (f: (i: number) => number): number[] => Array.from({ length: n }, (_, i) => f(i));
  return [
    each((i) => i + 0.3 * random.normal()),
    each(() => 0.5 * random.normal()),
    each(() => 0.5 + 2 * random.uniform()),
    0.05 + 0.3 * random.uniform(),
  ];
}
