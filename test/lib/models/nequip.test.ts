import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { energyAndForces, random, type Tensor, tensor, valueAndGrad } from "noether";
import { leaves, mapTree } from "noether/engine";
import { fromNequip, type NequipOptions, nequip, nequipPolarisability } from "noether/models";
import { nequipName } from "../../../lib/models/stateDictNames.js";
import { gap, isometries, turned } from "../layers/motions.js";
import { double } from "./molecules.js";
import { filled, type Stored, shakenMolecules } from "./original.js";

interface Network extends Stored {
  readonly energy: number[];
  readonly forces: number[][];
  readonly loss: number;
  readonly gradients: readonly (readonly [norm: number, first: number])[];
}
const file = new URL("../../../../test/support/torch/fixtures/nequip.json", import.meta.url);
const stored = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Network>>;

const shared = {
  elements: [1, 6, 8],
  cutoff: 3,
  functions: 5,
  neighbours: 6,
  shifts: [-1, -2, -3],
  scales: [50, 70, 90],
};
const sizes: Readonly<Record<string, NequipOptions>> = {
  natural: { ...shared, features: "4x0e + 4x1o + 4x2e", hidden: [8] },
  parity: { ...shared, features: "3x0e + 2x1e + 2x2e + 3x0o + 2x1o + 2x2o", hidden: [7, 7], layers: 4 },
  cubic: { ...shared, features: "3x0e + 2x1o + 2x2e + 1x3o", hidden: [7, 7], layers: 2 },
};
const graph = shakenMolecules(3);

/** Weights as nequip_package.py fills them; the frequencies are left as they are. */
const stateOf = ({ state }: Stored): Map<string, Tensor> =>
  new Map(
    state.map(([name, shape], k) => [
      name,
      name.includes("bessel")
        ? tensor(
            Float64Array.from(shape.length === 1 ? Array(shape[0]!).keys() : [], (n) => (n + 1) * Math.PI),
          )
        : filled(101 + k, ...shape),
    ]),
  );

describe("NequIP as its authors' package computes it", () => {
  for (const [name, size] of Object.entries(sizes)) {
    const original = stored[name]!;
    const model = nequip(size);
    const like = model.init(random(1), double);
    const parameters = fromNequip(like, stateOf(original));
    const both = (at: typeof parameters): [Tensor, Tensor] =>
      energyAndForces((x) => model.apply(at, x, graph), graph.positions);

    it(`gives its energies and forces: ${size.features}`, () => {
      const [E, F] = both(parameters);
      assert.ok(gap(E, tensor(original.energy, double)) < 1e-12, `${E}`);
      assert.ok(gap(F, tensor(original.forces, double)) < 1e-12);
      assert.ok(gap(model.apply(like, graph.positions, graph), E) > 1e-3);
    });

    it(`gives its loss on energies and forces, and the gradients of that: ${size.features}`, () => {
      const [loss, gradient] = valueAndGrad((at: typeof parameters) => {
        const [E, F] = both(at);
        return E.sub(filled(12, 2))
          .square()
          .mean()
          .add(
            F.sub(filled(13, 12, 3))
              .square()
              .mean(),
          );
      })(parameters);
      assert.ok(Math.abs(loss.item() / original.loss - 1) < 1e-12);
      const names: string[] = [];
      mapTree(gradient, (x, path) => {
        names.push(`model.func.${nequipName(path)}`);
        return x;
      });
      assert.deepEqual([...names].sort(), original.state.map(([key]) => key).sort());
      const largest = Math.max(...original.gradients.map(([norm]) => norm));
      for (const [k, { values }] of leaves(gradient).entries()) {
        const [norm, first] = original.gradients[original.state.findIndex(([key]) => key === names[k])]!;
        assert.ok(Math.abs(Math.hypot(...values) - norm) < 1e-12 * largest, `${names[k]}`);
        assert.ok(Math.abs(values[0]! - first) < 1e-12 * largest, `${names[k]}`);
      }
    });
  }

  it("begins with Bessel functions, of frequencies pi, 2 pi, ...", () => {
    const first = new Map<string, number[]>();
    mapTree(nequip(sizes.natural!).init(random(1), double), (x, path) => {
      first.set(path, [...x.values]);
      return x;
    });
    assert.deepEqual(
      first.get("representation.radialBasis.w"),
      [1, 2, 3, 4, 5].map((k) => k * Math.PI),
    );
  });

  it("is not to be had from a checkpoint of other sizes, or of fewer tensors", () => {
    const like = nequip({ ...sizes.natural!, hidden: [9] }).init(random(1), double);
    assert.throws(() => fromNequip(like, stateOf(stored.natural!)), {
      name: "RangeError",
      message:
        "fromStateDict: expected layer0_convnet.conv.fc.layer0.weight of shape [5, 9] for representation.layers.0.radial.layers.0.W, got [5, 8]: the model has other sizes",
    });
    const less = new Map([...stateOf(stored.natural!)].filter(([key]) => !key.includes("sc.weight")));
    assert.throws(() => fromNequip(nequip(sizes.natural!).init(random(1), double), less), {
      message: /^fromStateDict: expected a tensor layer0_convnet\.conv\.sc\.weight for representation\./,
    });
  });

  it("gives polarisabilities that turn with the molecule, and do not see where it is", () => {
    const model = nequipPolarisability({
      elements: [1, 6, 8],
      cutoff: 3,
      features: "3x0e + 2x1o",
      hidden: [6],
      layers: 2,
    });
    const at = model.init(random(2), double);
    const alpha = model.apply(at, graph.positions, graph);
    assert.deepEqual(alpha.shape, [2, 3, 3]);
    assert.ok(gap(alpha, alpha.transpose()) < 1e-12 && alpha.abs().max().item() > 1e-3);
    for (const Q of isometries(3, random(3))) {
      const [R, x] = [tensor(Q, double), turned(Q, graph.positions).add(tensor([1, 2, 3], double))];
      const moved = model.apply(at, x, graph);
      assert.ok(gap(moved, R.matmul(alpha).matmul(R.transpose())) < 1e-10);
      assert.ok(gap(moved, alpha) > 1e-4);
    }
  });

  it("refuses options that make no network", () => {
    const wrong: readonly (readonly [Partial<NequipOptions>, RegExp])[] = [
      [{ features: "4x1o" }, /^nequip: expected features with scalars 0e, which atoms begin with, got 4x1o$/],
      [{ shifts: [1] }, /^nequip: expected shifts for each of 3 elements, got \[1\]$/],
      [{ scales: [1, Number.NaN, 1] }, /^nequip: expected scales for each of 3 elements, got \[1,null,1\]$/],
      [{ neighbours: 0 }, /^nequip: expected a mean number of neighbours above 0, got 0$/],
      [{ layers: 0 }, /^expected nequip of 1, 2, 3, \.\.\. layers, got 0$/],
      [{ functions: 0 }, /functions, got 0$/],
      [{ cutoff: -1 }, /^nequip: expected a distance above 0 to end at, got -1$/],
      [{ hidden: [0] }, /^expected fullyConnectedNet of 1, 2, 3, \.\.\. numbers, got 0$/],
      [{ features: "4x0e + 4x1q" }, /1q/],
    ];
    for (const [options, message] of wrong)
      assert.throws(() => nequip({ ...shared, ...options }), { name: "RangeError", message });
  });
});
