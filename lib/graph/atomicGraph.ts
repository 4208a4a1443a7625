import type { NumberList, NumberRows } from "../algebra/numberList.js";
import { tensor } from "../engine/create.js";
import type { DType } from "../engine/dtype.js";
import type { Tensor } from "../engine/tensor.js";
import { checkOptions } from "../numbers/checkOptions.js";
import type { Periodic } from "./cell.js";
import { type Graph, singleGraph } from "./graph.js";
import { type Neighbours, neighbours } from "./neighbours.js";

/** Atoms in space: a molecule, or the cell of a crystal. */
export interface Structure {
  /** Atomic numbers: 1 for hydrogen, 6 for carbon. */
  readonly numbers: NumberList;
  /** A row x, y, z for each atom. */
  readonly positions: NumberRows;
  /** The three vectors of the cell, where there is one, */
  readonly cell?: NumberRows;
  /** and which of them repeat (default: all). */
  readonly periodic?: Periodic;
}

/** A graph of atoms: `batchGraphs` joins many. Networks take positions apart, since forces are a gradient by them. */
export interface AtomicGraph extends Graph, Neighbours {
  /** [nodes], int32: atomic numbers. */
  readonly numbers: Tensor;
  /** [nodes, 3] */
  readonly positions: Tensor;
}

/** How a graph of atoms is made. */
export interface AtomicGraphOptions {
  /** Atoms that are nearer to each other are neighbours; in the unit of the positions. */
  readonly cutoff: number;
  /** Of the positions (default: float32). */
  readonly dtype?: DType;
  /** Whether no two atoms may be neighbours (default: no). */
  readonly mayBeEmpty?: boolean;
}

/**
 * The graph of a molecule or crystal, with an edge from each atom to those that are nearer than the cutoff.
 *
 * @example
 * const water = atomicGraph({ numbers: [8, 1, 1], positions: [[0, 0, 0], [0.96, 0, 0], [-0.24, 0.93, 0]] }, { cutoff: 5 });
 * model.apply(parameters, water.positions, water); // its energy
 * @throws RangeError if there is not an atomic number for each position, one is no whole number from 1 to 118, or as
 * `neighbours`
 */
export function atomicGraph(structure: Structure, options: AtomicGraphOptions): AtomicGraph {
  checkOptions(options, ["cutoff", "dtype", "mayBeEmpty"], "atomicGraph");
  const { cutoff, dtype = "float32", mayBeEmpty = false } = options;
  const { numbers, positions, cell, periodic } = structure;
  const count = Array.from(positions).length;
  if (numbers.length !== count)
    throw new RangeError(
      `atomicGraph: expected an atomic number for each of ${count} positions, got ${numbers.length}`,
    );
  const odd = Array.from(numbers).findIndex((z) => !(Number.isInteger(z) && z >= 1 && z <= 118));
  if (odd >= 0)
    throw new RangeError(
      `atomicGraph: expected atomic numbers from 1 to 118, got ${numbers[odd]} for atom ${odd}`,
    );
  const flat = Float64Array.from(Array.from(positions).flatMap((row) => Array.from(row)));
  if (flat.length !== 3 * count)
    throw new RangeError(
      `atomicGraph: expected a row x, y, z for each atom, got ${flat.length} numbers for ${count} atoms`,
    );
  const x = tensor(flat, { dtype, shape: [count, 3] });
  const found = neighbours(x, { cutoff, mayBeEmpty, ...(cell && { cell }), ...(periodic && { periodic }) });
  return singleGraph({ ...found, numbers: tensor(Int32Array.from(numbers)), positions: x });
}
