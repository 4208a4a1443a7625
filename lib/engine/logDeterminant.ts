import { aliasOf, apply } from "./apply.js";
import { einsum } from "./einsum.js";
import { luAt } from "./luDecomposition.js";
import { solved } from "./solve.js";
import { squareMatrices, unitMatrices } from "./squareMatrices.js";
import type { Operation, Tensor } from "./tensor.js";

/** d log |det A| = tr(A^-1 dA) */
const LogDeterminant: Operation = {
  name: "logDeterminant",
  shapes: ([A]) => [A!.shape.slice(0, 1)],
  run: ([y], [A], _, __, [of]) => {
    const n = of!.shape[1]!;
    for (let t = 0; t < y!.length; t++) {
      const U = luAt("logDeterminant", A!, n, t).upperTriangularMatrix;
      y![t] = U.diagonal().reduce((sum, pivot) => sum + Math.log(Math.abs(pivot)), 0);
    }
  },
  gradients: ([g], { inputs: [A] }) => [g && einsum("t, t j i -> t i j", g, inverses(A!))],
  push: ([dA], { inputs: [A] }) => [dA && einsum("t i j, t j i -> t", inverses(A!), dA)],
};

function inverses(A: Tensor): Tensor {
  const [count, n] = A.shape as [number, number, number];
  return solved(A, unitMatrices(count, n, A.dtype), false);
}

/**
 * log |det A|, for a density that a map with the derivative A carries along, or of a Gaussian with the covariance A. Any
 * matrix but a singular one has it, whichever sign its determinant has.
 *
 * @param A [..., n, n]
 * @returns [...]; 0 for n = 0, where the determinant is the empty product
 * @throws RangeError if A is not square, or singular up to rounding, or has a number that is not finite
 * @throws TypeError if A is no tensor of floats
 */
export function logDeterminant(A: Tensor): Tensor {
  const matrices = squareMatrices("logDeterminant", A);
  return aliasOf(apply(LogDeterminant, [matrices.A], null), matrices.lead);
}
