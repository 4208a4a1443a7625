import assert from "node:assert/strict";
import { random } from "noether";
import { countParameters } from "noether/engine";
import { digitSets, setRivals, setsOfDigits } from "../../../../tools/bench/learn/setsOfDigits.js";

describe("the studies of autoencoders", () => {
  it("compare networks of equal parameters, within 6 %", () => {
    for (const rivals of [setRivals]) {
      const counts = Object.values(rivals).map((model) => countParameters(model.init(random(1))));
      assert.ok(Math.max(...counts) / Math.min(...counts) < 1.06, counts.join(", "));
    }
  });

  it("have trials with names of their own, in steps that are counted", async () => {
    for (const study of [setsOfDigits]) {
      const trials = await study.trials({ seeds: 3, python: undefined });
      assert.equal(new Set(trials.map(({ name }) => name)).size, trials.length);
      assert.ok(trials.every(({ steps }) => steps > 0));
    }
  });

  it("draw sets whose labels are their elements, the same ones from the same seed", () => {
    const { x, labels } = digitSets(5, random(3));
    assert.deepEqual(x.shape, [5, 10, 10]);
    assert.deepEqual([...x.reshape([50, 10]).argMax(-1).values], labels);
    assert.deepEqual(digitSets(5, random(3)).labels, labels);
    assert.notDeepEqual(digitSets(5, random(4)).labels, labels);
  });

  it("go on from step to step, and say what is right of elements and of sets", async () => {
    const [first] = await setsOfDigits.trials({ seeds: 1, python: undefined });
    const told: number[] = [];
    await assert.rejects(
      first!.run(
        (steps) => {
          told.push(steps);
          throw new Error("enough");
        },
        { read: () => undefined, keep: () => {} },
      ),
      /enough/,
    );
    assert.deepEqual(told, [1]);
  });
});
