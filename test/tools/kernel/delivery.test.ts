import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { delivery } from "../../../tools/kernel/delivery.js";

describe("delivery", () => {
  it("delivers in order, one thing at a time, however long each takes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean()), async (slow) => {
        const done: number[] = [];
        let busy = 0;
        const queue = delivery({ full() {}, empty() {} });
        for (const [index, isSlow] of slow.entries()) {
          queue.put(() => {
            assert.equal(busy, 0);
            if (!isSlow) return void done.push(index);
            busy++;
            return new Promise((resolve) =>
              setImmediate(() => {
                busy--;
                done.push(index);
                resolve();
              }),
            );
          });
        }
        await queue.emptied();
        assert.deepEqual(done, [...slow.keys()]);
      }),
    );
  });

  it("reports when things begin to wait, and when none waits any more", async () => {
    const said: string[] = [];
    const queue = delivery({ full: () => void said.push("full"), empty: () => void said.push("empty") });
    queue.put(() => {});
    assert.deepEqual(said, []);
    queue.put(() => Promise.resolve());
    queue.put(() => Promise.resolve());
    assert.deepEqual(said, ["full"]);
    await queue.emptied();
    assert.deepEqual(said, ["full", "empty"]);
  });

  it("continues after a failure", async () => {
    let reached = false;
    const queue = delivery({ full() {}, empty() {} });
    queue.put(() => Promise.reject(new Error("lost")));
    queue.put(() => {
      reached = true;
    });
    await queue.emptied();
    assert.ok(reached);
  });
});
