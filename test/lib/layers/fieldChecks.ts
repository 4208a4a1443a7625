import assert from "node:assert/strict";
import { randomNormal, type Tensor } from "../../../lib/engine/index.js";
import type { Random } from "../../../lib/numbers/random.js";

export const double = { dtype: "float64" } as const;

/** Tensors of standard normal numbers in float64, of a stream. */
export const normals =
  (draw: Random) =>
  (...shape: number[]): Tensor =>
    randomNormal(shape, draw, double);

/** max |a - b| over the numbers of two tensors of one shape. */
export function gap(a: Tensor, b: Tensor): number {
  assert.deepEqual(a.shape, b.shape);
  return a.sub(b).abs().max().item();
}

export const assertNear = (a: Tensor, b: Tensor, tolerance = 1e-12): void =>
  assert.ok(gap(a, b) < tolerance, `${gap(a, b)}`);
