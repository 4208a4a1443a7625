import { type Matrix, matvec, orthogonal, type Random, type Vector } from "noether";
import { add, elementInstances, type Instances, simpleFirst, tuple } from "noether/laws";
import { named } from "./comparison.js";

export const anyVector = (random: Random, size = 1): Vector => [
  size * random.normal(),
  size * random.normal(),
  size * random.normal(),
];

export const space = orthogonal(3);

/** Elements of O(3), and a shift. */
export const motions: Instances<readonly [Q: Matrix, t: Vector]> = tuple(
  elementInstances(space),
  simpleFirst<[t: Vector]>([[[0, 0, 0]], [[1, 0, 0]]], (random) => [anyVector(random, 3)]),
);

export const motionInWords = (Q: Matrix, t: Vector): string =>
  [
    ...(space.show(Q) === "the identity" && t.some((x) => x !== 0) ? [] : [space.show(Q)]),
    ...(t.every((x) => x === 0) ? [] : [`a shift by ${named(t)}`]),
  ].join(" and ");

export const movedBy = (Q: Matrix, t: Vector, positions: readonly Vector[]): readonly Vector[] =>
  positions.map((r) => add(matvec(Q, r), t));

/** Which two atoms change their numbers. */
export const swaps: Instances<readonly [i: number, j: number]> = simpleFirst<[i: number, j: number]>(
  [[0, 1]],
  (random) => [random.integer(9), random.integer(9)],
);
export function swapped<T>(list: readonly T[], i: number, j: number): readonly T[] {
  const [a, b] = [i % list.length, j % list.length];
  return list.with(a, list[b]!).with(b, list[a]!);
}
