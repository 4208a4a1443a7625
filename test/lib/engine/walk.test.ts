import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { grad, smoothFunction, type Tensor, tensor, vjp } from "../../../lib/engine/index.js";
import { assertTensor } from "./close.js";

const x = tensor([2, 3], { dtype: "float64" });

describe("the walk back", () => {
  it("of a function that gives its argument, or does not look at it", () => {
    assertTensor(vjp((y: Tensor) => y, x, x)[1], [2], [2, 3]);
    assertTensor(vjp(() => x, x, x)[1], [2], [0, 0]);
    assertTensor(grad((y: Tensor) => grad((z: Tensor) => y.mul(z).sum())(y).sum())(x), [2], [1, 1]);
  });

  it("passes a tensor that is used in many places once", () => {
    let calls = 0;
    const counted = smoothFunction({
      name: "counted",
      derivatives: [
        (t) => t,
        () => {
          calls++;
          return 1;
        },
      ],
    });
    // y doubles 20 times: a walk by paths would come by a million times.
    const doubled = (y: Tensor): Tensor => {
      y = counted(y);
      for (let k = 0; k < 20; k++) y = y.add(y);
      return y.sum();
    };
    assertTensor(grad(doubled)(x), [2], [2 ** 20, 2 ** 20]);
    assert.equal(calls, 2);
  });

  it("leaves nothing behind where a rule throws in the midst of it", () => {
    const once = smoothFunction({ name: "once", derivatives: [(t) => t * t] });
    const both = grad((y: Tensor) => {
      const z = y.mul(3);
      assert.throws(() => grad((w: Tensor) => w.mul(w).add(once(w)).mul(z).sum())(z), {
        message: "once: expected a derivative that it has, up to order 0, got order 1",
      });
      return z.square().sum();
    });
    assertTensor(both(x), [2], [36, 54]);
    assertTensor(both(x), [2], [36, 54]);
  });

  it("may be gone twice from one place", () => {
    const slopes = grad((y: Tensor) => {
      const z = y.square();
      const [, one] = vjp((w: Tensor) => w.mul(z), z, tensor([1, 0], { dtype: "float64" }));
      const [, two] = vjp((w: Tensor) => w.mul(z), z, tensor([0, 1], { dtype: "float64" }));
      return one.add(two).sum();
    });
    assertTensor(slopes(x), [2], [4, 6]);
  });
});
