import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { nodeSession } from "../../../../tools/kernel/node/session.js";
import type { KernelEvent } from "../../../../tools/kernel/session.js";
import { UserError } from "../../../../tools/userError.js";
import { type Conversation, conversation, traceback } from "../conversation.js";

describe("nodeSession", () => {
  let folder: string;
  let cells: Conversation;
  before(async () => {
    folder = realpathSync(await mkdtemp(join(tmpdir(), "noether é session ")));
    cells = await conversation({ folder, name: "lesson 1.ts" });
  });
  after(async () => {
    await cells.close();
    await rm(folder, { recursive: true, force: true });
  });
  const resultOf = async (source: string): Promise<unknown> => (await cells.run(source)).result;

  it("shows results as text and lets cells share names", async () => {
    assert.equal(await resultOf("const n: number = 20; n + 1"), "21");
    assert.equal(await resultOf("n * 2"), "40");
    assert.equal(await resultOf("({ n, s: 'a', list: [1, [2]] })"), "{ n: 20, s: 'a', list: [ 1, [ 2 ] ] }");
    assert.equal(await resultOf("null"), "null");
    assert.deepEqual((await cells.run("undefined")).events, []);
  });

  it("cuts long lists and says how much is missing", async () => {
    assert.match(String(await resultOf("new Float64Array(1000)")), /900 more items/);
  });

  it("does not run a cell with a type error", async () => {
    const outcome = await cells.run('console.log("ran");\nconst z: string = 3;');
    assert.equal(outcome.stdout, "");
    assert.match(
      traceback(outcome),
      /^cell \d+, line 2, column 7: Type 'number' is not assignable to type 'string'. \(TS2322\)\n {4}2 \| const z/,
    );
    assert.equal(outcome.ending.status === "error" && outcome.ending.name, "TypeScriptError");
  });

  it("says where an error was thrown: function, cell and line, and its cause", async () => {
    await cells.run(
      "function thrower(x: number): number {\n  if (x < 0) throw new RangeError('expected x >= 0, got ' + x);\n  return x;\n}",
    );
    const outcome = await cells.run("\n[1, -1].map((x) => thrower(x))");
    const text = traceback(outcome);
    assert.match(
      text,
      /^RangeError: expected x >= 0, got -1\n {4}at thrower \(cell \d+, line 2, column 20\)\n/,
    );
    assert.match(text, /at cell \d+, line 2, column/);
    assert.match(text, /2 \| {3}if \(x < 0\) throw/);
    assert.doesNotMatch(text, /node:|dist|runCell/);
    assert.ok(
      outcome.ending.status === "error" && outcome.ending.name === "RangeError" && !outcome.ending.fatal,
    );

    const caused = traceback(await cells.run("throw new Error('outer', { cause: new TypeError('inner') })"));
    assert.match(caused, /^Error: outer[\s\S]*Caused by:\n {2}TypeError: inner/);
  });

  it("folds the frames of a function that calls itself without end", async () => {
    const outcome = await cells.run("const down = (n: number): number => 1 + down(n + 1); down(0)");
    assert.match(
      traceback(outcome),
      /^RangeError: Maximum call stack size exceeded\n {4}at down \(cell.*\n( {4}at down \(cell.*\n)? {4}\(\d+ more of the same\)\n/,
    );
  });

  it("uses the names of a user's own errors, and survives what is not an error", async () => {
    assert.match(traceback(await cells.run("class Mine extends Error {} throw new Mine('m')")), /^Mine: m\n/);
    assert.match(traceback(await cells.run("throw 'text'")), /^NotAnError: 'text' was thrown/);
    assert.match(traceback(await cells.run("throw undefined")), /^NotAnError: undefined was thrown/);
    assert.match(
      traceback(await cells.run("const e = new Error('round'); e.cause = e; throw e")),
      /the same error again/,
    );
    assert.match(
      traceback(await cells.run("throw new AggregateError([new Error('one')], 'all')")),
      /One of them:\n {2}Error: one/,
    );
  });

  it("gives error.stack the same places", async () => {
    assert.match(String(await resultOf("\nnew Error('x').stack")), /at cell \d+, line 2, column 1/);
  });

  it("reports a syntax error that only the engine finds, at its place", async () => {
    assert.match(traceback(await cells.run("1;\neval('let 1')")), /^SyntaxError/);
  });

  it("awaits, and keeps what was declared before an error", async () => {
    const outcome = await cells.run(
      "const early = await (Promise.resolve(5)); throw new Error('late'); const hidden = 1;",
    );
    assert.equal(outcome.ending.status, "error");
    assert.equal(await resultOf("early"), "5");
    assert.match(traceback(await cells.run("hidden")), /Cannot find name 'hidden'/);
  });

  it("keeps a hundred thousand lines complete and in order, all before the end of the cell", async () => {
    const lines = 100_000;
    const outcome = await cells.run(`for (let i = 0; i < ${lines}; i++) console.log("line", i); "done"`);
    assert.equal(outcome.stdout, Array.from({ length: lines }, (_, i) => `line ${i}\n`).join(""));
    assert.equal(outcome.events[outcome.events.length - 1]?.type, "result");
  });

  it("keeps the order of both streams, displays and results", async () => {
    const outcome = await cells.run(
      'console.log("a"); console.error("b"); process.stdout.write("c\\n"); console.log("é 學 🙂"); 7',
    );
    const said = outcome.events.map((event) =>
      event.type === "stream" ? `${event.name}: ${event.text}` : event.type,
    );
    assert.deepEqual(said, ["stdout: a\n", "stderr: b\n", "stdout: c\né 學 🙂\n", "result"]);
  });

  it("delivers prints while a loop keeps the process busy", async () => {
    const session = await nodeSession({ folder });
    const heard = await new Promise<KernelEvent>((resolve) => {
      void session.execute('console.log("now"); while (true);', resolve);
    });
    assert.deepEqual(heard, { type: "stream", name: "stdout", text: "now\n" });
    await session.close();
  });

  it("delivers a result while what the cell has left keeps the process busy before its end", async () => {
    const session = await nodeSession({ folder });
    await session.execute("0", () => {});
    const heard = await new Promise<KernelEvent>((resolve, reject) => {
      const left = "void Promise.resolve().then(() => { while (true); });";
      void session.execute(`${left} 5`, resolve).then(reject);
    });
    assert.deepEqual(heard, { type: "result", data: { "text/plain": "5" } });
    await session.close();
  });

  it("reports errors in timers and unhandled rejections, and survives them", async () => {
    const { stderr } = await cells.run(
      "setTimeout(() => { throw new Error('in a timer') }, 1); void Promise.reject(new TypeError('nobody')); await new Promise((done) => setTimeout(done, 50))",
    );
    assert.match(stderr, /Error in a callback in cell \d+:\nError: in a timer\n {4}at .*cell \d+, line 1/);
    assert.match(stderr, /Rejected promise without a handler in cell \d+:\nTypeError: nobody/);
    assert.equal(await resultOf("1 + 1"), "2");
  });

  it("works in the notebook's folder, under its name", async () => {
    assert.equal(await resultOf("process.cwd()"), `'${folder}'`);
    assert.equal(
      await resultOf(
        "import.meta.filename === __filename && import.meta.dirname === __dirname && require('node:path').basename(__filename)",
      ),
      "'lesson 1.ts'",
    );
  });

  it("gives the kernel's own means to no cell", async () => {
    assert.equal(await resultOf("[typeof process.send, process.argv.length]"), "[ 'undefined', 2 ]");
  });

  it("refuses a folder that does not exist", async () => {
    await assert.rejects(
      nodeSession({ folder: join(folder, "nowhere") }),
      (error) => error instanceof UserError && /there is no such folder/.test(error.message),
    );
  });
});
