import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import {
  atomicGraph,
  batchGraphs,
  gaussianBasis,
  harmonicIrreps,
  type IrrepsArray,
  irrepsArray,
  irrepsD,
  type Layer,
  type Matrix,
  type Neighbours,
  random,
  randomNormal,
  type Tensor,
  tensor,
  tetris,
  valueAndGrad,
} from "noether";
import { leaves, mapTree } from "noether/engine";
import { invariantPolynomial, tensorFieldNetwork } from "noether/models";
import { gap, isometries, permutation, reflections, rotations, turned } from "../layers/motions.js";
import { double, graphOf, randomMolecule } from "./molecules.js";
import { filled, shakenMolecules } from "./original.js";
import { afterSteps } from "./steps.js";

interface Network {
  readonly features: number[][];
  readonly slope: number[][];
  readonly gradients: readonly (readonly [shape: number[], norm: number])[];
}
interface Fixture {
  readonly tensorFieldNetwork: Network;
  readonly tensorFieldNetworkOfO3: Network;
  readonly polynomial: { readonly values: number[][]; readonly gradients: number[] };
}
const file = new URL("../../../../test/support/torch/fixtures/e3nn_models.json", import.meta.url);
const stored = JSON.parse(readFileSync(file, "utf8")) as Fixture;

const basis = gaussianBasis({ number: 5, end: 3 });
const models = {
  tensorFieldNetwork: tensorFieldNetwork({ layers: ["4x0e + 3x1e", "3x0e + 2x1e + 2x2e"], basis }),
  tensorFieldNetworkOfO3: tensorFieldNetwork({
    layers: ["4x0e + 3x1o", "3x0e + 2x1o + 2x2e"],
    basis,
    harmonics: harmonicIrreps(2),
  }),
};
type Model = Layer<[h: IrrepsArray, x: Tensor, graph: Neighbours], IrrepsArray>;

/** Features turned by a rotation or reflection. */
function turnedFeatures(Q: Matrix, h: IrrepsArray): Tensor {
  return turned(irrepsD(h.irreps, Q), h.toRows());
}

describe("a tensor field network", () => {
  const graph = shakenMolecules(3);
  const masses = irrepsArray("1x0e", filled(20, 12, 1));

  for (const [name, model] of Object.entries(models)) {
    const { features, slope, gradients } = stored[name as keyof typeof models];
    let seed = 100;
    const parameters = mapTree(model.init(random(1), double), ({ shape }, path) => {
      const isBias = path.endsWith(".b") || path.endsWith(".bias");
      const scale = isBias ? 0.1 : shape.length === 2 ? shape[0]! ** -0.5 : 1;
      return filled(seed++, ...shape).mul(scale);
    });

    it(`has the values that e3nn's products give it, and their slopes: ${name}`, () => {
      const both = valueAndGrad(({ x, theta }: { x: Tensor; theta: typeof parameters }) => {
        const y = model.apply(theta, masses, x, graph).toRows();
        return [y.mul(filled(21, ...y.shape)).sum(), y] as const;
      });
      const [, found, y] = both({ x: graph.positions, theta: parameters });
      assert.ok(gap(y, tensor(features, double)) < 1e-12);
      assert.ok(gap(found.x, tensor(slope, double)) < 1e-12);
      const own = leaves(found.theta);
      assert.equal(own.length, gradients.length);
      const largest = Math.max(...gradients.map(([, norm]) => norm));
      for (const [k, [, norm]] of gradients.entries())
        assert.ok(Math.abs(Math.hypot(...own[k]!.values) - norm) < 1e-12 * largest, `${k}`);
    });
  }

  const molecule = graphOf(randomMolecule(7, random(1)));
  const mass = irrepsArray("1x0e", randomNormal([7, 1], random(2), double));
  const trained = (model: Model): unknown =>
    afterSteps(
      (at) => model.apply(at, mass, molecule.positions, molecule).array.sub(1),
      model.init(random(3), double),
    );
  const off = (model: Model, at: unknown, motions: readonly Matrix[]): number => {
    const y = model.apply(at, mass, molecule.positions, molecule);
    return Math.max(
      ...motions.map((Q) => {
        const x = turned(Q, molecule.positions).add(tensor([1, -2, 0.5], double));
        return gap(model.apply(at, mass, x, molecule).toRows(), turnedFeatures(Q, y));
      }),
    );
  };

  it("commutes with rotations and translations, before and after training, and not with reflections", () => {
    const model = models.tensorFieldNetwork;
    const at = trained(model);
    const draw = random(4);
    assert.ok(off(model, model.init(random(3), double), rotations(3, draw)) < 1e-10);
    assert.ok(off(model, at, rotations(3, draw)) < 1e-10);
    assert.ok(off(model, at, reflections(3, draw)) > 1e-3);
  });

  it("commutes with reflections too where the harmonics are those of a vector", () => {
    const model = models.tensorFieldNetworkOfO3;
    assert.ok(off(model, trained(model), isometries(6, random(5))) < 1e-10);
  });

  it("does not depend on the order of the points", () => {
    const model = models.tensorFieldNetwork;
    const at = trained(model);
    const [order] = permutation(7, random(6));
    const moved = graphOf({
      numbers: Array.from(order.values, (i) => molecule.numbers.values[i]!),
      positions: molecule.positions.gather(order).toArray() as number[][],
    });
    const y = model.apply(at, mass, molecule.positions, molecule).gather(order).array;
    const z = (h: IrrepsArray<"1x0e">): Tensor => model.apply(at, h, moved.positions, moved).array;
    assert.ok(gap(z(mass.gather(order)), y) < 1e-12);
    assert.ok(gap(z(mass), y) > 1e-3);
  });

  it("has no jump where a neighbour leaves, if its filters end there, and one if they do not", () => {
    const jump = (cutoff?: number): number => {
      const model = tensorFieldNetwork({ layers: ["2x0e"], basis, ...(cutoff && { cutoff }) });
      const at = model.init(random(7), double);
      const [near, far] = [2.9999, 3.0001].map((d) => {
        const graph = graphOf({ numbers: [1, 1, 1], positions: [[0, 0, 0], [0, 1, 0], [d, 0, 0]] }); // biome-ignore format: positions
        const ones = irrepsArray("1x0e", tensor([[1], [1], [1]], double));
        return model.apply(at, ones, graph.positions, graph).array;
      });
      return gap(near!, far!);
    };
    assert.ok(jump(3) < 1e-7);
    assert.ok(jump() > 1e-3);
  });

  it("refuses layers that are none, or cannot be reached", () => {
    const message =
      /^tensorFieldNetwork: expected the irreps of a layer at least, such as \["4x0e"\], got none$/;
    assert.throws(() => tensorFieldNetwork({ layers: [], basis }), { name: "RangeError", message });
    assert.throws(() => tensorFieldNetwork({ layers: ["2x0e + 2x1o"], basis }), {
      name: "RangeError",
      message: /1o/,
    });
  });
});

describe("an invariant polynomial", () => {
  const model = invariantPolynomial();
  const pieces = (Q?: Matrix): ReturnType<typeof batchGraphs<ReturnType<typeof atomicGraph>>> =>
    batchGraphs(
      tetris.map(({ positions }) => {
        const x = tensor(positions.map((row) => [...row]), double); // biome-ignore format: one tensor
        const placed = (Q ? turned(Q, x) : x).toArray() as number[][];
        return atomicGraph({ numbers: [1, 1, 1, 1], positions: placed }, { cutoff: 1.1, ...double });
      }),
    );
  const still = pieces();
  const value = (at: ReturnType<typeof model.init>, graph = still): Tensor =>
    model.apply(at, graph.positions, graph).array;

  it("has the values of e3nn's example, and its gradients", () => {
    const first = model.init(random(1), double);
    const parameters = mapTree(first, ({ size }, path) => filled(path === "W" ? 100 : 101, size));
    const labels = tensor(
      tetris.map((_, k) =>
        Array.from({ length: 7 }, (_, c) => (k < 2 ? (c === 0 ? 1 - 2 * k : 0) : c === k - 1 ? 1 : 0)),
      ),
      double,
    );
    const [, gradient] = valueAndGrad((at: typeof parameters) => value(at).sub(labels).square().sum())(
      parameters,
    );
    assert.ok(gap(value(parameters), tensor(stored.polynomial.values, double)) < 1e-12);
    for (const [k, { values }] of leaves(gradient).entries())
      assert.ok(Math.abs(Math.hypot(...values) / stored.polynomial.gradients[k]! - 1) < 1e-12);
  });

  it("is the same for turned pieces, and its first number changes its sign with a reflection", () => {
    const at = model.init(random(2), double);
    const y = value(at);
    const flip = tensor([-1, 1, 1, 1, 1, 1, 1], double);
    for (const R of rotations(2, random(3))) assert.ok(gap(value(at, pieces(R)), y) < 1e-10);
    for (const Q of reflections(2, random(4))) {
      assert.ok(gap(value(at, pieces(Q)), y.mul(flip)) < 1e-10);
      assert.ok(gap(value(at, pieces(Q)), y) > 1e-3);
    }
    // The first two pieces are mirror images of each other, the others of themselves.
    const chirality = Array.from({ length: 8 }, (_, k) => y.values[7 * k]!);
    assert.ok(Math.abs(chirality[0]! + chirality[1]!) < 1e-12 && Math.abs(chirality[0]!) > 1e-3);
    assert.ok(chirality.slice(2).every((c) => Math.abs(c) < 1e-12));
  });

  it("refuses numbers of neighbours or points that are none", () => {
    for (const name of ["neighbours", "points"])
      for (const wrong of [0, -1, Number.NaN, Infinity])
        assert.throws(() => invariantPolynomial({ [name]: wrong }), {
          name: "RangeError",
          message: `invariantPolynomial: expected a mean number of ${name} above 0, got ${wrong}`,
        });
  });
});
