import assert from "node:assert/strict";
import { parsePercent } from "../../../tools/notebook/percent.js";
import { usualManner } from "../../../tools/run/manner.js";

const notebook = (noether: string) =>
  parsePercent(`// ---\n// jupyter:\n//   noether: ${noether}\n// ---\n\n// %%\n1\n`);

describe("how a notebook is usually run", () => {
  it("is to continue in a sheet, with little time per cell", () => {
    assert.deepEqual(usualManner(notebook('{"sheet":"05-convolution"}')), {
      continueOnError: true,
      timeLimit: 20_000,
    });
  });

  it("is to stop at an error in a lesson and elsewhere, with more time", () => {
    const lesson = notebook(
      '{"chapter":{"exercises":[],"minutes":{"lesson":9,"sheet":0},"needs":[],"number":7,"optional":[],"title":"T"}}',
    );
    assert.deepEqual(usualManner(lesson), { continueOnError: false, timeLimit: 600_000 });
    assert.deepEqual(usualManner(parsePercent("1")), { continueOnError: false, timeLimit: 600_000 });
  });
});
