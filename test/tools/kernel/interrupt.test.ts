import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";
import type { Ending, KernelEvent } from "../../../tools/kernel/session.js";
import { interruptedCell } from "./interruptedCell.js";

const sleep = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time));

describe("interrupt", () => {
  let folder: string;
  let session: NodeSession;
  before(async () => {
    folder = realpathSync(await mkdtemp(join(tmpdir(), "noether interrupt é ")));
    session = await nodeSession({ folder });
    await run(
      "let n = 0; let kept = 'kept'; const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));",
    );
  });
  after(async () => {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(source: string): Promise<{ ending: Ending; printed: string; result: unknown }> {
    const events: KernelEvent[] = [];
    const ending = await session.execute(source, (event) => void events.push(event));
    const printed = events.map((event) => (event.type === "stream" ? event.text : "")).join("");
    const result = events.find((event) => event.type === "result");
    return { ending, printed, result: result?.type === "result" ? result.data["text/plain"] : undefined };
  }
  /** Runs a cell, which begins by printing `now`, until it prints a sign, and a moment longer; interrupts it; says how it ended. */
  async function interrupted(source: string, sign = "now"): Promise<Extract<Ending, { status: "error" }>> {
    const ending = await interruptedCell(
      session,
      `console.log("now"); ${source}`,
      (event) => event.type === "stream" && event.text.includes(sign),
      () => sleep(50),
    );
    assert.equal(ending.fatal, false);
    return ending;
  }
  async function goesOn(): Promise<void> {
    assert.equal((await run("kept")).result, "'kept'");
  }
  /** Asserts that nothing increments `n` any more. */
  async function nothingRuns(): Promise<void> {
    const before = (await run("n")).result;
    assert.match(String(before), /^-?\d+$/);
    await sleep(100);
    assert.equal((await run("n")).result, before);
  }

  const endless: Record<string, string> = {
    "a loop": "while (true) {}",
    "a loop after an await": "await sleep(5); while (true) n++;",
    "a loop in an async function": "await (async () => { await null; while (true) {} })();",
    "a loop in an async function that nobody awaits":
      "void (async () => { await null; while (true) {} })(); await sleep(1e6)",
    "a loop in a timer": "setTimeout(() => { while (true) {} }, 1); await sleep(1e6)",
    "a loop in a tick": "process.nextTick(() => { while (true) {} }); await sleep(1e6)",
    "a loop that prints": "while (true) console.log('again');",
    "a loop behind which more are due":
      "for (const ms of [1, 2, 3]) setTimeout(() => { while (true) {} }, ms); while (true) {}",
    "a loop in an immediate among others":
      "setImmediate(() => {}); setImmediate(() => { while (true) {} }); setImmediate(() => n++); await sleep(1e6)",
    "loops in immediates":
      "for (let k = 0; k < 5; k++) setImmediate(() => { while (true) {} }); await sleep(1e6)",
    "microtasks without end": "for (;;) await null;",
    "promises without end":
      "function again(): void { void Promise.resolve().then(again); } again(); await sleep(1e6);",
    "a regular expression that backtracks": "/^(a+)+$/.test('a'.repeat(60) + 'b')",
    "a wait on shared memory": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);",
    "a loop that catches everything": "while (true) { try { while (true) {} } catch {} finally { n++; } }",
  };
  for (const [what, source] of Object.entries(endless)) {
    it(`stops ${what}, and keeps the state`, async () => {
      const { message } = await interrupted(source);
      assert.match(message, /^cell \d+ was interrupted in line 1$/);
      await goesOn();
      await nothingRuns();
    });
  }

  it("ends a loop of awaits wherever it is caught, within Node's own functions too", async () => {
    for (let round = 0; round < 30; round++) await interrupted("for (;;) await null;");
    await goesOn();
  });

  it("stops a cell that waits, and what it waits for", async () => {
    const { message } = await interrupted("await new Promise(() => {})");
    assert.match(message, /^cell \d+ was interrupted while it waited$/);
    await goesOn();
  });

  const background: Record<string, string> = {
    "a loop over promised timers": "for (;;) { await sleep(5); n++; }",
    "a loop over timers/promises":
      'const timers = await import("node:timers/promises"); for (;;) { await timers.setTimeout(5); n++; }',
    "a loop over an interval's promises":
      'const { setInterval: ticks } = await import("node:timers/promises"); for await (const _ of ticks(5)) n++;',
    "a loop over immediates": "for (;;) { await new Promise((done) => setImmediate(done)); n++; }",
    "an immediate that sets itself again, behind another":
      "const tick = (): void => { n++; setImmediate(tick); }; setImmediate(() => {}); tick(); await new Promise(() => {})",
    "busy immediates that set themselves again":
      "const busy = (): void => { for (const end = Date.now() + 20; Date.now() < end; ) n++; setImmediate(busy); }; setImmediate(() => {}); busy(); busy(); await new Promise(() => {})",
    "a loop over files":
      'const { readFile } = await import("node:fs/promises"); for (;;) { await readFile(process.execPath.slice(0, 1) + "no", "utf8").catch(() => {}); n++; }',
    "an interval": "setInterval(() => n++, 5); await sleep(1e6)",
    "a timer that sets itself again":
      "const tick = (): void => { n++; setTimeout(tick, 5); }; tick(); await sleep(1e6)",
    "a promisified timer":
      'const wait = (await import("node:util")).promisify(setTimeout); for (;;) { await wait(5); n++; }',
  };
  for (const [what, source] of Object.entries(background)) {
    it(`leaves nothing of the cell running in the background: ${what}`, async () => {
      await interrupted(source);
      await nothingRuns();
    });
  }

  it("leaves alone what earlier cells have started", async () => {
    await run(
      "let beats = 0; const heart = setInterval(() => { beats++; setTimeout(() => beats++, 1); }, 5);",
    );
    await interrupted("for (;;) await sleep(1);");
    const before = (await run("beats")).result;
    while ((await run("beats")).result === before);
    await run("clearInterval(heart);");
  });

  it("says where the cell was, through functions of other cells", async () => {
    await run("function spin(): never {\n  for (;;);\n}");
    const { message, traceback } = await interrupted("\nspin()");
    assert.match(message, /^cell \d+ was interrupted in cell \d+, line 2$/);
    assert.match(
      traceback.join("\n"),
      /^Interrupted: cell.*\n {4}at spin \(cell \d+, line 2, column \d+\)\n {4}at cell \d+, line 2, column \d+\n {4}2 \| {3}for/,
    );
  });

  it("ends worker threads of the cell, busy ones too", async () => {
    await run("const shared = new Int32Array(new SharedArrayBuffer(4));");
    await interrupted(
      'const { Worker } = await import("node:worker_threads"); new Worker("const { workerData } = require(\'worker_threads\'); while (true) Atomics.add(workerData, 0, 1)", { eval: true, workerData: shared }); while (Atomics.load(shared, 0) === 0) await sleep(1); await sleep(1e6)',
    );
    const counted = async (): Promise<unknown> => {
      await sleep(50);
      return (await run("shared[0]")).result;
    };
    for (let [before, now] = [await counted(), await counted()]; before !== now; )
      [before, now] = [now, await counted()];
  });

  const alive = "(() => { try { process.kill(child.pid!, 0); return true; } catch { return false; } })()";
  const forever = JSON.stringify("setInterval(() => {}, 1000)");
  it("ends child processes of the cell", async () => {
    await interrupted(
      `const { spawn } = await import("node:child_process"); const child = spawn(process.execPath, ["-e", ${forever}]); await new Promise((over) => child.on("exit", over));`,
    );
    while ((await run(alive)).result === "true");
  });

  it("ends a child process that the cell waits for in the system, and no earlier one", async () => {
    await run(
      `const { spawn, spawnSync, execFileSync } = await import("node:child_process"); const child = spawn(process.execPath, ["-e", ${forever}]);`,
    );
    await interrupted(`spawnSync(process.execPath, ["-e", ${forever}]); while (true) {}`);
    await interrupted(`while (true) spawnSync(process.execPath, ["-e", ${forever}]);`);
    await interrupted(`execFileSync(process.execPath, ["-e", ${forever}]);`);
    assert.equal((await run(alive)).result, "true");
    await run("child.kill()");
  });

  it("does nothing if no cell runs, not to the next cell either", async () => {
    await session.interrupt();
    assert.equal((await run("await sleep(20); kept")).result, "'kept'");
  });

  it("does not hit the cell that follows, however late it comes", async () => {
    for (let time = 0; time < 30; time += 2) {
      const first = session.execute("await sleep(10)", () => {});
      const second = run("kept");
      await sleep(time);
      const interrupting = session.interrupt();
      await first;
      await interrupting;
      const { ending } = await second;
      // The first or, if that was over, the second; never anything else.
      if (ending.status === "error") assert.equal(ending.name, "Interrupted");
      await goesOn();
    }
  });

  it("keeps a cell that is still being checked from running", async () => {
    await run("let checked = 0;");
    const long = Array.from(
      { length: 300 },
      (_, k) => `[${k}].map((x) => ({ x })).filter(({ x }) => x > 0);`,
    ).join("");
    for (let round = 1; ; round++) {
      const ended = session.execute(
        `checked = ${round}; const never${round} = 1; await sleep(1e6); ${long}`,
        () => {},
      );
      await sleep(0);
      await session.interrupt();
      const ending = await ended;
      assert.ok(ending.status === "error" && ending.name === "Interrupted");
      // If this process was held up for as long as the check took, the cell has begun: it is tried again.
      if (!/^cell \d+ was interrupted before it ran$/.test(ending.message)) continue;
      assert.notEqual((await run("checked")).result, String(round));
      assert.match((await run(`never${round}`)).ending.status, /error/);
      break;
    }
  });

  it("keeps a cell whose turn has only just come from running", async () => {
    const ended = session.execute("n = -1", () => {});
    const interrupting = session.interrupt();
    const ending = await ended;
    assert.match(ending.status === "error" ? ending.message : "", /^cell \d+ was interrupted before it ran$/);
    await interrupting;
    assert.notEqual((await run("n")).result, "-1");
  });

  it("keeps a cell from running while what the checker says about it is passed on", async () => {
    const told: string[] = [];
    const ending = await session.execute("for (const i in [1, 2]) n = -3", async (event) => {
      told.push(event.type === "stream" ? event.name : event.type);
      await session.interrupt();
    });
    assert.deepEqual(told, ["stderr"]);
    assert.match(ending.status === "error" ? ending.message : "", /^cell \d+ was interrupted before it ran$/);
    assert.notEqual((await run("n")).result, "-3");
  });

  it("lets nothing run of a cell that it has kept from running, however late it came", async () => {
    await run("let begun = -1;");
    for (let time = 0; time < 40; time++) {
      const ended = session.execute(`begun = ${time}; await sleep(1e6);`, () => {});
      await sleep(time);
      await session.interrupt();
      const ending = await ended;
      assert.ok(ending.status === "error" && ending.name === "Interrupted");
      if (!ending.message.endsWith("before it ran")) continue;
      assert.notEqual((await run("await sleep(2); begun")).result, String(time));
    }
  });

  it("leaves a later interrupt alone that comes for a cell that has ended", async () => {
    for (let round = 0; round < 20; round++) {
      const first = session.execute("n", () => {});
      void first.then(() => session.interrupt());
      await first;
      await run("kept");
      await interrupted("while (true) {}");
    }
  });

  it("answers twice if it is asked twice", async () => {
    let ended: Promise<Ending> | undefined;
    await new Promise<void>((begun) => {
      ended = session.execute("console.log('now'); while (true);", () => begun());
    });
    await Promise.all([session.interrupt(), session.interrupt()]);
    assert.equal((await ended!).status, "error");
    await goesOn();
  });

  it("lets modules whose loading it has stopped be imported again", async () => {
    await writeFile(
      join(folder, "slow.mjs"),
      "await new Promise((done) => setTimeout(done, 300)); export const v = 1;",
    );
    await writeFile(
      join(folder, "slow.ts"),
      "await new Promise((done) => setTimeout(done, 300)); export const v = 2;",
    );
    await writeFile(
      join(folder, "busy.ts"),
      "const g = globalThis as { again?: boolean }; if (!g.again) { g.again = true; console.log('busy'); while (true); } export const v = 3;",
    );
    await writeFile(
      join(folder, "busy.mjs"),
      "if (!globalThis.anew) { globalThis.anew = true; console.log('busy'); while (true); } export const v = 4;",
    );
    for (const [name, value, sign] of [
      ["./slow.mjs", "1", "now"],
      ["./slow.ts", "2", "now"],
      ["./busy.ts", "3", "busy"],
      ["./busy.mjs", "4", "busy"],
    ] as const) {
      await interrupted(`await import("${name}")`, sign);
      const again = await run(`(await import("${name}")).v`);
      assert.equal(again.result, value, `${name}: ${JSON.stringify(again.ending)}`);
    }
  });

  it("works if the cell uses asynchronous contexts", async () => {
    await run(
      'import { AsyncLocalStorage } from "node:async_hooks"; const context = new AsyncLocalStorage<number>();',
    );
    await interrupted("context.run(1, () => { while (true) {} })");
    await interrupted("await context.run(1, async () => { for (;;) await null; })");
    await interrupted("setTimeout(() => { while (true) {} }, 1); await sleep(1e6)");
    await goesOn();
  });

  it("does not concern the executor when it comes from the terminal", async () => {
    if (process.platform === "win32") return;
    process.kill(session.processes.executor!, "SIGINT");
    await sleep(50);
    await goesOn();
    const own = await run(
      "const got = new Promise<string>((done) => process.once('SIGINT', (name) => done(name))); process.kill(process.pid, 'SIGINT'); await got",
    );
    assert.equal(own.result, "'SIGINT'");
  });

  it("works while a reader of the output is slow", async () => {
    let heard = 0;
    const ends = session.execute("while (true) console.log('x'.repeat(1000));", async () => {
      heard++;
      await sleep(20);
    });
    while (heard < 10) await sleep(10);
    await session.interrupt();
    const ending = await ends;
    assert.ok(ending.status === "error");
    assert.equal(ending.name, "Interrupted");
    await goesOn();
  });
});
