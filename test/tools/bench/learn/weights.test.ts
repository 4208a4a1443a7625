import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { dense, random } from "noether";
import { readCheckpoint } from "noether/engine";
import { benchWeights, type Shipped, shipped } from "../../../../tools/bench/learn/weights.js";
import { allTrainedWeights } from "../../../../tools/cells/data/trainedWeights.js";
import { inTemporaryFolder } from "../../notebook/temporaryFolder.js";

describe("noether bench weights", () => {
  const W = dense(2, 3).init(random(1)).W;
  const tiny: Shipped = {
    model: "a matrix, not trained at all",
    steps: 2,
    parameters: async (onStep) => {
      onStep(1);
      onStep(2);
      return { W };
    },
  };
  const told = (changes: object = {}) => ({
    all: { one: tiny, two: tiny },
    signal: new AbortController().signal,
    onStep: (_done: number, _total: number, _now: string) => {},
    ...changes,
  });

  it("trains what is named, or all, and writes files with their entries", () =>
    inTemporaryFolder(async (folder) => {
      const steps: string[] = [];
      const onStep = (done: number, total: number, now: string) => steps.push(`${done} of ${total}: ${now}`);
      await benchWeights([], told({ folder, onStep }));
      assert.deepEqual(steps, ["1 of 4: one", "2 of 4: one", "3 of 4: two", "4 of 4: two"]);
      const read = readCheckpoint(await readFile(join(folder, "two.safetensors")), { W });
      assert.deepEqual(read.W.toArray(), W.toArray());
      const index = JSON.parse(await readFile(join(folder, "index.json"), "utf8"));
      assert.deepEqual(
        index.map(({ name, command }: { name: string; command: string }) => [name, command]),
        [
          ["one", "noether bench weights one"],
          ["two", "noether bench weights two"],
        ],
      );
    }));

  it("stopped leaves what was there", () =>
    inTemporaryFolder(async (folder) => {
      const cut = new AbortController();
      const onStep = (done: number) => done === 3 && cut.abort();
      const text = await benchWeights([], told({ folder, signal: cut.signal, onStep }));
      assert.match(text, /^Written: .*one\.safetensors\nCut short: two is as it was\.\n$/);
      assert.deepEqual((await readdir(folder)).sort(), ["index.json", "one.safetensors"]);
    }));

  it("refuses weights that there are not", async () => {
    await assert.rejects(benchWeights(["one", "three"], told()), {
      name: "UserError",
      message: 'expected weights among one, two, got "three"',
    });
  });

  it("knows all weights that come with the package, and each says its model", async () => {
    for (const { name, model } of await allTrainedWeights()) assert.equal(model, shipped[name]!.model);
  });
});
