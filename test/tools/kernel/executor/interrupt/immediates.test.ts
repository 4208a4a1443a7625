import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, it } from "mocha";
import { type Immediates, immediates } from "../../../../../tools/kernel/executor/interrupt/immediates.js";

describe("immediates", () => {
  const fresh = (): Immediates => immediates(setImmediate, clearImmediate);
  const over = ({ set }: Immediates): Promise<void> => new Promise((resolve) => void set(() => resolve()));

  it("come in order, with their arguments, and not at once", async () => {
    const turns = fresh();
    const came: unknown[] = [];
    for (const k of [1, 2, 3]) turns.set((...values) => came.push(...values), k, "of three");
    assert.deepEqual(came, []);
    await over(turns);
    assert.deepEqual(came, [1, "of three", 2, "of three", 3, "of three"]);
  });

  it("each run on a stack and in a turn of their own, after the promises of the one before", async () => {
    const turns = fresh();
    const came: string[] = [];
    turns.set(() => {
      came.push("first");
      void Promise.resolve().then(() => came.push("its promise"));
      setImmediate(() => came.push("the turn after"));
    });
    turns.set(() => came.push("second"));
    turns.set(() => came.push("third"));
    await over(turns);
    assert.deepEqual(came.slice(0, 2), ["first", "its promise"]);
    assert.ok(came.indexOf("the turn after") < came.indexOf("third"), came.join(", "));
  });

  it("do not come if they are cleared, also by one before them", async () => {
    const turns = fresh();
    const came: number[] = [];
    const first = turns.set(() => came.push(1));
    turns.set(() => {
      came.push(2);
      turns.clear(third);
    });
    const third = turns.set(() => came.push(3));
    turns.clear(first);
    turns.clear(undefined);
    await over(turns);
    assert.deepEqual(came, [2]);
  });

  it("keep the asynchronous context in which they were set", async () => {
    const turns = fresh();
    const context = new AsyncLocalStorage<string>();
    const came: unknown[] = [];
    context.run("inside", () => turns.set(() => came.push(context.getStore())));
    turns.set(() => came.push(context.getStore()));
    await over(turns);
    assert.deepEqual(came, ["inside", undefined]);
  });

  it("continue if one does not return", async () => {
    // As when an interrupt throws the stack away: nothing of it runs any more.
    const discarding = (run: () => void): object =>
      setImmediate(() => {
        try {
          run();
        } catch {
          discarded++;
        }
      });
    let discarded = 0;
    const turns = immediates(discarding as typeof setImmediate, clearImmediate);
    const came: number[] = [];
    turns.set(() => {
      turns.set(() => came.push(3));
      throw new Error("the stack is thrown away");
    });
    turns.set(() => came.push(2));
    await over(turns);
    await over(turns);
    assert.equal(discarded, 1);
    assert.deepEqual(came, [2, 3]);
  });

  it("continue if the next was lost, once that is reported", async () => {
    let lost = 0;
    const losing = (run: () => void): object => (lost++ === 0 ? {} : setImmediate(run));
    const turns = immediates(losing as typeof setImmediate, clearImmediate);
    const came: number[] = [];
    turns.set(() => came.push(1));
    turns.resume();
    await over(turns);
    assert.deepEqual(came, [1]);
  });
});
