import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { samples } from "../../tools/authoring/samples.js";
import type { Assessment } from "../../tools/cells/course/assessment.js";
import { ASSESSMENT } from "../../tools/cells/course/assessment.js";
import { runNotebook } from "../../tools/run/runNotebook.js";

const folder = fileURLToPath(new URL("../../../exercises", import.meta.url));

/** The verdicts that a sheet gets when its author runs it. */
async function verdicts(name: string): Promise<ReadonlyMap<string, Assessment>> {
  const { notebook } = (await samples("05-convolution")).find((sample) => sample.name === name)!;
  const { notebook: run, failure } = await runNotebook(notebook, { folder });
  assert.equal(failure, undefined, failure?.ending.message);
  const found = run.cells
    .flatMap(({ outputs = [] }) => outputs)
    .flatMap((output) => ("data" in output ? [output.data[ASSESSMENT] as Assessment] : []));
  return new Map(found.map((assessment) => [assessment.exercise, assessment]));
}

describe("a sheet that a student hands in", () => {
  it("has all points if it is solved", async () => {
    for (const { exercise, points, outOf } of (await verdicts("all solved")).values()) {
      assert.equal(points, outOf, exercise);
    }
  });

  it("is told if it calls the library's own answer", async () => {
    const borrowed = await verdicts("borrowed");
    for (const name of ["convolve", "convolveImage"]) {
      const { points, laws } = borrowed.get(name)!;
      assert.equal(points, 0);
      for (const { outcome, message } of laws) {
        assert.equal(outcome, "withheld");
        assert.match(message, /from the library: that is what you are building here/);
      }
    }
    assert.equal(borrowed.get("integralConvolution")!.points, 4);
  });

  it("is told which way it went wrong", async () => {
    const [law] = (await verdicts("one sign off")).get("convolve")!.laws;
    assert.match(law!.message, /It moved the other way: look at the index of g/);
  });
});
