import assert from "node:assert/strict";
import { batchGraphs, random, trace } from "noether";
import { polarisabilities, polarisabilityRivals } from "../../../../tools/bench/learn/polarisabilities.js";
import {
  inPose,
  polarisabilityError,
  polarisabilityGraph,
} from "../../../../tools/bench/learn/polarisabilityGraphs.js";
import { smallMolecules } from "../../../../tools/cells/data/molecules.js";

describe("the study of polarisabilities", () => {
  it("turns tensors with their molecules: a network of 0 + 2 is off by as much in any pose, a plain one is not", async () => {
    const set = await smallMolecules();
    const molecules = set.test.slice(0, 10).map((i) => set.molecule(i));
    const draw = random(1);
    const turned = molecules.map((molecule) => inPose(molecule, draw));
    for (const [k, { polarisability }] of turned.entries()) {
      assert.ok(Math.abs(trace(polarisability) - trace(molecules[k]!.polarisability)) < 1e-9);
      assert.ok(Math.abs(polarisability[0]![1]! - polarisability[1]![0]!) < 1e-4);
    }
    const squares = (all: typeof turned, name: keyof typeof polarisabilityRivals): number => {
      const { model } = polarisabilityRivals[name];
      const graph = batchGraphs(all.map(polarisabilityGraph));
      const found = model.apply(model.init(random(2)), graph.positions, graph);
      return found.sub(graph.alpha).square().sum().item();
    };
    const change = (name: keyof typeof polarisabilityRivals): number =>
      Math.abs(squares(turned, name) / squares(molecules, name) - 1);
    assert.ok(change("nequipPolarisability") < 1e-5);
    assert.ok(change("plain") > 1e-4);
  });

  it("has errors of the nine components, and baselines that are multiples of the unit matrix", async () => {
    const set = await smallMolecules();
    const one = polarisabilityGraph(set.molecule(set.find("C")));
    assert.ok(polarisabilityError(({ numbers }) => one.alpha.mul(numbers.size === 5 ? 1 : 0), [one]) === 0);
    assert.ok(Math.abs(polarisabilityError(() => one.alpha.add(0.5), [one]) - 0.5) < 1e-6);
    const none = { read: () => undefined, keep: () => {} };
    const baselines = (await polarisabilities.trials({ seeds: 0, python: undefined })).map((trial) =>
      trial.run(() => {}, none),
    );
    const [mean, elements] = (await Promise.all(baselines)).map(
      ([point]) => (point as { error: number }).error,
    );
    assert.ok(elements! < mean! && mean! < 1 && elements! > 0.7);
  });
});
