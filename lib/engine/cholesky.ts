import { CholeskyDecomposition } from "ml-matrix";
import { aliasOf, apply } from "./apply.js";
import { mul } from "./arithmetic.js";
import { einsum } from "./einsum.js";
import { transpose } from "./permute.js";
import { solved } from "./solve.js";
import { alike, squareMatrices, symmetricMatrixAt, symmetricParts, whichOf } from "./squareMatrices.js";
import type { Operation, Tensor } from "./tensor.js";

/**
 * A = L L^T. With M' the lower triangle of M and half of its diagonal,
 *
 *     dL = L (L^-1 dA L^-T)'        g_A = L^-T S L^-1,  S the symmetric part of (L^T g)'
 *
 * I. Murray, Differentiation of the Cholesky decomposition (2016)
 */
const Cholesky: Operation = {
  name: "cholesky",
  shapes: ([A]) => [A!.shape],
  run: ([L], [A], _, [to]) => {
    const [count, n] = to!.shape as [number, number, number];
    for (let t = 0; t < count; t++) {
      const decomposition = new CholeskyDecomposition(symmetricMatrixAt("cholesky", A!, n, t));
      if (!decomposition.isPositiveDefinite())
        throw new RangeError(
          `cholesky: expected positive definite matrices, got one with an eigenvalue that is not positive${whichOf(t, count)}: add a small multiple of the identity`,
        );
      L!.set(decomposition.lowerTriangularMatrix.to1DArray(), t * n * n);
    }
  },
  gradients: ([g], { outputs: [L] }) => {
    if (!g) return [];
    const S = symmetricParts(lowerHalf(einsum("t k i, t k j -> t i j", L!, g)));
    // L^-T S L^-1 = L^-T (L^-T S)^T, S being symmetric
    return [solved(L!, transpose(solved(L!, S, true)), true)];
  },
  push: ([dA], { outputs: [L] }) => {
    const left = solved(L!, symmetricParts(dA!), false);
    return [einsum("t i k, t k j -> t i j", L!, lowerHalf(solved(L!, transpose(left), false)))];
  },
};

/** The lower triangle, with half of the diagonal. */
function lowerHalf(M: Tensor): Tensor {
  const [count, n] = M.shape as [number, number, number];
  return mul(
    M,
    alike(count, n, M.dtype, (i, j) => (i > j ? 1 : i === j ? 0.5 : 0)),
  );
}

/**
 * The lower triangular L with positive diagonal of A = L L^T, for a symmetric and positive definite A. What is not quite
 * symmetric is taken for its symmetric part, and so is the gradient.
 *
 * @param A [..., n, n]
 * @returns [..., n, n]
 * @throws RangeError if A is not square, not symmetric up to rounding (1e-9 of its largest entry, 1e-5 in float32), not
 * positive definite, or has a number that is not finite
 * @throws TypeError if A is no tensor of floats
 */
export function cholesky(A: Tensor): Tensor {
  return aliasOf(apply(Cholesky, [squareMatrices("cholesky", A).A], null), A.shape);
}
