import { wignerDs } from "./wignerD.js";

/** The half turn about (1, 1, 0): it exchanges x and y, and turns z into -z. */
const halfTurn = [
  [0, 1, 0],
  [1, 0, 0],
  [0, 0, -1],
] as const;

/**
 * The matrix J_l of the half turn about (1, 1, 0) on the irrep of degree l. It is its own inverse, and because the half
 * turn exchanges the axes x and y,
 *
 *     D_l(R_x(b)) = J_l D_l(R_y(b)) J_l
 *
 * where turns about the polar axis y are plain cosines and sines.
 *
 * @returns (2l + 1)^2 numbers, row by row
 * @throws RangeError if l is no degree, or larger than `wignerD` takes
 */
export function axisExchange(l: number): Float64Array {
  return wignerDs(l, [halfTurn]);
}
