import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Vector } from "../../../lib/algebra/vector.js";
import { randomNormal, type Tensor, tensor } from "../../../lib/engine/index.js";
import { fromRows, irrepsArray } from "../../../lib/layers/irrepsArray.js";
import { irrepsLinear } from "../../../lib/layers/irrepsLinear.js";
import { random } from "../../../lib/numbers/random.js";
import { reference } from "../../support/e3nn/reference.js";
import { assertDerivatives } from "../engine/differences.js";

interface Layers {
  readonly linear: {
    readonly irreps_in: string;
    readonly irreps_out: string;
    readonly w: Vector;
    readonly x: readonly Vector[];
    readonly out: readonly Vector[];
  };
}
const float64 = { dtype: "float64" } as const;
const draw = random(4);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, float64);

describe("a linear map of features", () => {
  it("gives e3nn's values", () => {
    const { linear } = reference<Layers>("layers");
    const map = irrepsLinear(linear.irreps_in, linear.irreps_out);
    const y = map.apply(fromRows(linear.irreps_in, tensor(linear.x, float64)), tensor(linear.w, float64));
    for (const [k, value] of Array.from(y.toRows().values).entries())
      assert.ok(Math.abs(value - linear.out.flat()[k]!) < 1e-12);
  });

  it("has the derivatives that it states, to second order", () => {
    const map = irrepsLinear("3x0e + 2x1o + 2x1o", "2x0e + 4x1o");
    assertDerivatives(
      (x, W) => map.apply(irrepsArray(map.in, x), W).array,
      [r(4, map.in.dim), r(map.weightCount)],
    );
    assertDerivatives(
      (x, W) => map.apply(irrepsArray(map.in, x), W).array,
      [r(0, map.in.dim), r(map.weightCount)],
    );
  });

  it("says what does not fit", () => {
    assert.throws(() => irrepsLinear("3x0e", "2x1o"), {
      name: "RangeError",
      message:
        "linear: expected a term for 2x1o among 3x0e, got none: a linear map keeps the irrep, so that 2x1o would always be 0",
    });
    const map = irrepsLinear("3x0e", "2x0e");
    assert.throws(() => map.apply(irrepsArray("3x0e", r(1, 3)), r(5)), {
      message: "linear: expected 6 weights for 3x0e -> 2x0e, got [5]",
    });
  });

  it("takes features of its own irreps alone, which the compiler knows", () => {
    const map = irrepsLinear("3x1o", "2x1o");
    // @ts-expect-error Type '"3x0e"' is not assignable to type '"3x1o"'
    assert.throws(() => map.apply(irrepsArray("3x0e", r(1, 3)), r(6)), {
      message: "linear: expected features of 3x1o, got 3x0e",
    });
    const unknown: string = "3x1o";
    assert.deepEqual(map.apply(irrepsArray(unknown, r(1, 9)), r(6)).array.shape, [1, 6]);
    assert.ok(map.apply(irrepsArray("3x1o", r(1, 9)), r(6)).is("2x1o"));
  });
});
