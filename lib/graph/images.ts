import type { Cell } from "./cell.js";

/** Points of space, each an image of an atom: those in the cell come first, in the order of the atoms. */
export interface Points {
  readonly count: number;
  /** x, y, z of each point. */
  readonly places: Float64Array;
  /** The atom that a point is an image of. */
  readonly owner: Int32Array;
  /** By how many vectors a, b and c it is moved from where the atom was given: three whole numbers for each point. */
  readonly moves: Int32Array;
}

/** The atoms themselves, without any cell. */
export function pointsOf(x: Float64Array): Points {
  const count = x.length / 3;
  const owner = Int32Array.from({ length: count }, (_, i) => i);
  return { count, places: x, owner, moves: new Int32Array(3 * count) };
}

/** How far a cutoff reaches, in vectors a, b and c; 0 along those that do not repeat. */
export function reachOf({ heights, periodic }: Cell, cutoff: number): readonly [number, number, number] {
  return heights.map((height, k) => (periodic[k] ? cutoff / height : 0)) as [number, number, number];
}

/**
 * The atoms moved into the cell, and all their images that come within a cutoff of it: the cell may be smaller than the
 * cutoff, so that an atom has many.
 */
export function imagesAround(x: Float64Array, cell: Cell, cutoff: number): Points {
  const { vectors, inverse, periodic } = cell;
  const n = x.length / 3;
  const reach = reachOf(cell, cutoff);
  const [owner, moves]: [number[], number[]] = [[], []];
  const further: number[] = [];
  for (let i = 0; i < n; i++) {
    const fraction = [0, 1, 2].map((k) =>
      [0, 1, 2].reduce((sum, axis) => sum + x[3 * i + axis]! * inverse[3 * axis + k]!, 0),
    );
    const home = fraction.map((f, k) => (periodic[k] ? -Math.floor(f) : 0));
    owner.push(i);
    moves.push(...home);
    const ranges = fraction.map((f, k) =>
      periodic[k] ? [Math.ceil(-reach[k]! - f), Math.floor(1 + reach[k]! - f)] : [0, 0],
    );
    const [[a0, a1], [b0, b1], [c0, c1]] = ranges as [[number, number], [number, number], [number, number]];
    for (let a = a0; a <= a1; a++)
      for (let b = b0; b <= b1; b++)
        for (let c = c0; c <= c1; c++)
          if (a !== home[0] || b !== home[1] || c !== home[2]) further.push(i, a, b, c);
  }
  for (let k = 0; k < further.length; k += 4) {
    owner.push(further[k]!);
    moves.push(further[k + 1]!, further[k + 2]!, further[k + 3]!);
  }
  const places = new Float64Array(3 * owner.length);
  for (let p = 0; p < owner.length; p++)
    for (let axis = 0; axis < 3; axis++)
      places[3 * p + axis] =
        x[3 * owner[p]! + axis]! +
        moves[3 * p]! * vectors[axis]! +
        moves[3 * p + 1]! * vectors[3 + axis]! +
        moves[3 * p + 2]! * vectors[6 + axis]!;
  return { count: owner.length, places, owner: Int32Array.from(owner), moves: Int32Array.from(moves) };
}
