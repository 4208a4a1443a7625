import assert from "node:assert/strict";
import { slopes, slopesInWords } from "../../../../tools/bench/learn/slopes.js";
import type { ErrorPoint } from "../../../../tools/cells/data/errorCurve.js";

describe("slopes of errors", () => {
  const point = (model: string, examples: number, error: number, steps = 100): ErrorPoint => ({
    ...{ model, examples, error, steps, seed: 1, unit: "meV/A", parameters: 10, seconds: 1 },
  });

  it("are the powers of N that errors follow; of several trainings the longest counts, of seeds the mean", () => {
    const points = [
      ...[25, 100, 400].map((N) => point("root", N, 60 * N ** -0.5)),
      point("root", 100, 50, 10),
      ...[25, 400].flatMap((N) => [point("seeds", N, 2 / N), point("seeds", N, 4 / N)]),
      point("one size", 25, 3),
      point("exact", 25, 1),
      point("exact", 100, 0),
    ];
    const [root, seeds, ...more] = slopes(points);
    assert.deepEqual([root!.model, seeds!.model, more.length], ["root", "seeds", 0]);
    for (const slope of [root!.whole, ...root!.between]) assert.ok(Math.abs(slope + 0.5) < 1e-12);
    assert.ok(Math.abs(seeds!.whole + 1) < 1e-12);
    assert.equal(
      slopesInWords(points),
      "\nroot: error ~ N^-0.50 (-0.50 from 25 to 100, -0.50 from 100 to 400)\nseeds: error ~ N^-1.00\n",
    );
  });

  it("are none of accuracies", () => {
    const accuracy = { model: "a", images: 100, seed: 1, steps: 1, accuracy: 1, parameters: 1, seconds: 1 };
    assert.equal(slopesInWords([accuracy, { ...accuracy, images: 200 }]), "");
  });
});
