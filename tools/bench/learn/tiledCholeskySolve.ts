import { type Tensor, tensor } from "noether";
import { cholesky, identity, solve } from "noether/engine";

/** Rows and columns of a tile. */
const side = 256;

/**
 * The solution of A x = b for a symmetric and positive definite A of thousands of rows, for which it is faster than
 * `choleskySolve`: by A = L L^T in tiles, each a product of matrices,
 *
 *     L_jj L_jj^T = A_jj - sum_k L_jk L_jk^T,        L_ij = (A_ij - sum_k L_ik L_jk^T) L_jj^-T,        k < j < i
 *
 * @param A [n, n], its lower triangle
 * @throws RangeError if it is not positive definite
 */
export function tiledCholeskySolve(A: Float64Array, b: readonly number[]): Float64Array {
  const n = b.length;
  const starts = Array.from({ length: Math.ceil(n / side) }, (_, k) => k * side);
  const end = (start: number): number => Math.min(n, start + side);
  const tile = (i: number, j: number): Tensor => {
    const width = end(j) - j;
    const values = new Float64Array((end(i) - i) * width);
    for (let row = i; row < end(i); row++)
      values.set(A.subarray(row * n + j, row * n + j + width), (row - i) * width);
    return tensor(values, { shape: [end(i) - i, width], dtype: "float64" });
  };
  const L: Tensor[][] = [];
  const inverses: Tensor[] = [];
  for (const [i, row] of starts.entries()) {
    L.push([]);
    for (const [j, column] of starts.slice(0, i + 1).entries()) {
      let rest = tile(row, column);
      for (let k = 0; k < j; k++) rest = rest.sub(L[i]![k]!.matmul(L[j]![k]!.transpose()));
      if (i > j) L[i]!.push(rest.matmul(inverses[j]!.transpose()));
      else {
        const corner = cholesky(rest);
        L[i]!.push(corner);
        inverses.push(solve(corner, identity(end(row) - row, { dtype: "float64" })));
      }
    }
  }
  const x = starts.map((start) =>
    tensor(b.slice(start, end(start)), { shape: [end(start) - start, 1], dtype: "float64" }),
  );
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] = x[i]!.sub(L[i]![k]!.matmul(x[k]!));
    x[i] = inverses[i]!.matmul(x[i]!);
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] = x[i]!.sub(L[k]![i]!.transpose().matmul(x[k]!));
    x[i] = inverses[i]!.transpose().matmul(x[i]!);
  }
  return Float64Array.from(x.flatMap(({ values }) => Array.from(values)));
}
