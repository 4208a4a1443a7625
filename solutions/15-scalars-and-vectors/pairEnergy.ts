import type { Vector } from "noether";
import { add, norm, scaled, simpleFirst, subtract } from "noether/laws";
import { pool } from "./atoms.js";
import { anyVector } from "./motions.js";

export type Positions = readonly Vector[];
export type Forces = (positions: Positions) => readonly Vector[];

export const end = 2;
export const f = (d: number): number => (d < end ? (1 + Math.cos((Math.PI * d) / end)) / 2 : 0);
export const slope = (d: number): number =>
  d < end ? (-Math.PI / (2 * end)) * Math.sin((Math.PI * d) / end) : 0;

/** E = sum over pairs of f(d) / d */
export const energy = (positions: Positions): number =>
  positions.reduce(
    (sum, ri, i) =>
      positions.slice(0, i).reduce((total, rj) => {
        const d = norm(subtract(ri, rj));
        return total + f(d) / d;
      }, sum),
    0,
  );

/** The sum over j of push(d) times the unit vector from j to i. */
export const pushed =
  (push: (d: number) => number): Forces =>
  (positions) =>
    positions.map((ri, i) =>
      positions.reduce<Vector>(
        (sum, rj, j) => {
          if (i === j) return sum;
          const r = subtract(ri, rj);
          return add(sum, scaled(push(norm(r)) / norm(r), r));
        },
        [0, 0, 0],
      ),
    );
export const reference = pushed((d) => f(d) / d ** 2 - slope(d) / d);

const pair: Positions = [
  [0, 0, 0],
  [1, 0, 0],
];
const corner: Positions = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 1.5, 0],
];
/** Nearer to each other than atoms of a molecule come, and farther apart than the cutoff. */
const close: Positions = [
  [0, 0, 0],
  [0.2, 0, 0],
];
export const far: Positions = [
  [0, 0, 0],
  [0, 3, 0],
];
export const anyPositions = simpleFirst<readonly [Positions]>(
  [[pair], [corner], [close], [far]],
  (random) => [
    random.integer(3) > 0
      ? random.pick(pool)
      : // Places of a grid, shaken, so that no two atoms come too near to each other.
        Array.from({ length: 2 + random.integer(4) }, (_, k) =>
          add(
            [1.5 * (k % 2), 1.5 * (Math.floor(k / 2) % 2), 1.5 * Math.floor(k / 4)],
            anyVector(random, 0.1),
          ),
        ),
  ],
);
