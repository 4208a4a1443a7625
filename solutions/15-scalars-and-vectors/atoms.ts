import type { Random, Vector } from "noether";
import { mdEthanol } from "noether/data";
import { add, type Instances, simpleFirst } from "noether/laws";
import { named } from "./comparison.js";
import { anyVector } from "./motions.js";

const ethanol = await mdEthanol();
/** Frames of ethanol, nine atoms each. */
export const pool: readonly (readonly Vector[])[] = ethanol.test
  .slice(0, 60)
  .map((i) => ethanol.positions(i));

/** Four frames side by side, 36 atoms. */
export const many: readonly Vector[] = pool
  .slice(0, 4)
  .flatMap((frame, k) => frame.map((r) => add(r, [4 * k, 0, 0])));

/** Atoms with a scalar and a vector each. */
export type Atoms = readonly [positions: readonly Vector[], s: readonly number[], v: readonly Vector[]];

/** Scalars and vectors, drawn, for these positions. */
export const labelled = (random: Random, positions: readonly Vector[]): Atoms => [
  positions,
  positions.map(() => random.normal()),
  positions.map(() => anyVector(random)),
];

const pair: Atoms = [
  [
    [0, 0, 0],
    [1, 0, 0],
  ],
  [2, 3],
  [
    [0, 1, 0],
    [0, 0, 1],
  ],
];
const corner: Atoms = [
  [
    [0, 0, 0],
    [1, 0, 0],
    [0, 2, 0],
  ],
  [1, 2, -1],
  [
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ],
];

/** Two atoms, three at a right angle, then frames of ethanol and atoms anywhere. */
export const anyAtoms: Instances<Atoms> = simpleFirst<Atoms>([pair, corner], (random) =>
  labelled(
    random,
    random.integer(2) === 0
      ? random.pick(pool)
      : Array.from({ length: 2 + random.integer(4) }, () => anyVector(random, 1.5)),
  ),
);

/** Positions in words: where each atom is, if that can be said in a few. */
export function inWords(positions: readonly Vector[]): string {
  if (pool.includes(positions)) return "a frame of ethanol, nine atoms";
  const onAxes = positions.length <= 3 && positions.every((r) => r.filter((x) => x !== 0).length < 2);
  if (positions.length > 2 && !onAxes) return `${positions.length} atoms`;
  const places = positions.map((r) => (r.every((x) => x === 0) ? "the origin" : named(r)));
  return `atoms at ${places.slice(0, -1).join(", ")} and ${places.at(-1)}`;
}
