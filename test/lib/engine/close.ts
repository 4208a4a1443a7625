import assert from "node:assert/strict";
import type { Tensor } from "../../../lib/engine/index.js";

/** Asserts that a tensor has a shape and numbers, to 1e-14 of the largest by default. */
export function assertTensor(
  x: Tensor,
  shape: readonly number[],
  values: readonly number[],
  tolerance = 1e-14,
): void {
  assert.deepEqual(x.shape, shape);
  assert.equal(x.values.length, values.length);
  const size = Math.max(1, ...values.map(Math.abs).filter(Number.isFinite));
  for (const [i, value] of values.entries()) {
    const got = x.values[i]!;
    const isRight = Number.isFinite(value)
      ? Math.abs(got - value) <= tolerance * size
      : Object.is(got, value);
    assert.ok(isRight, `expected ${value} at place ${i}, got ${got}`);
  }
}
