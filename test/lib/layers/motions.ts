import assert from "node:assert/strict";
import { haarOrthogonal, haarRotation, type Matrix, type Random, type Tensor, tensor } from "noether";

/** max |a - b|, of the larger of both and at least 1. */
export function gap(a: Tensor, b: Tensor): number {
  assert.deepEqual(a.shape, b.shape);
  if (a.size === 0) return 0;
  const [x, y] = [a.as("float64"), b.as("float64")];
  return x.sub(y).abs().max().item() / Math.max(1, x.abs().max().item(), y.abs().max().item());
}

/** Q x for points [..., xyz]. */
export function turned(Q: Matrix, x: Tensor): Tensor {
  return x.matmul(tensor(Q, { dtype: x.dtype }).transpose());
}

/** Q v for vectors [..., xyz, channels]. */
export function turnedChannels(Q: Matrix, v: Tensor): Tensor {
  return tensor(Q, { dtype: v.dtype }).matmul(v);
}

/** Some rotations, drawn by Haar's measure. */
export function rotations(count: number, draw: Random): Matrix[] {
  return Array.from({ length: count }, () => haarRotation(3, draw));
}

/** Some reflections: rotations times the inversion. */
export function reflections(count: number, draw: Random): Matrix[] {
  return rotations(count, draw).map((R) => R.map((row) => row.map((x) => -x)));
}

/** Rotations and reflections. */
export function isometries(count: number, draw: Random): Matrix[] {
  return Array.from({ length: count }, () => haarOrthogonal(3, draw));
}

/** A permutation of n things, as int32, and its inverse. */
export function permutation(n: number, draw: Random): readonly [order: Tensor, inverse: Tensor] {
  const order = Array.from({ length: n }, (_, i) => [draw.uniform(), i] as const)
    .sort(([a], [b]) => a - b)
    .map(([, i]) => i);
  const inverse = order.map((_, i) => order.indexOf(i));
  return [tensor(Int32Array.from(order)), tensor(Int32Array.from(inverse))];
}
