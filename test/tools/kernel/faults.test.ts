import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { type Conversation, conversation, traceback } from "./conversation.js";

const folder = tmpdir();

describe("faults of cells", function () {
  this.timeout(120_000);
  let cells: Conversation;
  before(async () => {
    cells = await conversation({ folder });
    await cells.run("const kept = 'kept'");
  });
  after(() => cells.close());
  const goesOn = async (): Promise<void> => {
    assert.equal((await cells.run("kept")).result, "'kept'");
  };

  const mended: Record<string, readonly [source: string, says: RegExp]> = {
    "recursion without end": [
      "function f(n: number): number { return 1 + f(n); } f(1)",
      /^RangeError: Maximum call stack/,
    ],
    "an array that is too long": ["new Array(2 ** 32)", /^RangeError: Invalid array length/],
    "a string that is too long": ["'x'.repeat(2 ** 30)", /^RangeError: Invalid string length/],
    "process.exit": ["process.exit()", /^ProcessExit: process.exit would end the notebook/],
    "an assignment to Promise": [
      "(globalThis as any).Promise = null",
      /^TypeError: Cannot assign to read only property 'Promise'/,
    ],
    "an assignment to JSON.stringify": [
      "JSON.stringify = null as any",
      /^TypeError: Cannot assign to read only property 'stringify'/,
    ],
    "a deletion of process": [
      "delete (globalThis as any).process",
      /^TypeError: Cannot delete property 'process'/,
    ],
  };
  for (const [what, [source, says]] of Object.entries(mended)) {
    it(`lives through ${what}`, async () => {
      assert.match(traceback(await cells.run(source)), says);
      await goesOn();
    });
  }

  it("lives through another working directory, a deleted console and replaced timers", async () => {
    await cells.run("process.chdir('/'); const own = console; delete (globalThis as any).console;");
    await cells.run("globalThis.setTimeout = null as any; globalThis.setImmediate = null as any;");
    assert.equal((await cells.run("process.stdout.write('still'); kept")).stdout, "still");
    await cells.run("globalThis.console = own;");
    await goesOn();
  });

  it("tells cell and line of a rejection that nobody handles and of an error in a timer", async () => {
    const fresh = await conversation({ folder });
    await fresh.run("\nsetTimeout(() => {\n  throw new Error('in a timer');\n}, 1);");
    const during = await fresh.run("\n\nvoid Promise.reject(new TypeError('nobody'));");
    const after = await fresh.run("await new Promise((done) => setTimeout(done, 50))");
    const stderr = during.stderr + after.stderr;
    assert.match(
      stderr,
      /Error in a callback in cell 1:\nError: in a timer\n {4}at .*cell 1, line 3, column 9/,
    );
    assert.match(
      stderr,
      /Rejected promise without a handler in cell 2:\nTypeError: nobody\n {4}at cell 2, line 3, column/,
    );
    await fresh.close();
  });

  it("dies with clear words where a cell breaks what the kernel itself needs", async () => {
    const fresh = await conversation({ folder });
    const outcome = await fresh.run(
      "const map = Array.prototype.map; (Array.prototype as any).map = null; (Array.prototype as any).filter = null; throw new Error('x')",
    );
    assert.ok(outcome.ending.status === "error");
    assert.match(
      traceback(outcome),
      /has changed something that the kernel itself needs \(TypeError: .*\): remove that/,
    );
    assert.ok(outcome.ending.fatal);
    await fresh.close();
  });
});

describe("a session that revives", function () {
  this.timeout(120_000);
  const ends: Record<string, readonly [source: string, says: RegExp]> = {
    "process.abort": [
      "process.abort()",
      /^ProcessEnded: cell 2 .*; the values of all cells are gone: run them again$/,
    ],
    SIGKILL: [
      "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})",
      /^ProcessEnded: cell 2 (was ended from outside|ended its process).*the values of all cells are gone/,
    ],
    "lack of memory": [
      "const all: number[][] = []; while (true) all.push(new Array(1000).fill(1.5));",
      /^ProcessEnded: cell 2 needed more than 64 MiB of memory.*the values of all cells are gone/,
    ],
  };
  for (const [what, [source, says]] of Object.entries(ends)) {
    it(`goes on after ${what}, with no names but new ones`, async () => {
      const cells = await conversation({ folder, heapLimit: 64, revive: true });
      await cells.run("const x = 1; function helper(): number { return x; }");
      const outcome = await cells.run(source);
      assert.match(traceback(outcome), says);
      assert.ok(outcome.ending.status === "error" && outcome.ending.fatal);
      assert.match(
        traceback(await cells.run("x + 1")),
        /^cell 3, line 1, column 1: Cannot find name 'x'. Its value was lost with the process: run the cell that declares it again/,
      );
      assert.equal((await cells.run("const x = 'new'; x")).result, "'new'");
      assert.equal((await cells.run("x.length")).result, "3");
      assert.match(traceback(await cells.run("helper()")), /Its value was lost/);
      await cells.close();
    });
  }

  it("goes on after the time limit, and says so", async () => {
    const cells = await conversation({ folder, timeLimit: 300, revive: true });
    assert.match(
      traceback(await cells.run("while (true);")),
      /ran longer than 300 ms.*; the values of all cells are gone/,
    );
    assert.equal((await cells.run("1 + 1")).result, "2");
    await cells.close();
  });

  it("says with the next cell that the process ended while none ran", async () => {
    const cells = await conversation({ folder, revive: true });
    await cells.run("const x = 1; setTimeout(() => process.abort(), 20);");
    await new Promise((done) => setTimeout(done, 1500));
    const outcome = await cells.run("1 + 1");
    assert.equal(outcome.result, "2");
    assert.match(
      outcome.stderr,
      /what earlier cells had left running .*; the values of all cells are gone: run them again\n/,
    );
    assert.match(traceback(await cells.run("x")), /Cannot find name 'x'/);
    await cells.close();
  });

  it("does not go on where it is not to, and says that too", async () => {
    const cells = await conversation({ folder });
    await cells.run("setTimeout(() => process.abort(), 20);");
    await new Promise((done) => setTimeout(done, 1500));
    const outcome = await cells.run("1 + 1");
    assert.match(traceback(outcome), /^ProcessEnded: what earlier cells had left running/);
    assert.match(
      traceback(await cells.run("1")),
      /the notebook's process has ended: restart the notebook|what earlier/,
    );
    await cells.close();
  });
});
