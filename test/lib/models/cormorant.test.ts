import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { energyAndForces, irrepsD, random, type Tensor, tensor, valueAndGrad } from "noether";
import { leaves, mapTree } from "noether/engine";
import { type CormorantOptions, cormorant, cormorantFeatures } from "noether/models";
import { gap, reflections, rotations, turned } from "../layers/motions.js";
import { double, graphOf, randomMolecule } from "./molecules.js";
import { filled, shakenMolecules } from "./original.js";

interface Network {
  readonly energy: number[];
  readonly forces: number[][];
  readonly gradients: readonly (readonly [shape: number[], norm: number])[];
}
const file = new URL("../../../../test/support/torch/fixtures/e3nn_models.json", import.meta.url);
const stored = (JSON.parse(readFileSync(file, "utf8")) as { readonly cormorant: Network }).cormorant;

describe("Cormorant", () => {
  const sizes: CormorantOptions = {
    elements: [1, 6, 8],
    cutoff: 3,
    channels: 3,
    trigonometric: 1,
    powers: 2,
    neighbours: 5,
    fading: { radius: 1.73, width: 0.5 },
  };

  it("has the energies and forces that e3nn's products give it, and their slopes by all parameters", () => {
    const graph = shakenMolecules(3);
    const model = cormorant(sizes);
    let seed = 100;
    const parameters = mapTree(model.init(random(1), double), (first, path) => {
      const fill = filled(seed++, ...first.shape);
      const last = path.split(".").at(-1)!;
      if (last === "width") return fill.mul(0.05).add(first);
      if (["a", "b", "radius"].includes(last)) return fill.mul(0.1).add(first);
      return last === "M" || last === "out" ? fill.mul(first.shape[0]! ** -0.5) : fill;
    });
    const [E, F] = energyAndForces((x) => model.apply(parameters, x, graph), graph.positions);
    assert.ok(gap(E, tensor(stored.energy, double)) < 1e-12);
    assert.ok(gap(F, tensor(stored.forces, double)) < 1e-12);
    assert.ok(F.abs().max().item() > 1);
    const [, slopes] = valueAndGrad((at: typeof parameters) => model.apply(at, graph.positions, graph).sum())(
      parameters,
    );
    const own = leaves(slopes);
    assert.equal(own.length, stored.gradients.length);
    const largest = Math.max(...stored.gradients.map(([, norm]) => norm));
    for (const [k, [, norm]] of stored.gradients.entries())
      assert.ok(Math.abs(Math.hypot(...own[k]!.values) - norm) < 1e-12 * largest, `${k}`);
  });

  it("has features of SO(3) behind each level", () => {
    const molecule = graphOf(randomMolecule(6, random(2)));
    const model = cormorantFeatures(sizes);
    const at = model.init(random(3), double);
    const of = (x: Tensor) => model.apply(at, x, molecule);
    const off = (Q: ReturnType<typeof rotations>[number]): number =>
      Math.max(
        ...of(turned(Q, molecule.positions)).map((F, k) =>
          gap(F.toRows(), turned(irrepsD(F.irreps, Q), of(molecule.positions)[k]!.toRows())),
        ),
      );
    assert.deepEqual(
      of(molecule.positions).map((F) => F.irreps.toString()),
      ["3x0e+3x1e+3x2e", "3x0e+3x1e+3x2e", "3x0e+3x1e+3x2e"],
    );
    for (const R of rotations(3, random(4))) assert.ok(off(R) < 1e-10);
    for (const Q of reflections(3, random(5))) assert.ok(off(Q) > 1e-3);
  });

  it("refuses options that make no network", () => {
    const wrong: readonly (readonly [Partial<CormorantOptions>, RegExp])[] = [
      [{ levels: 0 }, /^expected cormorant of 1, 2, 3, \.\.\. levels, got 0$/],
      [{ channels: 1.5 }, /channels, got 1\.5$/],
      [{ trigonometric: -1 }, /frequencies, got -1$/],
      [{ powers: 0.5 }, /powers of 1 \/ d, got 0\.5$/],
      [{ neighbours: -1 }, /^cormorant: expected a mean number of neighbours above 0, got -1$/],
      [
        { fading: { radius: 1, width: 0 } },
        /^cormorant: expected fading with a radius and a width above 0, got 1 and 0$/,
      ],
      [{ cutoff: 0 }, /above 0/],
      [{ elements: [] }, /^cormorant: expected elements by their atomic numbers/],
    ];
    for (const [options, message] of wrong)
      assert.throws(() => cormorant({ ...sizes, ...options }), { name: "RangeError", message });
  });
});
