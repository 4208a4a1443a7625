import assert from "node:assert/strict";
import { dense, type Tensor, tensor } from "noether";
import { type Fit, fitted } from "../../../../tools/bench/learn/fitted.js";

describe("a fit", () => {
  const inputs = [-1, -0.5, 0, 0.5, 1, 1.5];
  const line = inputs.map((x) => ({ x: tensor([[x]]), y: 2 * x + 1 }));
  type Example = (typeof line)[number];
  const plan = (changes: object = {}): Fit<[Tensor], Tensor, unknown, Example> => ({
    model: dense(1, 1),
    examples: line,
    batch: 2,
    steps: 40,
    rate: 0.1,
    seed: 1,
    looks: 4,
    loss: (predict, [a, b]) => predict(a!.x).sub(a!.y).square().add(predict(b!.x).sub(b!.y).square()).sum(),
    error: (predict) => Math.abs(predict(tensor([[2]])).item() - 5),
    onStep: () => {},
    halfway: { read: () => undefined, keep: () => {} },
    ...changes,
  });
  const at = (found: { predict(x: Tensor): Tensor }): number => found.predict(tensor([[3]])).item();

  it("learns, and keeps the parameters that are best where it is not trained", async () => {
    const found = await fitted(plan());
    assert.ok(found.validation < 0.5, String(found.validation));
    assert.equal(found.count, 2);
    const errors = [5, 1, 7, 3];
    const chosen = await fitted(plan({ error: () => errors.shift()! }));
    assert.deepEqual([chosen.best, chosen.validation], [20, 1]);
    const short = await fitted(plan({ steps: 40, looks: 4, error: () => 0 }));
    assert.equal(short.best, 10);
    assert.notEqual(at(short), at(chosen));
  });

  it("that was stopped goes on to the parameters that it would have had, bit for bit", async () => {
    const whole = await fitted(plan());
    let kept: Uint8Array | undefined;
    const halfway = {
      read: () => kept,
      keep: (bytes: Uint8Array) => {
        kept = bytes;
      },
    };
    const stop = (step: number): void => {
      if (step >= 25) throw new RangeError("stopped");
    };
    await assert.rejects(fitted(plan({ halfway, onStep: stop })), /stopped/);
    const steps: number[] = [];
    const again = await fitted(plan({ halfway, onStep: (step: number) => steps.push(step) }));
    assert.ok(Math.min(...steps) > 20);
    assert.equal(at(again), at(whole));
    assert.equal(again.validation, whole.validation);
  });
});
