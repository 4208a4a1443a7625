import assert from "node:assert/strict";
import { fullOctahedral, random, tensor } from "noether";
import { countParameters } from "noether/engine";
import { canonicalDigits, imageRivals } from "../../../../tools/bench/learn/canonicalDigits.js";
import { neighbourAccuracy } from "../../../../tools/bench/learn/nearestNeighbours.js";
import { digitSets, rightOf, setRivals, setsOfDigits } from "../../../../tools/bench/learn/setsOfDigits.js";
import { cloudRivals, pieces, tetrisPieces } from "../../../../tools/bench/learn/tetrisPieces.js";
import { drawn, kinds, moved, voxelBodies, voxelRivals } from "../../../../tools/bench/learn/voxelBodies.js";

describe("the studies of autoencoders", () => {
  it("compare networks of equal parameters, within 6 %", () => {
    for (const rivals of [setRivals, cloudRivals, imageRivals, voxelRivals]) {
      const counts = Object.values(rivals).map((model) => countParameters(model.init(random(1))));
      assert.ok(Math.max(...counts) / Math.min(...counts) < 1.06, counts.join(", "));
    }
  });

  it("have trials with names of their own, in steps that are counted", async () => {
    for (const study of [setsOfDigits, tetrisPieces, canonicalDigits, voxelBodies]) {
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

  it("draw pieces whose cubes are a step apart, up to their noise, the same ones from the same seed", () => {
    const { x, labels } = pieces(20, random(3));
    assert.deepEqual([x.shape, labels.length], [[20, 4, 3], 20]);
    const r = x.reshape([20, 4, 1, 3]).sub(x.reshape([20, 1, 4, 3]));
    const d = r.square().sum(-1).sqrt().reshape([20, 16]).sort().slice(1, 4, 5);
    assert.ok(d.sub(1).abs().max().item() < 0.08);
    assert.deepEqual(pieces(20, random(3)).x.toArray(), x.toArray());
  });

  it("draw bodies of kinds that no symmetry of the cube takes to another, or fixes", () => {
    const { elements } = fullOctahedral();
    const orbit = (f: readonly number[]): Set<string> => new Set(elements.map((h) => String(moved(h, f))));
    const all = new Set(kinds.flatMap((f) => [...orbit(f)]));
    assert.equal(all.size, kinds.length * 48);
    const { bodies, labels } = drawn(10, random(2));
    for (const [k, f] of bodies.entries()) {
      const brightness = Math.max(...f);
      assert.ok(orbit(kinds[labels[k]!]!).has(String(f.map((x) => x / brightness))));
    }
  });

  it("name a code by most of its neighbours, and by the nearest where there is no most", () => {
    const known = { codes: tensor([[0], [1], [1.2], [5]]), labels: [7, 8, 8, 9] };
    const accuracy = (label: number, at: number, k: number): number =>
      neighbourAccuracy(known, { codes: tensor([[at]]), labels: [label] }, k);
    assert.deepEqual(
      [accuracy(7, 0.2, 1), accuracy(7, 0.2, 3), accuracy(8, 0.2, 3), accuracy(9, 4, 2)],
      [1, 0, 1, 1],
    );
  });

  it("say what is right of elements, and of whole sets", () => {
    const { x, labels } = digitSets(4, random(3));
    assert.deepEqual(rightOf(x, labels), { accuracy: 1, whole: 1 });
    const two = labels.map((label, k) => (k === 10 || k === 13 ? (label + 1) % 10 : label));
    assert.deepEqual(rightOf(x, two), { accuracy: 38 / 40, whole: 3 / 4 });
  });

  it("go on from step to step", async () => {
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
