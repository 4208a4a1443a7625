import assert from "node:assert/strict";
import { createContext, runInContext } from "node:vm";
import type { Arena } from "../../../lib/engine/arena.js";
import { defaultBackend } from "../../../lib/engine/defaultBackend.js";
import {
  adam,
  grad,
  jvp,
  layer,
  parameter,
  randomNormal,
  type Tensor,
  valueAndGrad,
} from "../../../lib/engine/index.js";
import { recording } from "../../../lib/engine/recording.js";
import { inStep } from "../../../lib/engine/step.js";
import { random } from "../../../lib/numbers/random.js";
import { tellAbandoned } from "../../../tools/globals.js";

/** Runs something that does not end, and throws its stack away after some milliseconds, `finally` included. */
function thrownAway(milliseconds: number, work: () => void): void {
  assert.throws(() => runInContext("work()", createContext({ work }), { timeout: milliseconds }), {
    code: "ERR_SCRIPT_EXECUTION_TIMEOUT",
  });
}

const model = layer({ W: parameter([3, 3], "lecun"), V: parameter([3, 1], "lecun") }, ({ W, V }, x: Tensor) =>
  x.matmul(W).tanh().matmul(V),
);
/** So many numbers that kernels work on a copy. */
const x = randomNormal([64, 3], random(2));
const loss = valueAndGrad((p: ReturnType<typeof model.init>) => model.apply(p, x).square().mean());
const arena = defaultBackend().memory as Arena;

describe("a step that is thrown away", () => {
  let kept: Tensor | undefined;
  const first = model.init(random(1));
  const optimizer = adam();
  /** Trains for ever, and keeps a number from inside each step. */
  function endless(): void {
    let [p, state] = [first, optimizer.init(first)];
    for (;;) {
      const [, gradient] = loss(p);
      [p, state] = optimizer.update(p, gradient, state);
      grad((y: Tensor) => {
        kept = y.mul(3).sin();
        return grad((z: Tensor) => z.mul(y).square().sum())(y).sum();
      })(x);
      jvp((y: Tensor) => y.exp(), x, x);
    }
  }

  it("leaves a step open, as long as that is not reported", () => {
    // The stack is thrown away somewhere between two steps now and then.
    for (let tries = 0; recording.scope === undefined && tries < 1000; tries++) thrownAway(2, endless);
    assert.ok(recording.scope !== undefined);
    tellAbandoned();
    assert.equal(recording.scope, undefined);
  });

  it("is closed when that is reported: later numbers are right, and all memory is released", () => {
    const right = loss(first);
    const rightKept = inStep(undefined, () => x.mul(3).sin());
    for (let k = 0; k < 60; k++) {
      kept = undefined;
      thrownAway(1 + (k % 5), endless);
      tellAbandoned();
      assert.equal(arena.live, 0);
      assert.deepEqual(
        { ...recording, nodes: 0 },
        { levels: 0, read: 0, depth: 0, scope: undefined, nodes: 0 },
      );
      const [value, gradient] = loss(first);
      assert.equal(value.item(), right[0].item());
      assert.deepEqual(gradient.W.values, right[1].W.values);
      assert.equal(value.origin, undefined, "a result is recorded");
      if (kept) assert.deepEqual((kept as Tensor).values, rightKept.values);
      assert.equal(arena.live, 0);
    }
  });
});
