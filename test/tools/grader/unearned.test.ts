import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { judge, random } from "../../../lib/index.js";
import { findExercise } from "../../../tools/cells/course/find.js";
import { guarded } from "../../../tools/cells/course/guarded.js";
import type { GradedSubmission } from "../../../tools/grader/record/record.js";
import { type Batch, hasSandbox, makeBatch, percent, pointsOf } from "./batch.js";

const SEED = 1;
const RUNS = 20;

/** For exercises of the course: in each law an answer without mathematics that obeys it, as code. */
const inLaws: Readonly<Record<string, readonly string[]>> = {
  antisymmetricPart: ["[0, 0, 0]", "[0, 0, 0]", "x[0]"],
  symmetricTracelessPart: ["[0, 0, 0, 0, 0]", "[0, 0, 0, 0, 0]", "[...x[0], ...x[1]].slice(0, 5)"],
  convolve: ["x.map(() => 0)", "x.map(() => 0)", "x.map(() => 0)", "y"],
};

/** How often the laws before each one call such an answer, counted in `check`, which is public. */
async function lastCalls(name: string, codes: readonly string[]): Promise<readonly number[]> {
  const { exercise } = await findExercise(name);
  let calls = 0;
  return codes.map((code, k) => {
    const answer = new Function("x", "y", `return ${code};`) as (x: unknown, y: unknown) => unknown;
    const counted = (x: unknown, y: unknown): unknown => {
      calls++;
      return answer(x, y);
    };
    const { law } = exercise.laws[k]!;
    const { holds } = judge(law, guarded<unknown>(name, counted), {
      random: random(SEED * 1009 + k),
      runs: RUNS,
    });
    assert.ok(holds, `${name}: "${law.name}" should hold for ${code}, or the attack is none`);
    return calls;
  });
}

describe("an answer that counts its calls, on the course's own exercises", () => {
  let batch: Batch;
  let graded: ReadonlyMap<string, GradedSubmission>;
  before(async function () {
    if (!(await hasSandbox())) this.skip();
    batch = await makeBatch();
    for (const [name, codes] of Object.entries(inLaws)) {
      const { sheet } = await findExercise(name);
      const last = await lastCalls(name, codes);
      const cases = codes.map((code, k) => `calls <= ${last[k]} ? ${code} : `).join("");
      await batch.add(
        `${sheet} ${name}.ts`,
        percent(
          `let calls = 0; const ${name} = (x: any, y: any) => { calls++; return ${cases}${codes.at(-1)}; };`,
        ),
      );
    }
    graded = await batch.grade({ sheet: undefined, seed: SEED, runs: RUNS });
  });
  after(() => batch?.remove());

  for (const name of Object.keys(inLaws)) {
    it(`earns nothing in ${name}, whose laws it obeys one by one`, () => {
      const [, submission] = [...graded].find(([file]) => file.includes(name))!;
      assert.equal(pointsOf(submission, name), 0, submission.feedback);
    });
  }

  it("is told why, if all laws held", () => {
    const [, submission] = [...graded].find(([file]) => file.includes("antisymmetricPart"))!;
    assert.match(submission.feedback, /Called again with the same input it gave another result/);
  });
});
