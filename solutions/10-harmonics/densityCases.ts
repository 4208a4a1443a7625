import type { Vector } from "noether";
import { mdEthanol } from "noether/data";
import { simpleFirst } from "noether/laws";
import { anyVector } from "./comparison.js";

type Positions = readonly Vector[];
export type Density = (positions: Positions, centre: number, lmax: number) => number[];
type Case = [positions: Positions, centre: number, lmax: number];

const ethanol = await mdEthanol();
export const pool: readonly Positions[] = ethanol.test.slice(0, 50).map((i) => ethanol.positions(i));

const corner: Positions = [
  [0, 0, 0],
  [2, 0, 0],
  [0, 1, 0],
];
export const cases = simpleFirst<Case>(
  [
    [corner, 0, 1],
    [corner, 1, 1],
    [corner, 1, 2],
    [pool[0], 0, 2],
    [pool[0], 4, 3],
  ],
  (random) => {
    const positions = random.pick(pool);
    return [positions, random.integer(positions.length), 1 + random.integer(5)];
  },
);

export const inWords = (positions: Positions, centre: number, lmax: number): string =>
  `${positions === corner ? "atoms at the origin, at x = 2 and at y = 1" : "a frame of ethanol, nine atoms"}; seen from atom ${centre}, lmax = ${lmax}`;
export const size = (lmax: number): number => (lmax + 1) ** 2;

export const shifts = simpleFirst<[t: Vector]>([[[1, 0, 0]], [[0, 0, 1]]], (random) => [anyVector(random)]);
export const swaps = simpleFirst<[i: number, j: number]>([[1, 2]], (random) => [
  1 + random.integer(8),
  1 + random.integer(8),
]);
export const single = simpleFirst<[r: Vector]>(
  [[[0, 1, 0]], [[0, 2, 0]], [[0, 0, 1]], [[1, 0, 0]]],
  (random) => [anyVector(random)],
);

/** The positions with neighbours i and j exchanged in the list. */
export function swapped(positions: Positions, centre: number, i: number, j: number): Positions {
  const others = positions.map((_, k) => k).filter((k) => k !== centre);
  const [a, b] = [others[i % others.length], others[j % others.length]];
  return positions.map((r, k) => (k === a ? positions[b] : k === b ? positions[a] : r));
}
