import assert from "node:assert/strict";
import { check } from "../../../../tools/cells/course/check.js";
import { hint } from "../../../../tools/cells/course/hint.js";
import { cellOf, solution } from "../../../../tools/cells/course/solution.js";

const zeroPadded = (f: number[], g: number[]): number[] =>
  f.map((_, t) => f.reduce((sum, value, tau) => sum + value * (g[t - tau] ?? 0), 0));

describe("the learner's help", () => {
  it("keeps the solution back until there was an attempt, and shows the cell after it", async () => {
    await assert.rejects(solution("convolve"), /after a first attempt/);
    await check("convolve", () => {
      throw new Error("not written yet");
    });
    await assert.rejects(solution("convolve"), /after a first attempt/);
    await check("convolve", zeroPadded);
    const shown = String(await solution("convolve"));
    assert.match(shown, /export function convolve/);
    assert.doesNotMatch(shown, /SOLUTION|%%|not written/);
  });

  it("gives hints one after the other and stays at the last", async () => {
    const hints: string[] = [];
    for (let k = 0; k < 4; k++) hints.push(String(await hint("convolve")));
    assert.match(hints[0]!, /^Hint 1 of 3/);
    assert.match(hints[2]!, /^Hint 3 of 3.*\n.*solution\("convolve"\)/);
    assert.equal(hints[3], hints[2]);
  });

  it("says which exercises there are if a name is not one of them", async () => {
    await assert.rejects(check("convolv", zeroPadded), /got "convolv": did you mean "convolve"\?/);
    await assert.rejects(hint("toString"), /got "toString": the exercises are .*convolve/);
  });

  it("answers in words and as escaped HTML", async () => {
    const answer = await check("convolve", zeroPadded);
    assert.match(String(answer), /convolve: not yet\. 2 of 6 points\.\nShifting f by one place/);
    const bundle = (answer as unknown as Record<symbol, () => Record<string, string>>)[
      Symbol.for("Jupyter.display")
    ]!();
    assert.equal(bundle["text/plain"], String(answer));
    assert.match(bundle["text/html"]!, /<td style="text-align:left">/);
    assert.doesNotMatch(bundle["text/html"]!, /<script|hint\("convolve"\)/);
  });

  it("finds no cell for an exercise without one", () => {
    assert.throws(() => cellOf("none", '// %% exercise="convolve"\n1'), /no cell/);
  });
});
