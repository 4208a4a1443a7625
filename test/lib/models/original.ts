import { type AtomicGraph, atomicGraph, batchGraphs, type Tensor, tensor } from "noether";
import { ethanol } from "../../../tools/bench/engine/ethanol.js";
import { fill } from "../../support/e3nn/reference.js";

/** What is stored of a network's original: its tensors' names and shapes. */
export interface Stored {
  readonly state: readonly (readonly [name: string, shape: number[]])[];
}

/** Numbers as the original was given them, in float64. */
export const filled = (seed: number, ...shape: number[]): Tensor =>
  tensor(Float64Array.from(fill(seed, shape.reduce((a, b) => a * b, 1))), { shape }); // biome-ignore format: one tensor

const noise = fill(11, 36);
const water = [
  [0, 0, 0.1],
  [0.96, 0, 0],
  [-0.24, 0.93, 0],
];

/** An ethanol and a water, both shaken, in one batch. */
export const shakenMolecules = (cutoff: number): AtomicGraph =>
  batchGraphs(
    [
      { numbers: [6, 6, 8, 1, 1, 1, 1, 1, 1], positions: ethanol, first: 0 },
      { numbers: [8, 1, 1], positions: water, first: 27 },
    ].map(({ numbers, positions, first }) =>
      atomicGraph(
        {
          numbers,
          positions: positions.map((row, i) => row.map((x, k) => x + 0.05 * noise[first + 3 * i + k]!)),
        },
        { cutoff, dtype: "float64" },
      ),
    ),
  );
