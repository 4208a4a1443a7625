import { checkRows } from "./matrix.js";
import { type NumberRows, plainRows } from "./numberList.js";

/**
 * The Kronecker product of two matrices, which acts on x (x) y as a does on x and b on y:
 *
 *     (a (x) b)_(ik)(jl) = a_ij b_kl        (ik) = i p + k, (jl) = j q + l
 *
 * @param a m x n
 * @param b p x q
 * @returns m p x n q
 * @throws RangeError if the rows of a or of b differ in length
 * @example
 * kronecker([[1, 2]], [[3], [4]]); // [[3, 6], [4, 8]]
 */
export function kronecker(a: NumberRows, b: NumberRows): number[][] {
  checkRows(a);
  checkRows(b);
  const others = plainRows(b);
  return plainRows(a).flatMap((row) => others.map((other) => row.flatMap((x) => other.map((y) => x * y))));
}
