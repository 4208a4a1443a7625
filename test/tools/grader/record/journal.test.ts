import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { openJournal } from "../../../../tools/grader/record/journal.js";
import type { Result } from "../../../../tools/grader/record/record.js";

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

  it("loses one result at most, wherever the last line was cut off, and goes on after it", async () => {
    await write("a", "b");
    const whole = await readFile(path);
    // The first line holds the seed, the second the first result.
    const firstEnd = whole.indexOf(10, whole.indexOf(10) + 1) + 1;
    for (let length = firstEnd; length < whole.length; length += 7) {
      await writeFile(path, whole);
      await truncate(path, length);
      await write("c");
      assert.deepEqual(await found("a", "b", "c"), ["a", undefined, "c"]);
    }
  });

  it("passes over a line that says nothing usable", async () => {
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

  it("says what to do where it cannot be written", async () => {
    await assert.rejects(openJournal(join(folder, "missing", "journal")), {
      name: "UserError",
      message: /--report/,
    });
  });
});
