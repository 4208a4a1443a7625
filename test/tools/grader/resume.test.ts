import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { after, before, describe, it } from "mocha";
import type { Grades, Result } from "../../../tools/grader/record/record.js";
import { type Batch, hasSandbox, makeBatch, percent } from "./batch.js";

const command = new URL("../../../tools/cli/grade.js", import.meta.url).href;
const script = `import { command } from ${JSON.stringify(command)};
command.run(process.argv.slice(1)).then((code) => process.exit(code), (error) => { console.error(error.message); process.exit(1); });`;

/** `noether grade` as a process of its own. */
function start(words: readonly string[], environment: NodeJS.ProcessEnv = process.env) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, "--", ...words], {
    env: environment,
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const ended = new Promise<{ readonly code: number | null; readonly output: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, output })),
  );
  return { child, ended };
}

describe("noether grade, killed and started again", () => {
  let batch: Batch;
  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    for (let k = 0; k < 4; k++)
      await batch.add(
        `student ${k}/tiny.ts`,
        percent(`const scale = (x: number[]) => x.map((v) => ${k} * v);`),
      );
  });
  after(() => batch?.remove());

  const journal = (): string => join(batch.place, "grades.journal.jsonl");
  const recorded = async (): Promise<readonly string[]> => {
    const text = await readFile(journal(), "utf8").catch(() => "");
    // The first line contains the seed.
    return text.split("\n").slice(1, -1);
  };
  const words = (): string[] => [batch.folder, "--sheet", batch.sheet, "--report", batch.report];

  it("loses nothing and does nothing twice, wherever it is killed", async () => {
    let before: readonly string[] = [];
    for (const enough of [1, 4, 9]) {
      const { child, ended } = start(words());
      while (child.exitCode === null && (await recorded()).length < enough) await pause(5);
      child.kill("SIGKILL");
      await ended;
      const now = await recorded();
      assert.deepEqual(now.slice(0, before.length), before);
      before = now;
    }
    assert.equal((await start(words()).ended).code, 0);
    const all = await recorded();
    assert.deepEqual(all.slice(0, before.length), before);
    assert.equal(all.length, 16);
    assert.equal(new Set(all.map((line) => (JSON.parse(line) as { key: string }).key)).size, 16);
    const results = all.map((line) => (JSON.parse(line) as { result: Result }).result);
    assert.equal(new Set(results.map(({ seed }) => seed)).size, 1);
    const grades = JSON.parse(await readFile(batch.report, "utf8")) as Grades;
    assert.deepEqual(
      grades.submissions.map(({ exercises }) => exercises[0]?.points),
      [0, 2, 2, 3],
    );
  });

  it("grades nothing if everything is recorded, and again what has another seed or another text", async () => {
    const before = await recorded();
    await start(words()).ended;
    assert.deepEqual(await recorded(), before);
    await start([...words(), "--seed", "3"]).ended;
    assert.equal((await recorded()).length, before.length + 16);
    await batch.add("student 0/tiny.ts", percent("const scale = (x: number[]) => x;"));
    await start(words()).ended;
    assert.equal((await recorded()).length, before.length + 20);
  });

  it("ends with code 0 if every notebook is bad, and prints a table", async () => {
    await rm(journal());
    await batch.add("student 0/tiny.ts", percent("process.exit(3)"));
    const { code, output } = await start(words()).ended;
    assert.equal(code, 0);
    assert.match(output, /student 3\/tiny\.ts +3\/3 +0\/3 +0\/1 +0\/1 +3\/8/);
    assert.match(output, /student 0\/tiny\.ts +0\/3 +0\/3 +0\/1 +0\/1 +0\/8/);
  });

  it("says what is wrong, and ends with another code, for a missing folder, an unknown sheet, a missing sandbox", async () => {
    const failing = async (
      list: readonly string[],
      reason: RegExp,
      environment?: NodeJS.ProcessEnv,
    ): Promise<void> => {
      const { code, output } = await start(list, environment).ended;
      assert.notEqual(code, 0);
      assert.match(output, reason);
    };
    await failing([join(batch.place, "missing")], /there is no such folder/);
    await failing([batch.folder, "--sheet", "99-unknown"], /expected the name of a sheet.*99-unknown/);
    await failing(words(), /The sandbox does not start here.*--unsafe/, {
      ...process.env,
      PATH: batch.folder,
    });
    await failing([], /expected a folder or a notebook/);
    await failing([batch.folder, "--seed", "1e10"], /--seed/);
    await failing([batch.folder, "--report", "grades.xlsx"], /expected a \.json or \.csv file for --report/);
    for (const seconds of ["2147483", "3000000", "Infinity", "0", "-1", "1e400", "nonsense"])
      await failing([batch.folder, "--time-limit", seconds], /--time-limit/);
  });
});

describe("noether grade without a sandbox, killed", () => {
  let batch: Batch;
  before(async function () {
    if (process.platform === "win32") this.skip(); // no ps, which lists the processes
    batch = await makeBatch();
    await batch.add("call.ts", percent("const scale = () => { for (;;); };"));
    await batch.add("cell.ts", percent("await new Promise((done) => setTimeout(done, 1)); for (;;);"));
  });
  after(() => batch?.remove());

  /** The processes that run a notebook for the grader with this process id. */
  const running = async (grader: number): Promise<readonly number[]> => {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,args="], {
      maxBuffer: 1 << 26,
    });
    return stdout.split("\n").flatMap((line) => {
      const [pid, parent] = line.trim().split(/ +/, 2).map(Number);
      return parent === grader && line.includes("harness.js") ? [pid!] : [];
    });
  };
  const lives = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it("leaves no process that computes for ever", async () => {
    const words = [batch.folder, "--sheet", batch.sheet, "--report", batch.report, "--unsafe"];
    const { child, ended } = start([...words, "--jobs", "2", "--time-limit", "600"]);
    let children: readonly number[] = [];
    while (children.length < 2 && child.exitCode === null) {
      await pause(50);
      children = await running(child.pid!);
    }
    assert.equal(children.length, 2);
    child.kill("SIGKILL");
    await ended;
    while (children.some(lives)) await pause(50);
  });
});
