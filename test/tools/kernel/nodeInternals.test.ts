import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { Console } from "node:console";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import timersPromises, { setTimeout as sleep } from "node:timers/promises";
import { serialize } from "node:v8";
import { constants, Script } from "node:vm";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { after, before, describe, it } from "mocha";
import { heapFlags, snapshotFlags } from "../../../tools/kernel/node/snapshot/checkerFlags.js";
import { patience } from "../../support/patience.js";

/** What a script of its own process prints. */
const prints = (script: string, ...flags: readonly string[]): string =>
  execFileSync(process.execPath, [...flags, "-e", script], { encoding: "utf8", timeout: patience }).trim();

const major = Number(process.versions.node.split(".")[0]);

// Each tests one assumption of the kernel about Node and V8 beyond their documentation: if a new Node fails, the title
// says which assumption failed, and the file in brackets is where it is made.
describe("what the kernel assumes about Node", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "noether-internals-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("has before Node 24 a way to forget which callbacks are on the stack (interrupt/ownProcess)", () => {
    const script = `process.noDeprecation = true;
      const wrap = () => { try { return process.binding("async_wrap"); } catch { return {}; } };
      console.log(typeof wrap().clearAsyncIdStack);`;
    assert.equal(prints(script), major < 24 ? "function" : "undefined");
  });

  it("links the immediates of one turn, and one that is alone to nothing (interrupt/immediates)", () => {
    const script = `const isAlone = ({ _idlePrev, _idleNext }) => !_idlePrev && !_idleNext;
      const a = setImmediate(() => console.log(isAlone(a)));
      const b = setImmediate(() => { const c = setImmediate(() => console.log(isAlone(c))); });`;
    assert.equal(prints(script), "false\ntrue");
  });

  it("throws the main thread's stack away when a thread resumes it so, and goes on (interrupt/interrupter)", () => {
    const script = `const { Worker } = require("node:worker_threads");
      const worker = new Worker(\`const { Session } = require("node:inspector"); const { parentPort } = require("node:worker_threads");
        const session = new Session(); session.connectToMainThread();
        session.on("Debugger.paused", () => session.post("Debugger.resume", { terminateOnResume: true }, () => process.exit()));
        session.post("Debugger.enable", () => { parentPort.postMessage(""); setTimeout(() => session.post("Debugger.pause"), 100); });\`, { eval: true });
      worker.once("message", () => setImmediate(() => { try { for (;;); } finally { console.log("finally"); } }));
      worker.once("exit", () => console.log("goes on"));`;
    assert.equal(prints(script, "--no-force-async-hooks-checks"), "goes on");
  });

  it("takes the executor's flags, or no longer needs them (node/executorProcess)", () => {
    const flags = process.allowedNodeEnvironmentFlags;
    assert.ok(flags.has("--no-force-async-hooks-checks") && flags.has("--disable-warning"));
    assert.ok(major < 22 || major >= 24 || flags.has("--experimental-async-context-frame"));
  });

  it("shows to imports what has been put into its modules (interrupt/gates, ownTimers)", async () => {
    const { setTimeout: original } = timersPromises;
    try {
      Object.assign(timersPromises, { setTimeout: async () => "replaced" });
      syncBuiltinESMExports();
      assert.equal(await sleep(1), "replaced");
    } finally {
      Object.assign(timersPromises, { setTimeout: original });
      syncBuiltinESMExports();
    }
  });

  it("reports child processes and threads that begin (interrupt/background)", async () => {
    const told: unknown[] = [];
    const hear = (message: unknown): void => void told.push(message);
    for (const channel of ["child_process", "worker_threads"]) subscribe(channel, hear);
    const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
    const worker = new Worker("", { eval: true });
    await Promise.all([once(child, "close"), once(worker, "exit")]);
    for (const channel of ["child_process", "worker_threads"]) unsubscribe(channel, hear);
    assert.deepEqual(told, [{ process: child }, { worker }]);
  });

  it("delivers a message of a port without a turn of the loop (input/questions)", () => {
    const { port1, port2 } = new MessageChannel();
    port1.postMessage("here");
    assert.deepEqual(receiveMessageOnPort(port2), { message: "here" });
    port1.close();
  });

  it("waits on shared memory without blocking the thread (executor/watcher)", () => {
    const script = `const cells = new Int32Array(new SharedArrayBuffer(4));
      Atomics.waitAsync(cells, 0, 0).value.then(console.log); Atomics.notify(cells, 0);`;
    assert.equal(prints(script), "ok");
  });

  it("names file, line and column of a syntax error in the first lines of its stack (executor/runCell)", () => {
    let stack = "";
    try {
      new Script("1;\n  let = ;", { filename: "cell-1.ts" });
    } catch (error) {
      stack = (error as Error).stack ?? "";
    }
    assert.match(stack, /^cell-1\.ts:2\n {2}let = ;\n {8}\^/);
  });

  it("imports for a script what its file name can reach (modules/importer)", async () => {
    const load = new Script("(specifier) => import(specifier)", {
      filename: join(process.cwd(), "notebook.mjs"),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }).runInThisContext() as (specifier: string) => Promise<{ readonly default: unknown }>;
    assert.equal(typeof (await load("typescript")).default, "object");
  });

  it("identifies a module in CommonJS as one, or lists it among those that `require` knows (modules/commonJs)", async () => {
    const path = join(folder, "old.cjs");
    writeFileSync(path, "exports.a = 1;");
    const module = (await import(path)) as { readonly default: unknown };
    const { cache } = createRequire(import.meta.url);
    assert.ok(
      "module.exports" in module || Object.values(cache).some((each) => each?.exports === module.default),
    );
  });

  it("lets a console throw what its stream throws, where asked to (output/streams)", () => {
    const { stdout, stderr } = process;
    const full = Object.create(stdout, {
      write: {
        value: () => {
          throw new RangeError("full");
        },
      },
    }) as NodeJS.WriteStream;
    assert.throws(() => new Console({ stdout: full, stderr, ignoreErrors: false }).log(1), /full/);
  });

  it("reports a full heap in known words (node/executorProcess)", () => {
    const { stderr, status, signal } = spawnSync(
      process.execPath,
      ["--max-old-space-size=16", "-e", "const all = []; for (;;) all.push(new Array(1e4).fill(all.length))"],
      { encoding: "utf8" },
    );
    assert.ok(status !== 0 || signal !== null);
    assert.match(stderr, /\n?<--- Last few GCs --->[\s\S]*(heap out of memory|allocation failed)/i);
  });

  describe("with a start-up snapshot", () => {
    let blob: string;
    before(() => {
      blob = join(folder, "a.blob");
      const script = join(folder, "a.js");
      writeFileSync(
        script,
        'const kept = "kept"; require("node:v8").startupSnapshot.setDeserializeMainFunction(() => console.log(kept, process.argv[2]));',
      );
      execFileSync(process.execPath, [...snapshotFlags, "--snapshot-blob", blob, "--build-snapshot", script]);
    });

    it("starts from it, with the word after it as the second of the command line (node/checkerProcess)", () => {
      const words = [...snapshotFlags, "--snapshot-blob", blob, "checker", "here"];
      assert.equal(execFileSync(process.execPath, words, { encoding: "utf8" }).trim(), "kept here");
    });

    it("refuses one that is damaged before any code runs, in words on stderr (node/checkerProcess)", () => {
      const damaged = join(folder, "b.blob");
      writeFileSync(damaged, "no snapshot");
      const words = [...snapshotFlags, "--snapshot-blob", damaged, "checker", "here"];
      const { status, signal, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
      assert.ok(status !== 0 || signal !== null);
      assert.deepEqual([stdout, stderr !== ""], ["", true]);
    });

    it("keeps a text of one-byte characters in one byte each, and one with any other in two (setup/bundle)", () => {
      const size = (letter: string): number => serialize(`${"e".repeat(1000)}${letter}`).length;
      assert.ok(size("\u00e9") < 1100 && size("\u211d") > 2000);
      assert.ok(statSync(blob).size > 0);
    });

    it("takes flags for its heap that are documented nowhere (node/snapshot/checkerFlags)", () => {
      assert.equal(
        prints(
          "require('node:v8').setFlagsFromString('--heap-growing-percent=30'); console.log(1)",
          ...heapFlags,
        ),
        "1",
      );
    });
  });
});
