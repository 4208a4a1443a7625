import assert from "node:assert/strict";
import { type Tensor, tensor, valueAndGrad } from "../../../../lib/engine/index.js";
import { recording } from "../../../../lib/engine/recording.js";
import { watched } from "../../../../tools/grader/child/watched.js";

describe("what runs against the clock", () => {
  const x = tensor([1, 2, 3]);
  const square = valueAndGrad((y: Tensor) => y.square().sum());

  it("finishes, or is stopped in the middle", () => {
    assert.equal(
      watched(() => {}, 10),
      true,
    );
    assert.equal(
      watched(() => {
        for (;;);
      }, 0.01),
      false,
    );
  });

  it("leaves no step of the library open when it is stopped", () => {
    const endless = (): void => {
      for (;;) square(x);
    };
    for (let k = 0; k < 20; k++) {
      assert.equal(watched(endless, 0.005), false);
      assert.equal(recording.scope, undefined);
      assert.deepEqual(square(x)[1].toArray(), [2, 4, 6]);
    }
  });
});
