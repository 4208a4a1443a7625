import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { GradedSubmission, Grades } from "../../../tools/grader/record/record.js";
import { type Batch, hasSandbox, makeBatch, percent, pointsOf } from "./batch.js";

const solution = percent(
  `import { check } from "noether/course";
function scale(x: readonly number[]): number[] { return x.map((v) => 3 * v); }
await check("scale", scale);`,
  `interface Group { order: number; identity: number; multiply(a: number, b: number): number; inverse(a: number): number }
class Integers implements Group {
  identity = 0;
  constructor(readonly order: number) {}
  multiply(a: number, b: number): number { return (a + b) % this.order; }
  inverse(a: number): number { return (this.order - a) % this.order; }
}
const cyclic = (n: number): Group => new Integers(n);`,
  "const table = [[0, 1], [1, 0]];",
  `import { convolve as ours } from "noether";
const convolve = (f: number[], g: number[]) => f.map((_, t) => g.reduce((sum, v, s) => sum + v * f[(t - s + 9) % 3], 0));`,
);

describe("noether grade on a folder", () => {
  let batch: Batch;
  let graded: ReadonlyMap<string, GradedSubmission>;

  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    await batch.add("ada/tiny.ts", solution);
    await batch.add(
      "bob/tiny.ts",
      percent('function scale(x: number[]) { throw new Error("not written yet"); }'),
    );
    await batch.add(
      "carl/tiny.ts",
      percent("const scale = (x: number[]) => x.map((v) => 2 * v);", "const table = [[0, 1], [1, 1]];"),
    );
    await batch.add(
      "dora/tiny.ts",
      percent(
        "const broken = ;",
        "const scale = (x: number[]) => x.map((v) => 3 * v); undefinedName();",
        "const table = [[0, 1], [1, 0]];",
      ),
    );
    await batch.add(
      "eve/tiny.ts",
      percent("const scale: string = (x: number[]) => x.map((v) => 3 * v); await new Promise(() => {});"),
    );
    await batch.add(
      "fay/tiny.ts",
      percent("const cyclic = 3; const scale = async (x: number[]) => x;", "const table = () => 1"),
    );
    graded = await batch.grade();
  });
  after(() => batch?.remove());

  it("gives full points to a right solution, be it a function, a class with methods or a value", () => {
    assert.equal(graded.get("ada/tiny.ts")?.points, 8);
    assert.equal(graded.get("ada/tiny.ts")?.outOf, 8);
    assert.deepEqual(graded.get("ada/tiny.ts")?.notes, []);
  });

  it("says about a stub that it is not written yet", () => {
    const [scale] = graded.get("bob/tiny.ts")!.exercises;
    assert.equal(scale?.points, 0);
    assert.deepEqual(new Set(scale?.laws.map(({ outcome }) => outcome)), new Set(["unwritten"]));
  });

  it("gives each law its own points, and names an exercise that is missing", () => {
    const carl = graded.get("carl/tiny.ts");
    assert.equal(pointsOf(carl, "scale"), 2);
    assert.equal(pointsOf(carl, "table"), 0);
    assert.match(carl!.feedback, /cyclic is not defined in this notebook/);
    assert.match(carl!.feedback, /agreement does not hold/);
  });

  it("loses only a cell with a syntax error, keeps what a throwing cell defined, and reports both", () => {
    const dora = graded.get("dora/tiny.ts");
    assert.equal(pointsOf(dora, "scale"), 3);
    assert.equal(pointsOf(dora, "table"), 1);
    assert.match(dora!.feedback, /Cell 1 was not run: line 1/);
    assert.match(dora!.feedback, /Cell 2: ReferenceError: undefinedName/);
  });

  it("treats a type error and an await that never ends as remarks, not as faults", () => {
    const eve = graded.get("eve/tiny.ts");
    assert.equal(pointsOf(eve, "scale"), 3);
    assert.match(eve!.feedback, /Cell 1: Error: it waits for something that never comes/);
  });

  it("names a subject of the wrong kind: a value for a function, a function for a value, a promise for a value", () => {
    const fay = graded.get("fay/tiny.ts");
    assert.equal(fay?.points, 0);
    assert.match(fay!.feedback, /cyclic should be a function, but is a number/);
    assert.match(fay!.feedback, /table cannot be used|the result is a function/);
    assert.match(fay!.feedback, /scale returned a promise/);
  });

  it("writes a report that contains everything, with the seed that replays it", async () => {
    const grades = JSON.parse(await readFile(batch.report, "utf8")) as Grades;
    assert.equal(grades.submissions.length, 6);
    assert.equal(grades.sandboxed, true);
    const seeds = new Set(grades.submissions.flatMap(({ exercises }) => exercises.map(({ seed }) => seed)));
    assert.equal(seeds.size, 1);
  });

  it("draws the same instances for the same seed", async () => {
    const outcomes = async (report: string): Promise<unknown> => {
      const again = await batch.grade({ seed: 5, report: join(batch.place, report) });
      return [...again.values()].map(({ exercises }) => exercises.map(({ laws }) => laws));
    };
    assert.deepEqual(await outcomes("first.json"), await outcomes("second.json"));
  });
});

describe("noether grade without a sandbox", () => {
  it("grades when told to, and the report says so", async () => {
    const batch = await makeBatch();
    try {
      await batch.add("tiny.ts", solution);
      const graded = await batch.grade({ unsafe: true });
      assert.equal(graded.get("tiny.ts")?.points, 8);
      assert.equal((JSON.parse(await readFile(batch.report, "utf8")) as Grades).sandboxed, false);
    } finally {
      await batch.remove();
    }
  });

  it("even then keeps the answers' folder out of reach", async () => {
    const batch = await makeBatch();
    try {
      await batch.add(
        "tiny.ts",
        percent(`import { readdirSync } from "node:fs";
let seen = false;
try { readdirSync(${JSON.stringify(batch.place)}); seen = true; } catch {}
const scale = (x: number[]) => x.map((v) => (seen ? 3 : 0) * v);`),
      );
      assert.equal(pointsOf((await batch.grade({ unsafe: true })).get("tiny.ts"), "scale"), 0);
    } finally {
      await batch.remove();
    }
  });
});
