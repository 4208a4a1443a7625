import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type Conversation, conversation, traceback } from "./conversation.js";

const folder = tmpdir();

describe("faults of cells", () => {
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
  };
  for (const [what, [source, says]] of Object.entries(mended)) {
    it(`survives ${what}`, async () => {
      assert.match(traceback(await cells.run(source)), says);
      await goesOn();
    });
  }

  it("survives another working directory, a deleted console and replaced timers", async () => {
    await cells.run("process.chdir('/'); const own = console; delete (globalThis as any).console;");
    await cells.run("globalThis.setTimeout = null as any; globalThis.setImmediate = null as any;");
    assert.equal((await cells.run("process.stdout.write('still'); kept")).stdout, "still");
    await cells.run("globalThis.console = own;");
    await goesOn();
  });

  it("gives cell and line of an unhandled rejection and of an error in a timer", async () => {
    const fresh = await conversation({ folder });
    const wait = "await new Promise((done) => setTimeout(done, 50));";
    const timer = await fresh.run(`\nsetTimeout(() => {\n  throw new Error('in a timer');\n}, 1); ${wait}`);
    assert.match(
      timer.stderr,
      /Error in a callback in cell \d+:\nError: in a timer\n {4}at .*cell \d+, line 3, column 9/,
    );
    const rejection = await fresh.run(`\n\nvoid Promise.reject(new TypeError('nobody')); ${wait}`);
    assert.match(
      rejection.stderr,
      /Rejected promise without a handler in cell \d+:\nTypeError: nobody\n {4}at cell \d+, line 3, column/,
    );
    await fresh.close();
  });

  const replaced: readonly string[] = [
    ...[
      "Array",
      "Buffer",
      "Error",
      "Map",
      "Object",
      "Promise",
      "Reflect",
      "RegExp",
      "Set",
      "Symbol",
      "WeakMap",
    ],
    ...["process", "JSON", "Atomics", "String", "Number", "Uint8Array", "Function", "globalThis"],
  ];
  it("keeps references of its own to the globals that a cell may replace", async () => {
    const names = JSON.stringify(replaced);
    await cells.run(
      `const G: any = globalThis; const before = ${names}.map((name) => [name, G[name]]); const put = (all: any) => { for (const [name, value] of all) G[name] = value; };`,
    );
    for (const name of replaced) {
      const outcome = await cells.run(`G.${name} = null; console.log("${name}"); kept`);
      assert.deepEqual([outcome.stdout, outcome.result], [`${name}\n`, "'kept'"], traceback(outcome));
      assert.match(traceback(await cells.run("null!.x")), /TS|TypeError/);
      assert.equal((await cells.run("await null; put(before); kept")).result, "'kept'");
    }
    await cells.run("for (const [name] of before) delete G[name];");
    assert.equal((await cells.run("put(before); kept")).result, "'kept'");
  });

  it("survives that the functions of JSON, Reflect, Atomics and Object are replaced, and a flood of their errors", async () => {
    for (const [space, name] of [
      ["JSON", "parse"],
      ["JSON", "stringify"],
      ["Reflect", "apply"],
      ["Atomics", "store"],
      ["Atomics", "wait"],
      ["Object", "keys"],
      ["Object", "defineProperty"],
    ]) {
      const own = `const own_${space}_${name} = ${space}.${name}; ${space}.${name} = (() => { throw new Error("mine"); }) as any;`;
      await cells.run(own);
      assert.equal((await cells.run(`console.log({ a: [1] }); kept`)).result, "'kept'", own);
      assert.match(traceback(await cells.run(`(${space} as any).${name}({}, "a", {})`)), /^Error: mine/);
      await cells.run(`${space}.${name} = own_${space}_${name};`);
    }
    await goesOn();
  });

  it("lets a package add functions to Reflect and JSON, as reflect-metadata does", async () => {
    const outcome = await cells.run(
      'Object.defineProperty(Reflect, "decorate", { value: () => 1, configurable: true, writable: true }); Object.assign(JSON, { extra: 2 }); [(Reflect as any).decorate(), (JSON as any).extra]',
    );
    assert.equal(outcome.result, "[ 1, 2 ]", traceback(outcome));
  });

  it("names the place of a thrown value that is not an Error, in local files too", async () => {
    const text = traceback(await cells.run("function f(): never {\n  throw 'a text';\n}\nf();"));
    assert.match(
      text,
      /^NotAnError: 'a text' was thrown, which is not an Error\n {4}at f \(cell \d+, line 2, column 3\)\n {4}at cell \d+, line 4, column \d+\n {4}2 \| {3}throw 'a text';/,
    );
    assert.match(traceback(await cells.run("await null; throw { code: 3 };")), /cell \d+, line 1, column 13/);
    assert.match(
      traceback(await cells.run("await Promise.reject('r')")),
      /^NotAnError: 'r' was thrown; throw an Error, so that its place is known$/,
    );
  });

  it("gives console.trace its message, however it is given", async () => {
    for (const [source, header] of [
      ['console.trace("here")', "Trace: here"],
      ['console.trace("%s at %d", "x", 4)', "Trace: x at 4"],
      ["console.trace()", "Trace"],
      ["console.trace({ a: 1 })", "Trace: { a: 1 }"],
      [
        'const o: any = { name: "Own", message: "m" }; Error.captureStackTrace(o); console.error(o.stack)',
        "Own: m",
      ],
    ]) {
      const { stderr } = await cells.run(`${source}; undefined`);
      assert.match(stderr, new RegExp(`^${header}\n {4}at cell \\d+, line 1, column \\d+\n$`), source);
    }
  });

  it("dies with a clear message if a cell breaks what the kernel itself needs", async () => {
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

describe("a session that revives", () => {
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
    it(`continues after ${what}, with only new names`, async () => {
      const cells = await conversation({ folder, heapLimit: 64, revive: true });
      await cells.run("const x = 1; function helper(): number { return x; }");
      const outcome = await cells.run(source);
      assert.match(traceback(outcome), says);
      assert.ok(outcome.ending.status === "error" && outcome.ending.fatal);
      assert.match(
        traceback(await cells.run("x + 1")),
        /^cell 3, line 1, column 1: Cannot find name 'x'. Its value was lost with the process: run the cell that declares it again/,
      );
      const [found] = await cells.diagnose("x + 1");
      assert.match(found?.message ?? "", /^Cannot find name 'x'. Its value was lost .* again\. \(TS2304\)$/);
      assert.equal((await cells.run("const x = 'new'; x")).result, "'new'");
      assert.equal((await cells.run("x.length")).result, "3");
      assert.match(traceback(await cells.run("helper()")), /Its value was lost/);
      await cells.close();
    });
  }

  it("continues after the time limit, and says so", async () => {
    const cells = await conversation({ folder, timeLimit: 300, revive: true });
    assert.match(
      traceback(await cells.run("while (true);")),
      /ran longer than 300 ms.*; the values of all cells are gone/,
    );
    // On a slow machine a cell or two more may run out of time.
    while ((await cells.run("1 + 1")).result !== "2");
    await cells.close();
  });

  let place: string;
  before(() => {
    place = mkdtempSync(join(tmpdir(), "noether faults "));
  });
  after(() => rmSync(place, { recursive: true, force: true }));
  /** A cell that ends its process once there is a file: a timer might be due before the cell has ended. */
  const abortsWhenTold = (file: string): string =>
    `import { existsSync } from "node:fs"; setInterval(() => existsSync(${JSON.stringify(file)}) && process.abort(), 5);`;

  it("says with the next cell that the process ended while none ran", async () => {
    const cells = await conversation({ folder, revive: true });
    const told = join(place, "first");
    assert.equal((await cells.run(`const x = 1; ${abortsWhenTold(told)}`)).ending.status, "ok");
    writeFileSync(told, "");
    await cells.processGone();
    const outcome = await cells.run("1 + 1");
    assert.equal(outcome.result, "2");
    assert.match(
      outcome.stderr,
      /what earlier cells had left running .*; the values of all cells are gone: run them again\n/,
    );
    assert.match(traceback(await cells.run("x")), /Cannot find name 'x'/);
    await cells.close();
  });

  it("does not continue if told not to, and says that too", async () => {
    const cells = await conversation({ folder });
    const told = join(place, "second");
    assert.equal((await cells.run(abortsWhenTold(told))).ending.status, "ok");
    writeFileSync(told, "");
    await cells.processGone();
    const outcome = await cells.run("1 + 1");
    assert.match(traceback(outcome), /^ProcessEnded: what earlier cells had left running/);
    assert.match(
      traceback(await cells.run("1")),
      /the notebook's process has ended: restart the notebook|what earlier/,
    );
    await cells.close();
  });
});
