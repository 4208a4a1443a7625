import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { spareSession } from "../../../../tools/kernel/node/spareSession.js";

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("a spare session", () => {
  it("is a new session for everyone who takes one", async () => {
    const spare = spareSession({ folder: tmpdir() });
    spare.prepare();
    const [one, other] = [await spare.take(), await spare.take()];
    try {
      assert.notEqual(one.processes.executor, other.processes.executor);
      assert.equal((await one.execute("const mine = 1;", () => {})).status, "ok");
      assert.equal((await other.execute("mine", () => {})).status, "error");
      assert.equal((await one.execute("mine", () => {})).status, "ok");
    } finally {
      await Promise.all([one.close(), other.close(), spare.close()]);
    }
  });

  it("leaves no process behind", async () => {
    const spare = spareSession({ folder: tmpdir() });
    spare.prepare();
    const taken = await spare.take();
    spare.prepare();
    await spare.close();
    await spare.close();
    assert.ok(isAlive(taken.processes.executor), "what was taken lives on");
    const late = await spare.take();
    await Promise.all([taken.close(), late.close()]);
    for (const { processes } of [taken, late]) {
      assert.ok(!isAlive(processes.executor) && !isAlive(processes.checker));
    }
  });

  it("says what is wrong to whoever takes it", async () => {
    const spare = spareSession({ folder: join(tmpdir(), "there is no such folder") });
    spare.prepare();
    await assert.rejects(spare.take(), /expected the notebook's folder, got .*: there is no such folder/);
    await spare.close();
  });
});
