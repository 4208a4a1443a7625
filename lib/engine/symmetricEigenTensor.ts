import { symmetricEigen } from "../algebra/symmetricEigen.js";
import { aliasOf, applyAll } from "./apply.js";
import { add, constant, div, mul, sub } from "./arithmetic.js";
import { einsum } from "./einsum.js";
import {
  squareMatrices,
  symmetricMatrixAt,
  symmetricParts,
  unitMatrices,
  whichOf,
} from "./squareMatrices.js";
import type { Operation, Tensor } from "./tensor.js";

/** Eigenvalues and eigenvectors of symmetric matrices, A v_k = lambda_k v_k. */
export interface SymmetricEigenTensors {
  /** [..., n], ascending. */
  readonly values: Tensor;
  /** [..., n, n]: v_k is column k, of length 1, its largest entry positive. */
  readonly vectors: Tensor;
}

/**
 * A = V diag(lambda) V^T. With F_ij = 1 / (lambda_j - lambda_i) and F_ii = 0, and M = V^T dA V,
 *
 *     dlambda_k = M_kk        dV = V (F * M)        g_A = the symmetric part of V (diag g_lambda + F * V^T g_V) V^T
 *
 * where * multiplies entry by entry.
 */
const SymmetricEigen: Operation = {
  name: "symmetricEigenTensor",
  shapes: ([A]) => [A!.shape.slice(0, 2), A!.shape],
  run: ([lambda, V], [A], _, [, to]) => {
    const [count, n] = to!.shape as [number, number, number];
    for (let t = 0; t < count && n > 0; t++) {
      const { values, vectors } = symmetricEigen(
        symmetricMatrixAt("symmetricEigenTensor", A!, n, t).to2DArray(),
      );
      lambda!.set(values, t * n);
      for (let k = 0; k < n; k++) {
        const column = vectors.map((row) => row[k]!);
        const largest = column.reduce((best, x) => (Math.abs(x) > (1 + 1e-9) * Math.abs(best) ? x : best), 0);
        for (let i = 0; i < n; i++) V![(t * n + i) * n + k] = largest < 0 ? -column[i]! : column[i]!;
      }
    }
  },
  gradients: ([gLambda, gV], { outputs }) => {
    const [lambda, V] = outputs as [Tensor, Tensor];
    const byValues = gLambda && einsum("t i k, t k, t j k -> t i j", V, gLambda, V);
    if (!gV) return [byValues];
    const inside = mul(inverseGaps(lambda), einsum("t k i, t k j -> t i j", V, gV));
    const byVectors = einsum("t i k, t k l, t j l -> t i j", V, inside, V);
    const symmetric = symmetricParts(byVectors);
    return [byValues ? add(byValues, symmetric) : symmetric];
  },
  push: ([dA], { outputs }) => {
    const [lambda, V] = outputs as [Tensor, Tensor];
    const M = einsum("t i k, t i j, t j l -> t k l", V, symmetricParts(dA!), V);
    return [einsum("t k k -> t k", M), einsum("t i k, t k l -> t i l", V, mul(inverseGaps(lambda), M))];
  },
};

/** Eigenvalues nearer to each other than this, in units of the largest, count as equal. */
const EQUAL = { float32: 1e-6, float64: 1e-12, int32: 0 } as const;

/** F_ij = 1 / (lambda_j - lambda_i), 0 on the diagonal. */
function inverseGaps(lambda: Tensor): Tensor {
  const [count, n] = lambda.shape as [number, number];
  const { values } = lambda;
  for (let t = 0; t < count; t++) {
    const own = Array.from(values.subarray(t * n, (t + 1) * n));
    const tolerance = EQUAL[lambda.dtype] * Math.max(...own.map(Math.abs));
    for (let k = 1; k < n; k++)
      if (!(own[k]! - own[k - 1]! > tolerance))
        throw new RangeError(
          `symmetricEigenTensor: expected eigenvalues that differ, to differentiate their eigenvectors (or the eigenvalues twice, or forward), got ${own[k - 1]} and ${own[k]}${whichOf(t, count)}: the vectors of equal eigenvalues are not determined`,
        );
  }
  const diagonal = unitMatrices(count, n, lambda.dtype);
  const gaps = sub(aliasOf(lambda, [count, 1, n]), aliasOf(lambda, [count, n, 1]));
  return div(sub(constant(1, lambda.dtype), diagonal), add(gaps, diagonal));
}

/**
 * The eigenvalues and eigenvectors of symmetric matrices: A = V diag(lambda) V^T with V^T V = 1. What is not quite
 * symmetric is taken for its symmetric part, and so is the gradient.
 *
 * Where two eigenvalues are equal their vectors are not determined, and nothing that depends on them can be
 * differentiated: it is refused. The first gradient of eigenvalues alone goes through.
 *
 * @param A [..., n, n]
 * @throws RangeError if A is not square, not symmetric up to rounding (1e-9 of its largest entry, 1e-5 in float32), or has a
 * number that is not finite; by gradients, if eigenvalues are equal up to 1e-12 of the largest (1e-6 in float32)
 * @throws TypeError if A is no tensor of floats
 */
export function symmetricEigenTensor(A: Tensor): SymmetricEigenTensors {
  const matrices = squareMatrices("symmetricEigenTensor", A);
  const { lead, n } = matrices;
  const [values, vectors] = applyAll(SymmetricEigen, [matrices.A], null);
  return { values: aliasOf(values!, [...lead, n]), vectors: aliasOf(vectors!, A.shape) };
}
