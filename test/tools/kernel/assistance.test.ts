import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";

describe("help with a cell that is being written", () => {
  let session: NodeSession;
  before(async () => {
    session = await nodeSession({ folder: tmpdir() });
    await session.execute("/** Twice x. */\nfunction twice(x: number) { return 2 * x }", () => {});
  });
  after(() => session.close());
  const texts = async (source: string): Promise<string[]> =>
    (await session.complete(source, source.length)).items.map(({ text }) => text);

  it("comes while a cell runs, with the names that the cell declares", async () => {
    let ended = false;
    const running = session
      .execute("const soon = 1; await new Promise(() => {}); soon", () => {})
      .then(() => {
        ended = true;
      });
    while ((await texts("soo")).length === 0) assert.equal(ended, false);
    assert.deepEqual(await texts("twi"), ["twice"]);
    assert.deepEqual(await session.inspect("twice", 5), {
      signature: "function twice(x: number): number",
      documentation: "Twice x.",
    });
    assert.deepEqual(await session.isComplete("f("), { status: "incomplete", indent: "  " });
    assert.equal(ended, false);
    await session.interrupt();
    await running;
  });

  it("says what is wrong, also while a cell runs, and where Node's types are needed", async () => {
    const alone = { above: [], below: [] };
    const running = session.execute("const slow = 1; await new Promise(() => {})", () => {});
    assert.deepEqual(await session.diagnose("twice(process.argv.length)", alone), []);
    const [found] = await session.diagnose("twice(process.argv)", alone);
    assert.match(found?.message ?? "", /'string\[\]' is not assignable to parameter of type 'number'/);
    const help = await session.signature("twice(", 6);
    assert.equal(help?.signatures[help.active]?.label, "twice(x: number): number");
    assert.equal((await session.describe("twi", 3, "twice"))?.documentation, "Twice x.");
    await session.interrupt();
    await running;
  });

  it("does not change the cells that run", async () => {
    await session.complete("const twice = 'a text'; tw", 26);
    await session.inspect("nowhere(", 8);
    assert.deepEqual(await session.execute("const n: number = twice(2);", () => {}), { status: "ok" });
    assert.equal((await session.execute("const s: string = twice(2);", () => {})).status, "error");
    assert.equal(await session.inspect("nowhere", 7), undefined);
  });
});
