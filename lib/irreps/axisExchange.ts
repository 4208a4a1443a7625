import type { Matrix } from "../engine/matrix.js";
import { wigner3jEntries } from "./wigner3j.js";

/** J_l row by row, (2l + 1)^2 numbers, for l = 0, 1, ... as far as they were asked for. */
const exchanges: Float64Array[] = [Float64Array.of(1)];

/** The half turn about (1, 1, 0): it exchanges x and y, and turns z into -z. */
const halfTurn: Matrix = [
  [0, 1, 0],
  [1, 0, 0],
  [0, 0, -1],
];

/**
 * The matrix J_l of the half turn about (1, 1, 0) on the irrep of degree l. It is its own inverse, and because the half
 * turn exchanges the axes x and y,
 *
 *     D_l(R_x(b)) = J_l D_l(R_y(b)) J_l
 *
 * where turns about the polar axis y are plain cosines and sines. It comes from V_1 (x) V_(l-1), of which V_l is a part:
 *
 *     D_l = C^T (D_1 (x) D_(l-1)) C        C = clebschGordan(1, l - 1, l), an isometry
 *
 * @returns (2l + 1)^2 numbers, row by row
 */
export function axisExchange(l: number): Float64Array {
  for (let degree = exchanges.length; degree <= l; degree++) {
    exchanges.push(lifted(halfTurn, exchanges[degree - 1]!, degree));
  }
  return exchanges[l]!;
}

/**
 * The matrix of a rotation R on the irrep of degree l >= 1, from that of degree l - 1.
 *
 * @param before (2l - 1)^2 numbers, row by row
 * @returns (2l + 1)^2 numbers, row by row
 */
export function lifted(R: Matrix, before: Float64Array, l: number): Float64Array {
  const entries = wigner3jEntries(1, l - 1, l);
  const [n, size] = [2 * l - 1, 2 * l + 1];
  const D = new Float64Array(size * size);
  for (const [i, j, k, c] of entries) {
    for (const [ii, jj, kk, cc] of entries) {
      D[k * size + kk]! += size * c * R[i]![ii]! * before[j * n + jj]! * cc;
    }
  }
  return D;
}
