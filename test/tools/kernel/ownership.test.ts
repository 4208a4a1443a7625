import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";

describe("what a cell leaves behind", () => {
  let session: NodeSession;
  before(async () => {
    session = await nodeSession({ folder: tmpdir(), outputLimit: 10_000 });
  });
  after(() => session.close());

  /** Runs cells that are sent together, and returns what each has printed when the last has ended. */
  async function together(...cells: readonly string[]): Promise<string[]> {
    const printed = cells.map(() => "");
    const ends = cells.map((source, index) =>
      session.execute(`${source}\nundefined`, (event) => {
        if (event.type === "stream") printed[index] += event.text;
        if (event.type === "result" || event.type === "display")
          printed[index] += `[${event.data["text/plain"]}]`;
      }),
    );
    for (const [index, end] of ends.entries()) {
      const ending = await end;
      assert.equal(ending.status, "ok", `${cells[index]}: ${JSON.stringify(ending)}`);
    }
    return printed;
  }
  const sleep = "await new Promise<void>((r) => setTimeout(r, 100));";

  const late: Record<string, string> = {
    "a timer": 'setTimeout(() => console.log("late"), 20);',
    "a timer that is due at once": 'setTimeout(() => console.log("late"), 0);',
    "an interval": 'let once = setInterval(() => { console.log("late"); clearInterval(once); }, 20);',
    "an immediate": 'setImmediate(() => console.log("late"));',
    "a promise that nobody awaits":
      'void (async () => { await new Promise((r) => setTimeout(r, 20)); await null; console.log("late"); })();',
    "a file that is read with a callback":
      'import { readFile } from "node:fs"; readFile("/", () => setTimeout(() => console.log("late"), 5));',
    "a promised file":
      'import { stat } from "node:fs/promises"; stat("/").then(() => setTimeout(() => console.log("late"), 5)); ',
    "a child process":
      'import { exec } from "node:child_process"; exec("exit 0", () => console.log("late")); await new Promise((r) => setTimeout(r, 1)); ',
    "a worker":
      'import { Worker } from "node:worker_threads"; new Worker("require(\'worker_threads\').parentPort.postMessage(1)", { eval: true }).on("message", () => console.log("late"));',
    "an emitter of a socket":
      'import { createServer, connect } from "node:net"; const s = createServer((c) => { console.log("late"); c.end(); s.close(); }).listen(0, () => connect((s.address() as any).port).resume());',
    "a display in a timer":
      'import { display } from "noether/display"; setTimeout(() => { display("late"); console.log(""); }, 20);',
  };
  for (const [what, source] of Object.entries(late)) {
    it(`is attributed to the cell that started it: ${what}`, async () => {
      const printed = await together(
        `const done = new Promise<void>((r) => { (globalThis as any).seen = r; });
         const log = console.log;
         console.log = (...all) => { log(...all); if (all[0] !== "mine") (globalThis as any).seen(); };`,
        source,
        'await done; console.log = log; console.log("mine");',
      );
      assert.deepEqual(
        printed.map((text) => text.trim().replace(/^\[late\]$/, "late")),
        ["", "late", "mine"],
      );
    });
  }

  it("does not include what another cell prints after waiting for its promise", async () => {
    const printed = await together(
      "const promised = new Promise<number>((r) => setTimeout(() => r(3), 30));",
      'console.log("before"); console.log(await promised); console.log("after");',
    );
    assert.deepEqual(printed, ["", "before\n3\nafter\n"]);
  });

  it("is that of the calling cell, if the function of an earlier cell prints it", async () => {
    const printed = await together(
      'async function say(): Promise<void> { await new Promise((r) => setTimeout(r, 5)); console.log("said"); }',
      "await say();",
    );
    assert.deepEqual(printed, ["", "said\n"]);
  });

  it("is in its own order, with a hundred timers of ten cells running together", async () => {
    const cells = Array.from(
      { length: 10 },
      (_, k) => `for (let i = 0; i < 100; i++) setTimeout(() => console.log("${k}", i), (i * 7) % 40);`,
    );
    const printed = await together(...cells, sleep);
    for (const [k, text] of printed.slice(0, 10).entries()) {
      const lines = text.trim().split("\n");
      assert.equal(lines.length, 100, text);
      assert.ok(lines.every((line) => line.startsWith(`${k} `)));
    }
    assert.equal(printed[10], "");
  });

  it("includes errors of its timers and promises", async () => {
    const [timer, rejection, none] = await together(
      'setTimeout(() => { throw new Error("in a timer"); }, 10);',
      'void (async () => { await new Promise((r) => setTimeout(r, 10)); throw new TypeError("nobody"); })();',
      sleep,
    );
    assert.match(timer!, /^Error in a callback in cell \d+:\nError: in a timer/);
    assert.match(rejection!, /^Rejected promise without a handler in cell \d+:\nTypeError: nobody/);
    assert.equal(none, "");
  });

  it("counts against its own limit of prints, and not that of the cell that runs", async () => {
    const [flood, running] = await together(
      'setTimeout(() => { for (let i = 0; i < 1000; i++) console.log("x".repeat(100)); }, 10);',
      `${sleep} console.log("y".repeat(5000).length);`,
    );
    assert.ok(flood!.startsWith("xxx"));
    assert.ok(flood!.length <= 10_000, String(flood!.length));
    assert.equal(running, "5000\n");
  });
});
