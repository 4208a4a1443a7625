import { aliasOf } from "../engine/apply.js";
import { add, mul, sub } from "../engine/arithmetic.js";
import { concat } from "../engine/concat.js";
import { matmul } from "../engine/matmul.js";
import { sum } from "../engine/reduce.js";
import { shapeText } from "../engine/shape.js";
import { slice } from "../engine/slice.js";
import type { Tensor } from "../engine/tensor.js";

// Of scalars s [..., channels] and vectors v [..., xyz, channels] a network that commutes with rotations may make:
//
//     f(s)            any function of scalars; of pseudoscalars, which a reflection turns to their negatives, none that
//                     is neither odd nor even
//     s v             scaleVectors    vectors scaled
//     v W             mixVectors      linear combinations of vectors, over channels, never over x, y, z
//     <v, w>          innerProducts   scalar products
//     v x w           crossProducts   vector products, which a reflection turns the wrong way
//
// and nothing else of low degree: these are the five primitives of SO(3). Without the last they commute with O(3).

/**
 * Vectors scaled, channel by channel: s_c v_xc.
 *
 * @param s [..., channels], or numbers that are repeated to it
 * @param v [..., xyz, channels]
 */
export function scaleVectors(s: Tensor, v: Tensor): Tensor {
  checkVectors("scaleVectors", v);
  return mul(v, aliasOf(s, [...s.shape.slice(0, -1), 1, s.shape.at(-1) ?? 1]));
}

/**
 * Linear combinations of vectors, sum_c v_xc W_cd: W acts on the channels. A matrix on x, y, z would not commute with
 * rotations unless it were a multiple of the identity (Schur).
 *
 * @param v [..., xyz, channels]
 * @param W [channels, more channels]
 */
export function mixVectors(v: Tensor, W: Tensor): Tensor {
  checkVectors("mixVectors", v);
  return matmul(v, W);
}

/**
 * Scalar products, channel by channel: sum_x v_xc w_xc, which rotations and reflections leave as they are.
 *
 * @param v [..., xyz, channels]; w too
 * @returns [..., channels]
 */
export function innerProducts(v: Tensor, w: Tensor): Tensor {
  checkVectors("innerProducts", v);
  checkVectors("innerProducts", w);
  return sum(mul(v, w), -2);
}

/**
 * Vector products, channel by channel: (v x w)_z = v_x w_y - v_y w_x. They turn as vectors do, but a reflection leaves
 * them as they are where it would turn a vector: v x w is a pseudovector.
 *
 * @param v [..., xyz, channels]; w too
 * @returns [..., xyz, channels]
 */
export function crossProducts(v: Tensor, w: Tensor): Tensor {
  checkVectors("crossProducts", v);
  checkVectors("crossProducts", w);
  const ahead = (u: Tensor): Tensor => concat([slice(u, -2, 1, 3), slice(u, -2, 0, 1)], -2);
  const behind = (u: Tensor): Tensor => concat([slice(u, -2, 2, 3), slice(u, -2, 0, 2)], -2);
  return sub(mul(ahead(v), behind(w)), mul(behind(v), ahead(w)));
}

/**
 * Lengths with a slope at 0, sqrt(|v|^2 + epsilon): scalars that a network can make of vectors.
 *
 * @param v [..., xyz, channels]
 * @returns [..., channels]
 */
export function vectorNorms(v: Tensor, epsilon = 1e-8): Tensor {
  return add(innerProducts(v, v), epsilon).sqrt();
}

/**
 * Vectors where there were scalars only: a direction times a scalar in each channel, r_x s_c. The directions are those of
 * the edges, which no translation changes.
 *
 * @param r [..., xyz]
 * @param s [..., channels]
 * @returns [..., xyz, channels]
 */
export function vectorsAlong(r: Tensor, s: Tensor): Tensor {
  if (r.shape.at(-1) !== 3)
    throw new RangeError(`vectorsAlong: expected directions [..., 3], got ${shapeText(r.shape)}`);
  return mul(aliasOf(r, [...r.shape, 1]), aliasOf(s, [...s.shape.slice(0, -1), 1, s.shape.at(-1) ?? 1]));
}

function checkVectors(name: string, v: Tensor): void {
  if (v.shape.at(-2) !== 3)
    throw new RangeError(
      `${name}: expected vectors [..., 3, channels], got ${shapeText(v.shape)}: the axis of x, y, z stands before that of the channels`,
    );
}
