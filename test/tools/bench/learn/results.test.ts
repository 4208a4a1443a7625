import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resultsFile } from "../../../../tools/bench/learn/results.js";
import type { LearningPoint } from "../../../../tools/cells/data/learningCurve.js";

describe("the file of results of learning curves", () => {
  let folder = "";
  let path = "";
  let count = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "noether-results é-"));
  });
  beforeEach(() => {
    path = join(folder, `results ${count++}.jsonl`);
  });
  after(() => rm(folder, { recursive: true }));
  const maker = { commit: "abc1234567", processor: "a processor", node: "24.0.0" };
  const point = (seed: number): LearningPoint => ({
    model: "né",
    images: 100,
    seed,
    steps: 400,
    accuracy: 0.5,
    parameters: 10,
    seconds: 1.5,
  });

  it("has what was kept, when it is opened again", async () => {
    const first = resultsFile(path, maker);
    assert.equal(first.find("s", "a"), undefined);
    first.keep("s", "a", [point(1)]);
    first.keep("s", "b", [point(2), point(3)]);
    const again = resultsFile(path, maker);
    assert.deepEqual(again.find("s", "a"), [point(1)]);
    assert.deepEqual(again.find("s", "b"), [point(2), point(3)]);
    assert.equal(again.find("other", "a"), undefined);
    assert.equal((await readFile(path, "utf8")).split("\n").length, 4);
  });

  it("keeps how far a trial is, for that trial alone, until it is done", async () => {
    const first = resultsFile(path, maker);
    assert.equal(first.halfway("s", "a").read(), undefined);
    first.halfway("s", "a").keep(Uint8Array.of(1, 10, 0));
    first.halfway("s", "a").keep(Uint8Array.of(2, 10, 1));
    const again = resultsFile(path, maker);
    assert.deepEqual([...again.halfway("s", "a").read()!], [2, 10, 1]);
    assert.equal(again.halfway("s", "b").read(), undefined);
    again.keep("s", "a", [point(1)]);
    assert.equal(again.halfway("s", "a").read(), undefined);
  });

  it("keeps errors beside accuracies, and refuses those that are none", async () => {
    const off = {
      model: "né",
      examples: 25,
      seed: 1,
      steps: 0,
      error: 3,
      unit: "mD",
      parameters: 0,
      seconds: 0,
    };
    resultsFile(path, maker).keep("s", "a", [off]);
    assert.deepEqual(resultsFile(path, maker).find("s", "a"), [off]);
    await appendFile(
      path,
      `${JSON.stringify({ study: "s", trial: "b", points: [{ ...off, error: -1 }] })}\n`,
    );
    assert.throws(() => resultsFile(path, maker), /line 3, expected a number from 0 on for error, got -1/);
  });

  it("goes on after a line that was cut short while it was written", async () => {
    resultsFile(path, maker).keep("s", "a", [point(1)]);
    const whole = await readFile(path, "utf8");
    await appendFile(path, '{"study":"s","trial":"b","poi');
    const again = resultsFile(path, maker);
    assert.deepEqual(again.find("s", "a"), [point(1)]);
    assert.equal(again.find("s", "b"), undefined);
    assert.equal(await readFile(path, "utf8"), whole);
    again.keep("s", "b", [point(2)]);
    assert.deepEqual(resultsFile(path, maker).find("s", "b"), [point(2)]);
  });

  it("refuses a file that is none of results, or damaged, by line, and leaves it as it is", async () => {
    const head = JSON.stringify(maker);
    const bad = { study: "s", trial: "a", points: [{ ...point(1), accuracy: 1.5 }] };
    for (const [text, message] of [
      ["a shopping list\nbread\n", /line 1, it is no JSON; name another file by --results/],
      ["bread", /line 1, it is not one of noether bench learn/],
      ["{}\n", /line 1, it is not one of noether bench learn/],
      ["null\n", /line 1, it is not one of noether bench learn/],
      [`${head}\n{"study":"s"}\n`, /line 2, expected a study, a trial and its points/],
      [`${head}\nnull\n`, /line 2, expected a study, a trial and its points/],
      [`${head}\n\n`, /line 2, it is no JSON/],
      [`${head}\n${JSON.stringify(bad)}\n`, /line 2, expected a number from 0 to 1 for accuracy, got 1\.5/],
    ] as const) {
      await writeFile(path, text);
      assert.throws(() => resultsFile(path, maker), { name: "UserError", message });
      assert.equal(await readFile(path, "utf8"), text);
    }
  });

  it("refuses results of another commit, processor or Node, naming both", () => {
    resultsFile(path, maker);
    for (const [part, other] of Object.entries({ commit: "def", processor: "another", node: "20.0.0" }))
      assert.throws(() => resultsFile(path, { ...maker, [part]: other }), {
        name: "UserError",
        message: new RegExp(
          `has results of the ${part} ${maker[part as keyof typeof maker]}, this is ${other}: .*--results`,
        ),
      });
  });

  it("says in words where it cannot be written", () => {
    assert.throws(() => resultsFile(join(folder, "missing", "x.jsonl"), maker), {
      name: "UserError",
      message: /there is no folder .*missing/,
    });
    assert.throws(() => resultsFile(folder, maker), {
      name: "UserError",
      message: /it is a folder, name a file/,
    });
  });
});
