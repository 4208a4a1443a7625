import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { sep } from "node:path";
import { inspect } from "node:util";
import { after, before, describe, it } from "mocha";
import { withoutScope } from "../../../tools/kernel/compiler/scopeNames.js";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";
import { type Conversation, conversation, traceback } from "./conversation.js";

describe("messages of cells", () => {
  let cells: Conversation;
  before(async () => {
    cells = await conversation({ folder: tmpdir() });
  });
  after(() => cells.close());
  const message = async (source: string): Promise<string> => {
    const { ending } = await cells.run(source);
    return ending.status === "error" ? ending.message : "(the cell did not fail)";
  };

  it("name what a person wrote, not the scope that the cells share", async () => {
    await cells.run("let fn: any, none: any = 3, K: any = 3; const o: any = { inner: {} };");
    assert.equal(await message("fn()"), "fn is not a function");
    assert.equal(await message("o.inner.method()"), "o.inner.method is not a function");
    assert.equal(await message("[...none]"), "none is not iterable");
    assert.equal(await message("for await (const x of none) {}"), "none is not async iterable");
    assert.equal(await message("new K()"), "K is not a constructor");
    assert.equal(await message("const $ = o; $.inner()()"), "$.inner is not a function");
    assert.match(
      (await cells.run("try { fn() } catch (e) { console.log(e) }")).stdout,
      /^TypeError: fn is not/,
    );
  });

  it("leave alone what only looks like it", () => {
    for (const text of ["costs $.50", "my_1.foo is not a function", "x$.y is not iterable", "(0 , 1)"])
      assert.equal(withoutScope(text), text);
    assert.equal(withoutScope("(0 , helper_1.run) is not a function"), "run is not a function");
  });

  it("show an object that is a cell", async () => {
    assert.equal(await cells.resultOf("{ q: 1, r: 2 }"), "{ q: 1, r: 2 }");
    assert.equal(
      await cells.resultOf("// as it is\n{ q: [1], get r() { return 2 } } // so"),
      "{ q: [ 1 ], r: [Getter] }",
    );
    assert.deepEqual((await cells.run("{ let inner = 1; inner++; }")).events, []);
    assert.match(traceback(await cells.run("{ q: 1,\n  r: fn() }")), /line 2, column 8/);
    assert.match(traceback(await cells.run("{ q: fn(), r: 2 }")), /line 1, column 8/);
  });

  it("give the name of `export * as` to the cells that follow", async () => {
    assert.equal(await cells.resultOf('export * as paths from "node:path";\npaths.basename("a/b")'), "'b'");
    assert.equal(await cells.resultOf("paths.basename('a/c')"), "'c'");
  });

  it("say once on stderr that a line most likely does not mean what it says, and run it", async () => {
    const hinted = await cells.run("const x = 3;\nx ^ 2");
    assert.match(
      hinted.stderr,
      /^Hint, cell \d+, line 2: `\^` is the exclusive or of bits; a power is `x \*\* 2`\n$/,
    );
    assert.equal(hinted.result, "1");
    assert.equal((await cells.run("1;\n x ^ 2")).stderr, "");
    assert.match((await cells.run("4 + (x ^ 2)")).stderr, /Hint/);
  });

  it("keep to themselves the number of a hidden cell", async () => {
    const session: NodeSession = await nodeSession({ folder: tmpdir() });
    for (const [source, says] of [
      ["nobody", /^line 1, column 1: Cannot find name 'nobody'/],
      ["throw new Error('no')", /at line 1, column 7/],
      ["1 ^ 2; 3 +", /^line 1, column 11/],
    ] as const) {
      const ending = await session.execute(source, () => {}, { hidden: true });
      const text = ending.status === "error" ? ending.traceback.join("\n") : "";
      assert.match(text, says);
      assert.doesNotMatch(text, /cell|1000/);
    }
    await session.close();
  });

  it("read names of other cells, imported ones too, and leave alone what is only declared", async () => {
    await cells.run(
      'import { sep } from "node:path"; import * as os from "node:os"; import { random } from "noether"; const own = 2;',
    );
    assert.equal(
      await cells.resultOf("[sep, typeof os.cpus, typeof random, own]"),
      `[ ${inspect(sep)}, 'function', 'function', 2 ]`,
    );
    await cells.run(
      "(globalThis as any).ambient = 4; declare const ambient: number; declare function own(): void;",
    );
    assert.equal(await cells.resultOf("ambient + 1"), "5");
    assert.equal(await cells.resultOf("typeof own"), "'number'", "a value that was there stays");
    await cells.run("delete (globalThis as any).ambient");
  });
});
