import assert from "node:assert/strict";
import { realpathSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type NodeSession, nodeSession } from "../../../tools/kernel/node/session.js";
import type { Ending, KernelEvent } from "../../../tools/kernel/session.js";
import { interruptedCell } from "./interruptedCell.js";
import { stripTypes } from "./stripTypes.js";

describe("a cell that is interrupted while it waits", () => {
  let folder: string;
  let session: NodeSession;
  before(async () => {
    folder = realpathSync(await mkdtemp(join(tmpdir(), "noether leaving ")));
    await writeFile(
      join(folder, "beside.ts"),
      "export const pause = (ms: number): Promise<void> => new Promise((r) => setTimeout(r, ms));",
    );
    session = await nodeSession({ folder });
    await run(
      "let log: string[] = []; let n = 0; const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms)); const soon = () => setTimeout(() => console.log('now'), 0);",
    );
  });
  after(async () => {
    await session.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(source: string): Promise<{ ending: Ending; events: KernelEvent[]; result: unknown }> {
    const events: KernelEvent[] = [];
    const ending = await session.execute(source, (event) => void events.push(event));
    const result = events.find((event) => event.type === "result");
    return { ending, events, result: result?.type === "result" ? result.data["text/plain"] : undefined };
  }
  /**
   * Runs a cell that says `soon` until it waits, interrupts it, and returns what it has put into `log` then, and what
   * it printed.
   */
  async function interrupted(source: string): Promise<{ log: unknown; printed: string; message: string }> {
    await run("log = [];");
    let printed = "";
    const ending = await interruptedCell(session, source, (event) => {
      if (event.type === "stream") printed += event.text;
      return printed.includes("now\n");
    });
    return { log: (await run("log.join()")).result, printed, message: ending.message };
  }

  const waits: Record<string, string> = {
    "its own timer": "await new Promise((r) => setTimeout(r, 1e6));",
    "a function of an earlier cell": "await sleep(1e6);",
    "a function of a file beside it": 'const { pause } = await import("./beside"); soon(); await pause(1e6);',
    "a promise that never settles": "await new Promise(() => {});",
    "a timer of node:timers/promises":
      'const t = await import("node:timers/promises"); soon(); await t.setTimeout(1e6);',
    "a promisified timer":
      'const { promisify } = await import("node:util"); soon(); await promisify(setTimeout)(1e6);',
    "an event": 'const e = (await import("node:events")).default; soon(); await e.once(new e(), "never");',
    "all of several": "await Promise.all([sleep(1e6), sleep(1e6)]);",
    "the first of several": "await Promise.race([sleep(1e6), new Promise(() => {})]);",
    "a loop over an async generator":
      "async function* ticks() { for (;;) { await sleep(1e6); yield 1; } } for await (const t of ticks()) n += t;",
    "a child process":
      'const { spawn } = await import("node:child_process"); const c = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]); soon(); await new Promise((r) => c.on("exit", r));',
    "an answer of a server":
      'const http = await import("node:http"); const s = http.createServer(() => {}); await new Promise<void>((r) => s.listen(0, r)); soon(); await fetch("http://127.0.0.1:" + (s.address() as any).port);',
    "with resolvers of its own":
      "let go: () => void = () => {}; await new Promise<void>((r) => { go = r; });",
  };
  for (const [what, wait] of Object.entries(waits)) {
    it(`runs its finally: ${what}`, async () => {
      const begin = wait.includes("soon") ? "" : "soon(); ";
      const { log, message } = await interrupted(`try { ${begin}${wait} } finally { log.push("f"); }`);
      assert.equal(log, "'f'");
      assert.match(message, /^cell \d+ was interrupted while it waited$/);
    });
  }

  it("unwinds functions from the inside, and disposes of what they use", async () => {
    const { log } = await interrupted(
      `class Lock { constructor(readonly name: string) {} [Symbol.dispose]() { log.push(this.name); } async [Symbol.asyncDispose]() { await null; log.push("async " + this.name); } }
       async function inner() { using a = new Lock("a"); await using b = new Lock("b"); soon(); await sleep(1e6); }
       try { using c = new Lock("c"); await inner(); } finally { log.push("outer"); }`,
    );
    assert.equal(log, "'async b,a,c,outer'");
  });

  it("may take a little time for it: files, timers, prints", async () => {
    const { log, printed } = await interrupted(
      `import { mkdtemp, rm } from "node:fs/promises"; import { existsSync } from "node:fs";
       const place = await mkdtemp("interrupted-");
       try { soon(); await sleep(1e6); } finally {
         await rm(place, { recursive: true }); await sleep(20); log.push(String(existsSync(place))); console.log("cleared up");
       }`,
    );
    assert.equal(log, "'false'");
    assert.match(printed, /now\ncleared up\n$/);
  });

  it("sees why if it catches it, and is interrupted even so", async () => {
    const { log } = await interrupted(
      "try { soon(); await sleep(1e6); } catch (e) { log.push((e as Error).name); }",
    );
    assert.equal(log, "'Interrupted'");
  });

  const stubborn: Record<string, string> = {
    "a loop that swallows": "soon(); for (;;) { try { await sleep(5); n++; } catch {} }",
    "a loop that swallows and never settles":
      "soon(); for (;;) { try { await new Promise(() => {}); } catch { n++; } }",
    "a finally that waits for ever": "try { soon(); await sleep(1e6); } finally { await sleep(1e6); }",
    "a finally that loops": "try { soon(); await sleep(1e6); } finally { while (true) n++; }",
    "microtasks without end": "try { soon(); await sleep(1e6); } finally { for (;;) { await null; n++; } }",
    "a child process that it waits for in the system":
      'try { const c = await import("node:child_process"); (globalThis as any).c = c; soon(); await sleep(1e6); } finally { (globalThis as any).c.execFileSync(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]); }',
  };
  for (const [what, source] of Object.entries(stubborn)) {
    it(`is ended if it does not leave: ${what}`, async () => {
      await interrupted(source);
      const before = (await run("n")).result;
      await new Promise((done) => setTimeout(done, 100));
      assert.equal((await run("n")).result, before);
    });
  }

  it("leaves alone the promises of earlier cells", async () => {
    await run('let settled = ""; const early = sleep(300).then(() => { settled = "early"; });');
    await interrupted("soon(); await early; await sleep(1e6);").catch(() => {});
    assert.equal((await run("await early; settled")).result, "'early'");
  });

  it("says nothing about promises that are not awaited", async () => {
    const { printed } = await interrupted("void sleep(1e6); void sleep(2e6); soon(); await sleep(1e6);");
    assert.equal(printed, "now\n");
    assert.deepEqual((await run("await sleep(5); undefined")).events, []);
  });

  it("settles promises in the same turns as Node does", async () => {
    const source = `const order: string[] = []; const say = (s: string) => void order.push(s);
      async function a() { say("a1"); await b(); say("a2"); await new Promise<void>((r) => r()); say("a3"); }
      async function b() { say("b1"); await null; say("b2"); }
      const p = new Promise<void>((r) => { say("made"); setTimeout(r, 1); });
      void a().then(() => say("a done"));
      void new Promise<void>((r) => { say("p1"); r(); }).then(() => say("p2")).then(() => say("p3")).then(() => say("p4"));
      void (async () => { await p; say("waited"); })(); void p.then(() => say("then"));
      await p; say("top"); await null; order.join(" ")`;
    const native = await new Function(
      `return (async () => { ${stripTypes(source).replace(/order\.join/, "return order.join")} })()`,
    )();
    assert.equal((await run(source)).result, `'${native}'`);
  });
});
