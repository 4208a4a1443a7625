import { rotationFactor } from "../algebra/rotationFactor.js";
import { aliasOf, apply, leaf } from "./apply.js";
import { mul, operand, sub } from "./arithmetic.js";
import { checkTensor } from "./checkTensor.js";
import { dtypeOf, newValues } from "./dtype.js";
import { einsum } from "./einsum.js";
import { sameShape, shapeText, sizeOf } from "./shape.js";
import { solve } from "./solve.js";
import { matrixAt, unitMatrices, whichOf } from "./squareMatrices.js";
import { symmetricRules } from "./symmetricRules.js";
import type { Operation, Tensor } from "./tensor.js";

/** Where the best rotation is not farther ahead of others than this, several rotations count as equally good. */
const EQUAL = { float32: 1e-6, float64: 1e-9, int32: 0 } as const;

/**
 * The rotation R for which tr(R^T M) is largest. There P = R^T M is symmetric, and dR = R [omega] with
 *
 *     (tr P - P) omega = the axis of R^T dM - dM^T R
 */
const Rotation: Operation = {
  name: "kabsch",
  shapes: ([M]) => [M!.shape],
  run: ([R], [M], _, [to]) => {
    const count = to!.shape[0]!;
    for (let t = 0; t < count; t++) {
      const sums = matrixAt("kabsch", M!, 3, t).to2DArray();
      const found = rotationFactor(sums, EQUAL[dtypeOf(M!)]);
      if (found === undefined)
        throw new RangeError(
          `kabsch: expected points that fix a rotation, got points for which several are equally good${whichOf(t, count)}: are they all on one line through 0, or is one set a mirror image?`,
        );
      R!.set(found.flat(), 9 * t);
    }
  },
  ...symmetricRules((dM, { inputs: [M], outputs: [R] }) => turned(M!, R!, dM)),
};

/** dR = R E (tr P - P)^-1 (E : R^T N) for dM = N, where E_ijk is the sign of the permutation i, j, k. */
function turned(M: Tensor, R: Tensor, N: Tensor): Tensor {
  const { dtype } = M;
  const E = leaf([3, 3, 3], dtype, newValues(dtype, 27).map(sign));
  const P = einsum("t a i, t a j -> t i j", R, M);
  const trace = aliasOf(einsum("t i i -> t", P), [M.shape[0]!, 1, 1]);
  const axis = einsum("i j k, t a i, t a j -> t k", E, R, N);
  const omega = solve(sub(mul(unitMatrices(M.shape[0]!, 3, dtype), trace), P), axis);
  return einsum("t a i, i j k, t k -> t a j", R, E, omega);
}

/** The sign of the permutation i, j, k of 0, 1, 2 at the place 9 i + 3 j + k; 0 where it is none. */
function sign(_: number, place: number): number {
  const [i, j, k] = [Math.floor(place / 9), Math.floor(place / 3) % 3, place % 3] as const;
  return ((i - j) * (j - k) * (k - i)) / 2;
}

/**
 * The rotation that brings points y_i as near as possible to points x_i:
 *
 *     R = argmin sum_i |x_i - R y_i|^2        R^T R = 1, det R = 1
 *
 * It turns about 0: subtract the means before, where points are to be moved as well. What moves with it is the same
 * however the y_i are turned: kabsch(X, Y Q^T) = kabsch(X, Y) Q^T.
 *
 * @param X [..., n, 3]
 * @param Y [..., n, 3]
 * @returns [..., 3, 3]
 * @throws RangeError if the shapes differ or are others, a number is not finite, or several rotations are equally good: all points
 * on one line through 0, or, say, a cube and its mirror image
 * @throws TypeError if something is no tensor, or not of one float dtype
 */
export function kabsch(X: Tensor, Y: Tensor): Tensor {
  for (const each of [X, Y]) checkTensor("kabsch", each, "tensors");
  operand("kabsch", X, Y);
  if (X.dtype === "int32")
    throw new TypeError('kabsch: expected floats, got int32: convert them by .as("float32")');
  if (!sameShape(X.shape, Y.shape) || X.rank < 2 || X.shape.at(-1) !== 3)
    throw new RangeError(
      `kabsch: expected equally many points [..., n, 3], got ${shapeText(X.shape)} and ${shapeText(Y.shape)}`,
    );
  const lead = X.shape.slice(0, -2);
  const list = [sizeOf(lead), X.shape.at(-2)!, 3];
  const M = einsum("t n i, t n j -> t i j", aliasOf(X, list), aliasOf(Y, list));
  return aliasOf(apply(Rotation, [M], null), [...lead, 3, 3]);
}
