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

  it("lists the variables, with types and short values, without what is imported", async () => {
    const fresh = await nodeSession({ folder: tmpdir(), revive: true });
    assert.deepEqual(await fresh.variables(), []);
    const cells = [
      'import { dihedral } from "noether"; import { sep } from "node:path"; const angles = [0, 90, 180, 270, 30, 60, 120];',
      "let n = 1; interface Shape { edges: number } class Tree { height = n } const tree = new Tree();",
      "const k = 1; const trap = new Proxy({}, { get() { throw new Error('a trap') } }); const { a, b: [c] } = { a: 'x'.repeat(300), b: [3n] };",
      "const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => ['k' + i, i]));",
      "const lazy = { get costly() { throw new Error('computed') } }; n = 2;",
      "const wrong: string = 3;",
      "const late = n; throw new Error('ends'); const never = 1;",
    ];
    for (const source of cells) await fresh.execute(source, () => {});
    const all = await fresh.variables();
    const told = Object.fromEntries(all.map(({ name, type, value }) => [name, [type, value]]));
    assert.deepEqual(told.angles, ["number[]", "[ 0, 90, 180, 270, 30, 60, ... 1 more item ]"]);
    assert.deepEqual(told.n, ["number", "2"]);
    assert.deepEqual(told.Tree, ["class Tree", "[class Tree]"]);
    assert.deepEqual(told.tree, ["Tree", "Tree { height: 1 }"]);
    assert.deepEqual(told.k, ["number", "1"]);
    assert.deepEqual(told.c, ["bigint", "3n"]);
    assert.deepEqual(told.late, ["number", "2"]);
    assert.match(told.lazy?.[1] ?? "", /\[Getter\]/);
    assert.ok(all.every(({ value }) => value.length <= 100 && !value.includes("\n")));
    const names = "angles n Tree tree k trap a c many lazy late";
    assert.equal(
      all.map(({ name }) => name).join(" "),
      names,
      "no import, no type, nothing that does not exist",
    );
    await fresh.execute('process.kill(process.pid, "SIGKILL")', () => {});
    assert.deepEqual(await fresh.variables(), [], "the values are gone with the process");
    await fresh.close();
  });

  it("does not change the cells that run", async () => {
    await session.complete("const twice = 'a text'; tw", 26);
    await session.inspect("nowhere(", 8);
    assert.deepEqual(await session.execute("const n: number = twice(2);", () => {}), { status: "ok" });
    assert.equal((await session.execute("const s: string = twice(2);", () => {})).status, "error");
    assert.equal(await session.inspect("nowhere", 7), undefined);
  });
});
