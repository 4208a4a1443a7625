import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { openJournal } from "../../../../tools/grader/record/journal.js";
import type { Result } from "../../../../tools/grader/record/record.js";
import { gradersSeal } from "../../../../tools/grader/record/seal.js";

const result = (exercise: string): Result => ({
  exercise,
  points: 1,
  outOf: 2,
  laws: [],
  status: "judged",
  seed: 7,
  milliseconds: 3,
  notes: ["\u2713"],
});

describe("the journal", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether-journal-"));
    path = join(folder, "grades.journal.jsonl");
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (...exercises: readonly string[]): Promise<void> => {
    const journal = await openJournal(path);
    await Promise.all(exercises.map((exercise) => journal.record(`key of ${exercise}`, result(exercise))));
    await journal.close();
  };
  const found = async (...exercises: readonly string[]): Promise<readonly (string | undefined)[]> => {
    const journal = await openJournal(path);
    const all = exercises.map((exercise) => journal.find(`key of ${exercise}`)?.exercise);
    await journal.close();
    return all;
  };

  it("finds what was recorded before, and nothing else", async () => {
    await write("a", "b");
    await write("c");
    assert.deepEqual(await found("a", "b", "c", "d"), ["a", "b", "c", undefined]);
  });

  it("loses one result at most, wherever the last line was cut off, and continues after it", async () => {
    await write("a", "b");
    const whole = await readFile(path);
    // The first line contains the seed, the second the first result.
    const firstEnd = whole.indexOf(10, whole.indexOf(10) + 1) + 1;
    for (let length = firstEnd; length < whole.length; length += 7) {
      await writeFile(path, whole);
      await truncate(path, length);
      await write("c");
      assert.deepEqual(await found("a", "b", "c"), ["a", undefined, "c"]);
    }
  });

  it("skips a line that says nothing usable", async () => {
    await write("a");
    await appendFile(path, 'nonsense\n{"key": 3}\n{"key": "key of b", "result": {}}\nnull\n');
    await write("c");
    assert.deepEqual(await found("a", "b", "c"), ["a", undefined, "c"]);
  });

  it("keeps one seed for all that is recorded in it, drawn when it is made", async () => {
    const seedOf = async (at: string): Promise<number> => {
      const journal = await openJournal(at);
      await journal.close();
      return journal.seed;
    };
    const seed = await seedOf(path);
    await write("a");
    assert.equal(await seedOf(path), seed);
    const others = await Promise.all([1, 2, 3].map((k) => seedOf(`${path}.${k}`)));
    assert.ok(new Set([seed, ...others]).size > 1);
  });

  it("does not believe what this person's grader did not write", async () => {
    await write("a");
    const [seed, line] = (await readFile(path, "utf8")).split("\n") as [string, string];
    const forged = JSON.stringify({ key: "key of b", result: { ...result("b"), points: 2 } });
    const raised = line.replace('"points":1', '"points":2');
    assert.notEqual(raised, line);
    const elsewhere = await gradersSeal(join(folder, "another person's.key"));
    const content = { key: "key of c", result: result("c") };
    const theirs = JSON.stringify({ ...content, seal: elsewhere.of(JSON.stringify(content)) });
    await writeFile(path, `${[seed, raised, forged, theirs].join("\n")}\n`);
    assert.deepEqual(await found("a", "b", "c"), [undefined, undefined, undefined]);
    await writeFile(path, `${[seed, line].join("\n")}\n`);
    assert.deepEqual(await found("a"), ["a"]);
  });

  it("draws another seed if the one that it finds is not its own", async () => {
    await writeFile(path, '{"seed":7}\n');
    const journal = await openJournal(path);
    await journal.close();
    assert.notEqual(journal.seed, 7);
  });

  it("keeps the secret of its seal, readable by nobody else", async () => {
    const key = join(folder, "new", "grader.key");
    const first = await gradersSeal(key);
    assert.ok((await gradersSeal(key)).fits("text", first.of("text")));
    assert.ok(!first.fits("texts", first.of("text")) && !first.fits("text", 3));
    if (process.platform !== "win32") assert.equal((await stat(key)).mode & 0o777, 0o600);
  });

  it("is open to one grader at a time, and says to which; a grader that has ended holds nothing", async () => {
    const journal = await openJournal(path);
    await assert.rejects(openJournal(path), {
      name: "UserError",
      message: new RegExp(`another noether grade \\(process ${process.pid}\\) is writing this report`),
    });
    await journal.close();
    const gone = spawnSync(process.execPath, ["-e", "0"]).pid;
    await writeFile(`${path}.lock`, `${gone} ${hostname()}\n`);
    await write("a");
    assert.deepEqual(await found("a"), ["a"]);
  });

  it("says what to do if it cannot be written", async () => {
    await assert.rejects(openJournal(join(folder, "missing", "journal")), {
      name: "UserError",
      message: /--report/,
    });
  });
});
