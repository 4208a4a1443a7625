import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { minibatches, range, type Tensor, tensor } from "../../../../lib/engine/index.js";
import { random } from "../../../../lib/numbers/random.js";

/** The first batches of an endless row of them. */
function first<T>(count: number, batches: Iterable<T>): T[] {
  const found: T[] = [];
  for (const batch of batches) if (found.push(batch) === count) break;
  return found;
}

describe("minibatches", () => {
  const n = 10;
  const x = range(2 * n).reshape([n, 2]);
  const names = Array.from({ length: n }, (_, i) => `example ${i}`);
  const labels = tensor(
    names.map((_, i) => i % 3),
    { dtype: "int32" },
  );

  it("keep the rows of all columns together, tensors and lists", () => {
    const batches = minibatches({ x, labels, names }, { size: 4, draw: random(1) });
    for (const batch of first(20, batches)) {
      assert.deepEqual(batch.x.shape, [4, 2]);
      assert.equal(batch.labels.dtype, "int32");
      for (const [k, name] of batch.names.entries()) {
        const i = Number(name.split(" ")[1]);
        assert.deepEqual((batch.x.toArray() as number[][])[k], [2 * i, 2 * i + 1]);
        assert.equal(batch.labels.values[k], i % 3);
      }
    }
  });

  it("go through all examples in each epoch, without a seam, in another order each time", () => {
    for (const size of [1, 3, 4, 7, 10]) {
      const all = first(7 * n, minibatches({ names }, { size, draw: random(2) })).flatMap((b) => b.names);
      assert.equal(all.length, 7 * n * size);
      const epochs = Array.from({ length: 7 }, (_, e) => all.slice(e * n, (e + 1) * n));
      for (const epoch of epochs) assert.deepEqual([...epoch].sort(), names);
      assert.equal(new Set(epochs.map((epoch) => epoch.join())).size, 7);
    }
  });

  it("are the same for the same seed, and others for another", () => {
    const of = (seed: number) => first(5, minibatches({ names }, { size: 4, draw: random(seed) }));
    assert.deepEqual(of(3), of(3));
    assert.notDeepEqual(of(3), of(4));
  });

  it("shuffle without a preference: each example is at each place of an epoch equally often", () => {
    const epochs = 6000;
    const counts = Array.from({ length: 3 }, () => [0, 0, 0]);
    const batches = minibatches({ at: [0, 1, 2] }, { size: 3, draw: random(5) });
    for (const { at } of first(epochs, batches)) for (const [place, i] of at.entries()) counts[place]![i]!++;
    const deviation = Math.sqrt((epochs * 2) / 9);
    for (const count of counts.flat()) assert.ok(Math.abs(count - epochs / 3) < 5 * deviation, `${count}`);
  });

  it("draw nothing before the first is asked for", () => {
    const draw = random(6);
    const before = draw.state();
    const batches = minibatches({ names }, { size: 2, draw });
    assert.deepEqual(draw.state(), before);
    first(1, batches);
    assert.notDeepEqual(draw.state(), before);
  });

  it("refuse columns and sizes that do not fit, at once", () => {
    const refuses = (columns: object, size: number, name: string, message: string): void =>
      assert.throws(() => minibatches(columns as { x: Tensor }, { size, draw: random(1) }), {
        name,
        message: `minibatches: ${message}`,
      });
    refuses({ x, labels: [1, 2] }, 2, "RangeError", "expected as many labels as x, got 2 and 10");
    refuses({ labels: [1], x }, 1, "RangeError", "expected as many x as labels, got 10 and 1");
    for (const size of [0, 11, 2.5, Number.NaN, undefined as never])
      refuses({ x }, size, "RangeError", `expected a size from 1 to 10, the number of examples, got ${size}`);
    refuses({}, 1, "RangeError", "expected an example at least, got none");
    refuses({ x: [] }, 1, "RangeError", "expected an example at least, got none");
    refuses({ x: tensor(1) }, 1, "RangeError", "expected x as a tensor [example, ...], got one number");
    refuses({ x: "abc" }, 1, "TypeError", "expected x as a tensor [example, ...] or a list, got string");
    refuses({ x: null }, 1, "TypeError", "expected x as a tensor [example, ...] or a list, got null");
  });
});
