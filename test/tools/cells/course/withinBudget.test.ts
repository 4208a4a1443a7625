import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Unusable } from "../../../../tools/cells/course/unusable.js";
import { budget, withinBudget } from "../../../../tools/cells/course/withinBudget.js";
import { defaultLimits, exerciseSeconds } from "../../../../tools/grader/sandbox/limits.js";

/** Keeps the processor busy for so many seconds. */
function busy(seconds: number): number {
  const { user, system } = process.cpuUsage();
  for (;;) {
    const now = process.cpuUsage();
    if (now.user + now.system - user - system > seconds * 1e6) return seconds;
  }
}

describe("the time that check allows an answer", () => {
  const refused = (error: unknown): boolean =>
    error instanceof Unusable && /^f takes too long: .* of processor time/.test(error.message);

  it("is half of what grading allows, so that what check accepts is graded", () => {
    assert.ok(2 * budget.call <= defaultLimits.seconds);
    assert.ok(2 * budget.all <= exerciseSeconds(defaultLimits));
  });

  it("ends with one call that takes too long", () => {
    const f = withinBudget("f", busy, { call: 0.05, all: 10 });
    assert.equal(f(0.01), 0.01);
    assert.throws(() => f(0.1), refused);
  });

  it("ends with many calls that take too long together, and no further call is made", () => {
    let calls = 0;
    const f = withinBudget(
      "f",
      () => {
        calls++;
        return busy(0.02);
      },
      { call: 10, all: 0.1 },
    );
    assert.throws(() => {
      for (;;) f();
    }, refused);
    const made = calls;
    assert.ok(made >= 2 && made <= 6, `${made}`);
    assert.throws(() => f(), refused);
    assert.equal(calls, made);
  });

  it("does not count waiting, and leaves results, errors and values as they are", () => {
    const f = withinBudget("f", () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200), {
      call: 0.1,
      all: 0.1,
    });
    assert.equal(f(), "timed-out");
    assert.throws(
      withinBudget("f", () => {
        throw new RangeError("mine");
      }),
      RangeError,
    );
    assert.deepEqual(withinBudget("f", [1, 2]), [1, 2]);
  });
});
