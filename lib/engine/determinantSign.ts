import { aliasOf, apply } from "./apply.js";
import { constantRules } from "./constantRules.js";
import { luAt, signOf } from "./luDecomposition.js";
import { squareMatrices } from "./squareMatrices.js";
import type { Operation, Tensor } from "./tensor.js";

const DeterminantSign: Operation = {
  name: "determinantSign",
  shapes: ([A]) => [A!.shape.slice(0, 1)],
  run: ([y], [A], _, __, [of]) => {
    const n = of!.shape[1]!;
    for (let t = 0; t < y!.length; t++) y![t] = signOf(luAt("determinantSign", A!, n, t));
  },
  ...constantRules,
};

/**
 * The sign of det A, 1 or -1: beside `logDeterminant` what is known of a determinant that is too large or too small for a
 * number. Its gradient is 0.
 *
 * @param A [..., n, n]
 * @returns [...], of A's dtype
 * @throws RangeError if A is not square, or singular up to rounding, or has a number that is not finite
 * @throws TypeError if A is no tensor of floats
 */
export function determinantSign(A: Tensor): Tensor {
  const matrices = squareMatrices("determinantSign", A);
  return aliasOf(apply(DeterminantSign, [matrices.A], null), matrices.lead);
}
