import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { Assessor } from "../../../tools/grader/assessor/assessor.js";
import { gradeExercise } from "../../../tools/grader/gradeExercise.js";
import type { Result } from "../../../tools/grader/record/record.js";
import { defaultLimits } from "../../../tools/grader/sandbox/limits.js";
import { openNotebook } from "../../../tools/grader/sandbox/openNotebook.js";
import { clockTime, processorTime } from "../../../tools/grader/sandbox/processorTime.js";
import { openSandbox, type Sandbox } from "../../../tools/grader/sandbox/sandbox.js";
import { type Batch, hasSandbox, makeBatch, percent } from "./batch.js";

describe("the clock of a busy machine", () => {
  let batch: Batch | undefined;
  beforeEach(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
  });
  afterEach(() => batch?.remove());

  const gradedScale = async (answer: string): Promise<Result & { readonly kept: boolean }> => {
    await batch!.add("ada.ts", percent(answer));
    const graded = await batch!.gradeScale({ limits: { seconds: 0.5 } });
    const journal = await readFile(join(batch!.place, "grades.journal.jsonl"), "utf8");
    const submission = graded.get("ada.ts")!;
    const kept = journal.includes('"key"');
    assert.equal(submission.status, kept ? "graded" : "incomplete");
    return { ...submission.exercises[0]!, kept };
  };

  it("is not a verdict: a process that a signal ends is reported as killed, and graded again another time", async () => {
    const { points, status, kept } = await gradedScale(
      "const scale = (x: number[]) => { process.kill(process.pid, 'SIGKILL'); return x; };",
    );
    assert.deepEqual({ points, status, kept }, { points: 0, status: "killed", kept: false });
    const { feedback } = (await batch!.gradeScale({ limits: { seconds: 0.5 } })).get("ada.ts")!;
    assert.match(feedback, /Not final \(killed\)/);
    const again = await gradedScale("const scale = (x: number[]) => x.map((v) => 3 * v);");
    assert.deepEqual([again.points, again.status, again.kept], [3, "judged", true]);
  });

  it("is not needed if an answer ends its process only when it is asked again: that is unsteady, for good", async () => {
    for (const ends of ["process.kill(process.pid, 'SIGKILL')", "process.exit(0)", "process.abort()"]) {
      // The first law asks for one input again and again; where its calls are made again, another follows soon.
      const { points, status, kept, laws } = await gradedScale(
        `const seen = []; const scale = (x: number[]) => { seen.push(String(x)); if (seen.length === 3 && seen[0] !== seen[2]) ${ends}; return x.map((v) => 3 * v); };`,
      );
      assert.deepEqual({ points, status, kept }, { points: 0, status: "unsteady", kept: true }, ends);
      assert.match(
        laws[0]!.message,
        /^scale ended its process when calls that it had answered before .* it depends on more than its input\.$/,
      );
    }
  });

  it("is not a verdict on a call that waits: it is reported as timed out, and graded again another time", async () => {
    const { points, status, kept } = await gradedScale(
      "const lock = new Int32Array(new SharedArrayBuffer(4)); const scale = () => Atomics.wait(lock, 0, 0);",
    );
    assert.deepEqual({ points, status, kept }, { points: 0, status: "timed out", kept: false });
  });

  it("is not needed if processor time decides: a call that computes for ever is judged, for good", async () => {
    const { points, status, kept } = await gradedScale("const scale = () => { for (;;); };");
    assert.deepEqual({ points, status, kept }, { points: 0, status: "over time", kept: true });
  });

  it("allows a slow answer more than one limit in all, as long as no call takes one", async () => {
    const { points, status } = await gradedScale(
      "const scale = (x: number[]) => { const end = performance.now() + 20; while (performance.now() < end); return x.map((v) => 3 * v); };",
    );
    assert.deepEqual({ points, status }, { points: 3, status: "judged" });
  });
});

describe("a process that is killed from outside before it has begun", () => {
  it("is started again", async function () {
    if (process.platform === "win32") this.skip();
    const folder = await mkdtemp(join(tmpdir(), "noether-killed-"));
    const limits = { ...defaultLimits, seconds: 5 };
    const open = openSandbox(limits);
    try {
      // mkdir succeeds for the first two only, and those kill themselves as something outside would.
      const script = 'for k in 1 2; do mkdir "$0.$k" 2>/dev/null && kill -9 $$; done; exec "$@"';
      const sandbox: Sandbox = {
        ...open,
        command: ["sh", "-c", script, join(folder, "start"), ...open.command],
      };
      const program = {
        cells: [{ number: 1, code: "(async ($) => { $.f = () => 7; })", imports: [] }],
        later: {},
      };
      const { child, answer } = await openNotebook(
        { sandbox, limits },
        { name: "f", withhold: [] },
        program,
        1,
      );
      child.end();
      assert.ok("ok" in answer && answer.ok, JSON.stringify(answer));
    } finally {
      open.guard?.close();
      await rm(folder, { recursive: true });
    }
  });
});

describe("processor time", () => {
  it("of a process is measured from outside as it measures itself", async () => {
    const own = (): number => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    };
    const before = own();
    const measured = await processorTime(process.pid);
    // The work of other threads is in neither; the system counts in hundredths.
    assert.ok(measured !== undefined && measured >= before - 0.05 && measured <= own() + 1, `${measured}`);
  });

  it("of a process that has ended is unknown", async () => {
    assert.equal(await processorTime(2 ** 22 + 1), undefined);
  });

  it("is read as ps writes it", () => {
    assert.equal(clockTime(" 0:01.25\n"), 1.25);
    assert.equal(clockTime("00:02:03"), 123);
    assert.equal(clockTime("1-00:00:01"), 86_401);
    assert.equal(clockTime("nonsense"), undefined);
  });
});

describe("a process that is killed from outside while the laws are tried", () => {
  it("is reported as killed, whatever a fresh process says after it", async () => {
    const limits = { ...defaultLimits, seconds: 5 };
    const sandbox = openSandbox(limits);
    // Stands in for laws that ask for a fresh process although the first one is in trouble.
    const laws: Assessor = {
      outline: () => Promise.resolve([]),
      async assess(_, learner) {
        await learner.ask(0, "[]");
        const again = await learner.renew();
        assert.ok("ok" in again && again.ok);
        return { points: 0, outOf: 1, laws: [] };
      },
      close: () => Promise.resolve(),
    };
    try {
      const code = "(async ($) => { $.f = () => process.kill(process.pid, 'SIGKILL'); })";
      const result = await gradeExercise(
        { sandbox, limits, assessor: laws },
        { sheet: "", outline: { name: "f", withhold: [], laws: [] }, seed: 1 },
        { program: { cells: [{ number: 1, code, imports: [] }], later: {} }, notes: [], doubtful: false },
      );
      assert.equal(result.status, process.platform === "win32" ? "ended early" : "killed");
    } finally {
      sandbox.guard?.close();
    }
  });
});
