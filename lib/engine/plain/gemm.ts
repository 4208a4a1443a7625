import type { Values } from "../dtype.js";

/**
 * C_ij = alpha sum_k A_ik B_kj (+ C_ij): rows of C by rows of B, four terms of the sum at once, so that the inner loop
 * runs along both. Sums are made in double precision.
 */
export function gemm(
  C: Values,
  c: number,
  ci: number,
  A: Values,
  a: number,
  ai: number,
  ak: number,
  B: Values,
  b: number,
  bk: number,
  bj: number,
  m: number,
  k: number,
  n: number,
  alpha: number,
  add: boolean,
): void {
  const row = rowOf(n);
  for (let i = 0; i < m; i++) {
    row.fill(0, 0, n);
    const rowA = a + i * ai;
    let q = 0;
    for (; q + 3 < k; q += 4) {
      const a0 = A[rowA + q * ak]!;
      const a1 = A[rowA + (q + 1) * ak]!;
      const a2 = A[rowA + (q + 2) * ak]!;
      const a3 = A[rowA + (q + 3) * ak]!;
      let b0 = b + q * bk;
      let b1 = b0 + bk;
      let b2 = b1 + bk;
      let b3 = b2 + bk;
      for (let j = 0; j < n; j++) {
        row[j]! += a0 * B[b0]! + a1 * B[b1]! + a2 * B[b2]! + a3 * B[b3]!;
        b0 += bj;
        b1 += bj;
        b2 += bj;
        b3 += bj;
      }
    }
    for (; q < k; q++) {
      const a0 = A[rowA + q * ak]!;
      let b0 = b + q * bk;
      for (let j = 0; j < n; j++) {
        row[j]! += a0 * B[b0]!;
        b0 += bj;
      }
    }
    const at = c + i * ci;
    if (add) for (let j = 0; j < n; j++) C[at + j]! += alpha * row[j]!;
    else for (let j = 0; j < n; j++) C[at + j] = alpha * row[j]!;
  }
}

let scratch = new Float64Array(256);

/** A row of sums in double precision. */
function rowOf(n: number): Float64Array {
  if (scratch.length < n) scratch = new Float64Array(2 * n);
  return scratch;
}
