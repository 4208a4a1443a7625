import { type AtomicGraph, atomicGraph, batchGraphs, type Tensor, tensor } from "noether";
import type { DType } from "noether/engine";

/** Ethanols as one graph, with energies and forces. */
export interface Batch {
  readonly graph: AtomicGraph;
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
  const atoms = ethanol.length;
  const floats = (values: ArrayLike<number>, shape: readonly number[]): Tensor =>
    tensor(Float64Array.from(values), { dtype, shape });
  const noise = fill(11, 3 * atoms * count);
  const graphs = Array.from({ length: count }, (_, k) =>
    atomicGraph(
      {
        numbers: [6, 6, 8, 1, 1, 1, 1, 1, 1],
        positions: ethanol.map((row, i) => row.map((x, j) => x + 0.05 * noise[3 * (atoms * k + i) + j]!)),
      },
      { cutoff: 5, dtype },
    ),
  );
  return {
    graph: batchGraphs(graphs),
    energies: floats(fill(12, count), [count]),
    forces: floats(fill(13, 3 * atoms * count), [atoms * count, 3]),
  };
}
