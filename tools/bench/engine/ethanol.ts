import { type Tensor, tensor } from "noether";
import type { DType } from "noether/engine";
import type { Molecules } from "./nequip.js";

/** Positions, energies and forces of a batch. */
export interface Batch {
  readonly positions: Tensor;
  readonly molecules: Molecules;
  readonly energies: Tensor;
  readonly forces: Tensor;
}

/** An ethanol in angstrom: C, C, O and the six H. */
export const ethanol: readonly (readonly number[])[] = [
  [-0.889, 0.172, 0],
  [0.502, -0.455, 0],
  [1.457, 0.596, 0],
  [-1.017, 0.796, 0.886],
  [-1.017, 0.796, -0.886],
  [-1.653, -0.612, 0],
  [0.64, -1.085, 0.886],
  [0.64, -1.085, -0.886],
  [2.338, 0.213, 0],
];
const kinds = [1, 1, 2, 0, 0, 0, 0, 0, 0];

/**
 * Ethanols, shaken by 0.05 angstrom, every atom with all others of its molecule as neighbours; energies and forces are
 * numbers like any others.
 *
 * @param fill gives n numbers of variance 1 for a seed
 */
export function ethanolBatch(
  count: number,
  dtype: DType,
  fill: (seed: number, n: number) => ArrayLike<number>,
): Batch {
  const atoms = kinds.length;
  const n = atoms * count;
  const floats = (values: ArrayLike<number>, shape: readonly number[]): Tensor =>
    tensor(Float64Array.from(values), { dtype, shape });
  const whole = (values: readonly number[]): Tensor => tensor(Int32Array.from(values));
  const list = <T>(length: number, f: (k: number) => T): T[] => Array.from({ length }, (_, k) => f(k));
  const noise = fill(11, 3 * n);
  const pairs: (readonly [source: number, target: number])[] = [];
  for (let target = 0; target < n; target++) {
    const first = target - (target % atoms);
    for (let source = first; source < first + atoms; source++)
      if (source !== target) pairs.push([source, target]);
  }
  return {
    positions: floats(
      list(3 * n, (k) => ethanol[Math.floor(k / 3) % atoms]![k % 3]! + 0.05 * noise[k]!),
      [n, 3],
    ),
    molecules: {
      species: floats(
        list(3 * n, (k) => (kinds[Math.floor(k / 3) % atoms] === k % 3 ? 1 : 0)),
        [n, 3],
      ),
      edges: {
        source: whole(pairs.map(([source]) => source)),
        target: whole(pairs.map(([, target]) => target)),
        nodes: n,
      },
      molecule: whole(list(n, (k) => Math.floor(k / atoms))),
      count,
    },
    energies: floats(fill(12, count), [count]),
    forces: floats(fill(13, 3 * n), [n, 3]),
  };
}
