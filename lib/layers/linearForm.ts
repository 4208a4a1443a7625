import type { Values } from "../engine/dtype.js";
import type { Form } from "../engine/form.js";

/** One path of a linear map: from a term to a term of the same irrep. */
export interface LinearPath {
  /** Where the terms begin in x and y, and the path's weights among all; the stride of the rows of weights. */
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly step: number;
  /** Copies of the two terms, and components of their irrep. */
  readonly from: number;
  readonly to: number;
  readonly dim: number;
  /** A factor, such as 1 / sqrt(fan-in of the term of y). */
  readonly c: number;
}

/** How many rows go through all paths together. */
const ROWS = 128;

/**
 * The form of a linear map of features in the layout [term][m][copy],
 *
 *     F(x, W, g) = sum_n sum_paths c sum_muw x_n,mu W_uw g_n,mw
 *
 * a product of matrices for each component m of each path.
 *
 * @param n the number of rows, of dimX and dimY numbers
 * @param count the number of weights
 */
export function linearForm(
  n: number,
  dimX: number,
  dimY: number,
  count: number,
  paths: readonly LinearPath[],
): Form {
  return {
    name: "linear",
    arguments: ["x", "W", "g"],
    shapes: [[n, dimX], [count], [n, dimY]],
    run(skip, out, [x, W, g], { gemm }) {
      out.fill(0);
      const [a, b, d] = [x ?? out, W ?? out, g ?? out] as [Values, Values, Values];
      // Rows by blocks: what one path reads and writes of them is still at hand for the next.
      for (let first = 0; first < n; first += ROWS) {
        const rows = Math.min(ROWS, n - first);
        for (const { x: atX, y: atY, weight, step, from, to, dim, c } of paths) {
          for (let m = 0; m < dim; m++) {
            const [X, Y] = [first * dimX + atX + m * from, first * dimY + atY + m * to];
            if (skip === 2) gemm(d, Y, dimY, a, X, dimX, 1, b, weight, step, 1, rows, from, to, c, true);
            // x = g W^T, W = x^T g
            else if (skip === 0) gemm(a, X, dimX, d, Y, dimY, 1, b, weight, 1, step, rows, to, from, c, true);
            else gemm(b, weight, step, a, X, 1, dimX, d, Y, dimY, 1, from, rows, to, c, true);
          }
        }
      }
    },
  };
}
