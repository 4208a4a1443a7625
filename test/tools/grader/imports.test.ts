import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { GradedSubmission } from "../../../tools/grader/record/record.js";
import { type Batch, hasSandbox, makeBatch, percent, pointsOf } from "./batch.js";

const right = "const scale = (x: number[]) => x.map((v) => 3 * v);";

/** Notebooks whose `scale` is right if what they use has the right value. */
const notebooks: Readonly<Record<string, string>> = {
  "uses noether/exact": percent(
    'import { exactMatrix, exactInverse, exactProduct, fraction } from "noether/exact";',
    "const third = exactMatrix([[fraction(1, 3), 0, 0], [0, fraction(1, 3), 0], [0, 0, fraction(1, 3)]]);",
    "const scale = (x: number[]) => exactProduct(exactInverse(third), exactMatrix(x.map((v) => [v]))).map(([v]) => Number(v));",
  ),
  "uses mathjs": percent(
    'import { multiply, norm } from "mathjs";',
    "const scale = (x: number[]) => multiply(norm([1, 2, 2]), x);",
  ),
  "uses ml-matrix": percent(
    'import { Matrix } from "ml-matrix";',
    "const scale = (x: number[]) => Matrix.mul(Matrix.rowVector(x), 3).to1DArray();",
  ),
  "uses a slider": percent(
    'import { slider, interact } from "noether/widgets";',
    'const factor = slider({ min: 0, max: 9, value: 3, label: "factor" }); interact({ factor }, ({ factor }) => factor); factor;',
    "const scale = (x: number[]) => x.map((v) => factor.value * v);",
  ),
  "uses a comm": percent(
    'import { comm, onComm } from "noether/comm";',
    'const line = comm("page"); line.send({ x: 1 }); onComm("other", () => undefined);',
    "const scale = (x: number[]) => (line.target === 'page' ? x.map((v) => 3 * v) : []);",
  ),
  "uses a display": percent(
    'import { display, html } from "noether/display";',
    'const bar = display("0 %"); bar.update("1 %"); display(html("<b>bold</b>"));',
    "const scale = (x: number[]) => (bar.id === 'display' ? x.map((v) => 3 * v) : []);",
  ),
  "uses tslab's display": percent(
    'import * as tslab from "tslab"; tslab.display.html("<b>bold</b>");',
    'import { newDisplay } from "noether/tslab"; newDisplay().text("x");',
    right,
  ),
  "uses the course": percent(
    'import { check, hint } from "noether/course";',
    `${right} const { assessment } = await check("scale", scale); assessment.points > 0;`,
  ),
  "uses data": percent(
    'import * as data from "noether/data";',
    "const scale = (x: number[]) => (Object.keys(data).length > 0 ? x.map((v) => 3 * v) : []);",
  ),
  "uses require": percent(
    'import path = require("node:path");',
    'const { cyclic } = require("noether"); const { multiply } = require("mathjs");',
    "const scale = (x: number[]) => (path.sep === '/' && cyclic(3).order === 3 ? multiply(3, x) : []);",
  ),
  "imports what is not there, beside": percent('import { x } from "no-such-package";', right),
  "imports a name that is not there, beside": percent(
    'import { noSuchExport, cyclic } from "noether"; const three = cyclic(3).order;',
    "noSuchExport(1);",
    "const scale = (x: number[]) => x.map((v) => three * v);",
  ),
  "uses a helper of the next cell": percent(
    "const scale = (x: number[]) => x.map((v) => triple(v));",
    "const triple = (v: number) => 3 * v;",
  ),
  "uses helpers of the next cell of every kind": percent(
    "const scale = (x: number[]) => new Scaler(x).by(Factor.three, { ...settings }, sum`1`).map((v) => typeof triple === 'function' ? v : 0);",
    "class Scaler { constructor(readonly x: number[]) {} by(f: number, s: { on: boolean }, _: number) { return this.x.map((v) => (s.on ? f * v : 0)); } }",
    "enum Factor { three = 3 } const [settings] = [{ on: true }]; function sum(t: TemplateStringsArray) { return t.length; } var triple = () => 3;",
  ),
  "sets up at the end": percent(
    "const table = powers(3); const scale = (x: number[]) => x.map((v) => table[1]! * v);",
    "const powers = (b: number) => [1, base * b, b * b];",
    "const base = one();",
    "function one() { return 1; }",
  ),
  "imports at the end": percent(
    "const group = cyclic(3); const scale = (x: number[]) => x.map((v) => group.order * v);",
    'import { cyclic } from "noether";',
  ),
  "names a later cell's name like a global": percent(
    "const scale = (x: number[]) => x.map((v) => (performance.now() > 0 ? 3 * v : 0));",
    "let n = 0; const early = Math.max(1, 2);",
    "{ const performance = 3; } const name = 'x'; const length = 3;",
  ),
  "declares a global's name below": percent(
    "const scale = (x: number[]) => structuredClone(x).map((v: number) => 3 * v);",
    "const structuredClone = 5;",
  ),
  "redefines below what it uses": percent(
    "let factor = 2; const scale = (x: number[]) => x.map((v) => factor * v);",
    "factor = 5;",
    "const unrelated = 1; let factor = 3;",
  ),
};

describe("a notebook that", () => {
  let batch: Batch;
  let graded: ReadonlyMap<string, GradedSubmission>;

  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    for (const [name, text] of Object.entries(notebooks)) await batch.add(`${name}.ts`, text);
    await batch.add(
      "calls what is no function.ts",
      percent("const three = 3; const scale = (x: number[]) => x.map((v) => (three as any)(v));"),
    );
    await batch.add(
      "never defines it.ts",
      percent(
        "const scale = (x: number[]) => later(x);",
        "const a = later(1);",
        "for (const k of [1]) { throw new Error('lost'); } const later = 1;",
      ),
    );
    graded = await batch.gradeScale();
  });
  after(() => batch?.remove());

  for (const name of Object.keys(notebooks)) {
    it(`${name} has its points, as in its author's session`, () => {
      const submission = graded.get(`${name}.ts`)!;
      assert.equal(pointsOf(submission, "scale"), 3, submission.feedback);
    });
  }

  it("lacks a module or an export is told so", () => {
    assert.match(graded.get("imports what is not there, beside.ts")!.feedback, /Cell 1: .*no-such-package/);
    assert.match(
      graded.get("imports a name that is not there, beside.ts")!.feedback,
      /Cell 2: SyntaxError: "noether" has no export named noSuchExport/,
    );
  });

  it("calls what is not a function is told so in its own words", () => {
    assert.match(
      graded.get("calls what is no function.ts")!.feedback,
      /threw TypeError: three is not a function/,
    );
  });

  it("uses what a later cell defines is told where, if that cell fails", () => {
    const { feedback } = graded.get("never defines it.ts")!;
    assert.match(feedback, /later is not defined: cell 3 defines it/);
  });
});
