import type { NumberRows } from "../algebra/numberList.js";
import { tensor } from "../engine/create.js";
import type { DType } from "../engine/dtype.js";
import { shapeText } from "../engine/shape.js";
import { Tensor } from "../engine/tensor.js";
import { checkOptions } from "../numbers/checkOptions.js";
import { type Cell, cellOf, type Periodic } from "./cell.js";
import type { Edges } from "./edges.js";
import { imagesAround, pointsOf, reachOf } from "./images.js";
import { pairs } from "./pairs.js";

/** Which atoms see one another: edges from each neighbour to the atom that it is a neighbour of. */
export interface Neighbours extends Edges {
  /**
   * [edges, 3], where there is a cell: what is added to x_source - x_target, because the neighbour is an image of the
   * source, moved by whole vectors of the cell. A constant.
   */
  readonly shift?: Tensor;
  /** How far neighbours are at most, where that is known. */
  readonly cutoff?: number;
}

/** How neighbours are found. */
export interface NeighbourOptions {
  /** Atoms are neighbours if they are nearer to each other than this, in the unit of the positions. */
  readonly cutoff: number;
  /** The three vectors of a crystal's cell, of any lengths and angles, also shorter than the cutoff (default: none). */
  readonly cell?: NumberRows;
  /** Which of them repeat (default: all, where there is a cell). */
  readonly periodic?: Periodic;
  /** Whether no two atoms may be neighbours (default: no, since mostly the units are mixed up then). */
  readonly mayBeEmpty?: boolean;
}

/**
 * The neighbours of atoms: all pairs, and images of atoms in a crystal, whose distance is below the cutoff,
 *
 *     |r_ij| < cutoff        r_ij = x_j - x_i + shift        i = target, j = source
 *
 * Both edges of a pair are there, no atom is its own neighbour, but its images are. The edges are sorted by target, then by
 * source, then by the image: what is summed over the neighbours of an atom lies side by side. Found by a cell list, so n
 * atoms cost n steps.
 *
 * @param positions [atoms, 3]
 * @returns shift has the dtype of the positions (float32 for lists)
 * @example
 * const { source, target } = neighbours([[0, 0, 0], [1, 0, 0], [9, 0, 0]], { cutoff: 5 });
 * [target.toArray(), source.toArray()]; // [[0, 1], [1, 0]]
 * @throws RangeError if a position is not finite, two atoms are at one place, the cutoff is no positive number, no two
 * atoms are neighbours, or the cell spans no volume or is so small that there is no end of images
 */
export function neighbours(positions: Tensor | NumberRows, options: NeighbourOptions): Neighbours {
  checkOptions(options, ["cutoff", "cell", "periodic", "mayBeEmpty"], "neighbours");
  const { cutoff, periodic = [true, true, true], mayBeEmpty = false } = options;
  if (!(typeof cutoff === "number" && cutoff > 0 && cutoff < Infinity))
    throw new RangeError(
      `neighbours: expected a cutoff above 0, in the unit of the positions, got ${String(cutoff)}`,
    );
  const { x, dtype } = coordinates(positions);
  const nodes = x.length / 3;
  const cell = options.cell && cellOf("neighbours", options.cell, periodic);
  if (cell) checkImages(cell, cutoff, nodes);
  const points = cell ? imagesAround(x, cell, cutoff) : pointsOf(x);
  const found = pairs(points, nodes, cutoff);
  if (found.source.length === 0 && nodes > 1 && !mayBeEmpty)
    throw new RangeError(
      `neighbours: expected some atoms to be nearer to each other than the cutoff ${cutoff}, got none: the nearest two are ${nearest(x).toPrecision(3)} apart${cell ? " in the cell" : ""}; cutoff and positions need one unit, and mayBeEmpty: true allows it`,
    );
  const [source, target] = [tensor(found.source), tensor(found.target)];
  if (!cell) return { source, target, nodes, cutoff };
  const shift = new Float64Array(3 * found.source.length);
  for (let e = 0; e < found.source.length; e++)
    for (let axis = 0; axis < 3; axis++)
      for (let k = 0; k < 3; k++)
        shift[3 * e + axis]! += found.image[3 * e + k]! * cell.vectors[3 * k + axis]!;
  const moved = tensor(shift, { dtype, shape: [found.source.length, 3] });
  return { source, target, nodes, cutoff, shift: moved };
}

/** The positions in float64, checked. */
function coordinates(positions: Tensor | NumberRows): { readonly x: Float64Array; readonly dtype: DType } {
  const given = positions instanceof Tensor ? positions : undefined;
  const rows = given ? [] : Array.from(positions as NumberRows);
  if (given ? given.rank !== 2 || given.shape[1] !== 3 : rows.some((row) => row?.length !== 3))
    throw new RangeError(
      `neighbours: expected positions [atoms, 3], got ${given ? shapeText(given.shape) : `a row of ${rows.find((row) => row?.length !== 3)?.length} numbers`}`,
    );
  const x = given
    ? Float64Array.from(given.values)
    : Float64Array.from(rows.flatMap((row) => Array.from(row)));
  const bad = x.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(
      `neighbours: expected finite positions, got ${x[bad]} for ${"xyz"[bad % 3]} of atom ${Math.floor(bad / 3)}`,
    );
  return { x, dtype: given?.dtype ?? "float32" };
}

/** That an atom has not too many images within the cutoff, which nobody wants to wait for. */
function checkImages(cell: Cell, cutoff: number, nodes: number): void {
  const images = reachOf(cell, cutoff).reduce((product, reach) => product * (2 * reach + 1), 1);
  if (images * nodes <= 4e6 && images <= 2e4) return;
  throw new RangeError(
    `neighbours: expected a cell that is not so small beside the cutoff ${cutoff}, got one ${cell.heights.map((height) => height.toPrecision(3)).join(" x ")} wide, in which each atom has about ${images.toPrecision(2)} images to look at: cell and cutoff need one unit`,
  );
}

/** The smallest distance of two atoms, for a message. */
function nearest(x: Float64Array): number {
  let least = Infinity;
  const n = Math.min(x.length / 3, 2000);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      least = Math.min(
        least,
        Math.hypot(x[3 * i]! - x[3 * j]!, x[3 * i + 1]! - x[3 * j + 1]!, x[3 * i + 2]! - x[3 * j + 2]!),
      );
  return least;
}
