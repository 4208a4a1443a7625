import assert from "node:assert/strict";
import { display } from "../../../../lib/display/displayable.js";
import { lossRecord } from "../../../../lib/engine/training/lossRecord.js";
import { progress } from "../../../../lib/engine/training/progress.js";
import { sparkline } from "../../../../lib/engine/training/sparkline.js";
import { parseXml } from "../../../support/xml.js";

describe("the losses of a training", () => {
  it("are those of all steps while they are few", () => {
    const record = lossRecord(8);
    for (let step = 1; step <= 7; step++) record.add(step, 10 * step);
    assert.deepEqual(record.losses(), { steps: [1, 2, 3, 4, 5, 6, 7], values: [10, 20, 30, 40, 50, 60, 70] });
  });

  it("are means of as many steps each when they are many, never more than asked for", () => {
    for (const count of [8, 9, 20, 1000, 4096]) {
      const record = lossRecord(8);
      for (let step = 1; step <= count; step++) record.add(step, step);
      const { steps, values } = record.losses();
      assert.ok(steps.length < 8 && steps.length >= 4);
      const width = steps[0]!;
      for (const [k, step] of steps.entries()) {
        assert.equal(step, (k + 1) * width);
        assert.equal(values[k], step - (width - 1) / 2); // the mean of step - width + 1, ..., step
      }
    }
  });
});

describe("the place of a training", () => {
  const at = (parts: object, steps?: number) =>
    progress(
      {
        step: 120,
        loss: 0.0123456,
        losses: { steps: [1, 2, 3], values: [1, 0.1, 0.01] },
        parameters: {},
        average: {},
        state: {},
        random: [1, 2, 3, 4],
        seconds: 2,
        secondsLeft: undefined,
        ...parts,
      },
      steps,
    );

  it("says itself in words", () => {
    assert.equal(String(at({})), "step 120, loss 0.01235");
    assert.equal(String(at({ secondsLeft: 7.2 }, 2000)), "step 120 of 2000, loss 0.01235, 8 s left");
    assert.equal(String(at({ secondsLeft: 200 }, 2000)), "step 120 of 2000, loss 0.01235, 3 min 20 s left");
    assert.equal(String(at({ secondsLeft: 7500 }, 2000)), "step 120 of 2000, loss 0.01235, 2 h 5 min left");
  });

  it("says before the first loss that there is none yet", () => {
    const losses = { steps: [], values: [] };
    assert.equal(String(at({ step: 0, loss: Number.NaN, losses }, 2000)), "step 0 of 2000, no loss yet");
    assert.equal(
      at({ step: 500, loss: Number.NaN, losses })[display]()["text/html"],
      "<div>step 500, no loss yet</div>",
    );
  });

  it("shows itself in a notebook as words and a curve", () => {
    const bundle = at({})[display]();
    assert.equal(bundle["text/plain"], "step 120, loss 0.01235");
    assert.match(
      String(bundle["text/html"]),
      /^<div>step 120, loss 0\.01235<\/div><svg .*<polyline points="0\.0,0\.0 180\.0,45\.0 360\.0,90\.0"/,
    );
  });

  it("has a curve that is well-formed, in words too, and none where there is nothing to draw", () => {
    const svg = sparkline({ steps: [5, 6, 7], values: [2, -1, 0.5] });
    assert.doesNotThrow(() => parseXml(svg));
    assert.match(svg, /aria-label="loss from step 5 to 7: at first 2, now 0\.5, between -1 and 2"/);
    assert.equal(sparkline({ steps: [1], values: [1] }), "");
    assert.equal(sparkline({ steps: [1, 2], values: [1, Number.NaN] }), "");
    assert.doesNotMatch(sparkline({ steps: [1, 2], values: [3, 3] }), /NaN/);
  });
});
