import { checkTensor } from "../engine/checkTensor.js";
import { concat } from "../engine/concat.js";
import { checkFloat } from "../engine/dtype.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { crossProducts, innerProducts, scaleVectors } from "../layers/vectorPrimitives.js";

/** A vector counts as 0, and two as collinear, where what is left of them is shorter than this share of the longest. */
const COLLINEAR = { float32: 1e-5, float64: 1e-9, int32: 0 } as const;

/**
 * The frames of pairs of vectors by the process of Gram and Schmidt, rotations that move as the vectors do:
 *
 *     R = (a b c),    a = v/|v|,    b = (w - (a . w) a) / |w - (a . w) a|,    c = a x b
 *
 * @param pairs [..., xyz, 2]: v and w
 * @returns [..., 3, 3], the basis vectors as columns, det R = 1
 * @throws RangeError if there are no pairs of vectors, or two are on one line: `meanFrames` takes these too
 * @throws TypeError if they are no tensor of floats
 */
export function frames(pairs: Tensor): Tensor {
  const { R, rank } = rotations("frames", pairs);
  const at = rank.values.findIndex((found) => found < 2);
  if (at >= 0)
    throw new RangeError(
      `frames: expected two vectors that fix a frame, got two on one line (or 0) at ${at}: rotations about it fix both. meanFrames averages what is left open`,
    );
  return R;
}

/**
 * The mean of all rotations R that pairs of vectors leave open, over the stabiliser H of the pair: R itself for vectors that fix
 * a frame, for two on one line R diag(1, 0, 0) (or R diag(0, 1, 0) if the first is 0), and 0 if both are.
 *
 *     M = mean of R h over h in H        M(g v, g w) = g M(v, w) for all pairs
 *
 * M x^ is the part of R x^ that does not depend on the choice: for points on a line, the line.
 *
 * @param pairs [..., xyz, 2]
 * @returns [..., 3, 3]
 */
export function meanFrames(pairs: Tensor): Tensor {
  return rotations("meanFrames", pairs).R;
}

/** (a b c) [..., 3, 3], each of a and b 0 where there is nothing left of a vector, and how many are not [..., 1]. */
function rotations(name: string, pairs: Tensor): { readonly R: Tensor; readonly rank: Tensor } {
  checkTensor(name, pairs, "pairs of vectors as a tensor");
  checkFloat(name, pairs);
  if (pairs.rank < 2 || pairs.shape.at(-1) !== 2 || pairs.shape.at(-2) !== 3)
    throw new RangeError(`${name}: expected pairs of vectors [..., 3, 2], got ${shapeText(pairs.shape)}`);
  const [v, w] = pairs.split(2, -1);
  const least = pairs
    .detach()
    .norm(-2, { keep: true })
    .max(-1, { keep: true })
    .mul(COLLINEAR[pairs.dtype])
    .reshape([...pairs.shape.slice(0, -2), 1]);
  const [a, hasA] = direction(v, least);
  // Twice, because one pass leaves rounding errors as large as those of what it subtracted.
  const once = w.sub(scaleVectors(innerProducts(a, w), a));
  const [b, hasB] = direction(once.sub(scaleVectors(innerProducts(a, once), a)), least);
  return { R: concat([a, b, crossProducts(a, b)], -1), rank: hasA.add(hasB) };
}

/** v / |v| where |v| > least, else 0; and 1 where it is. */
function direction(v: Tensor, least: Tensor): readonly [unit: Tensor, has: Tensor] {
  const length = v.norm(-2);
  const has = length.detach().greater(least).as(v.dtype);
  return [scaleVectors(has.div(length.mul(has).add(has.neg().add(1))), v), has];
}
