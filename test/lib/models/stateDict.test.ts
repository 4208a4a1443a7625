import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import {
  type AtomicGraph,
  besselBasis,
  energyAndForces,
  gaussianBasis,
  grad,
  type Layer,
  random,
  type Tensor,
  tensor,
} from "noether";
import { readSafetensors, writeSafetensors } from "noether/engine";
import {
  egnn,
  egnnName,
  eqgat,
  eqgatName,
  fromStateDict,
  painn,
  painnName,
  schNet,
  schNetName,
} from "noether/models";
import { gap } from "../layers/motions.js";
import { filled, type Stored, shakenMolecules } from "./original.js";

interface Energies extends Stored {
  readonly energy: number[];
  readonly forces: number[][];
}
interface Models extends Readonly<Record<"schNet" | "painn" | "eqgat" | "eqgatNoCross", Energies>> {
  readonly egnn: Stored & { readonly places: number[][]; readonly slope: number[][] };
}
const file = new URL("../../../../test/support/torch/fixtures/models.json", import.meta.url);
const models = JSON.parse(readFileSync(file, "utf8")) as Models;

const double = { dtype: "float64" } as const;

/** Weights as models.py fills them: of variance 1 / fan-in, biases a tenth. */
const stateOf = ({ state }: Stored): Map<string, Tensor> =>
  new Map(
    state.map(([name, shape], k) => {
      const scale = shape.length === 1 ? 0.1 : name.includes("embedding") ? 1 : 1 / Math.sqrt(shape[1]!);
      return [name, filled(100 + k, ...shape).mul(scale)] as const;
    }),
  );

/** It leaves out some pairs. */
const cutoff = 3;
const graph = shakenMolecules(cutoff);

const elements = [8, 1, 6];
const networks: readonly [
  string,
  Energies,
  Layer<[x: Tensor, graph: AtomicGraph], Tensor>,
  (path: string) => string,
][] = [
  [
    "SchNet",
    models.schNet,
    schNet({
      elements,
      cutoff,
      features: 8,
      interactions: 2,
      basis: gaussianBasis({ number: 7, end: cutoff }),
    }),
    schNetName,
  ],
  [
    "PaiNN",
    models.painn,
    painn({ elements, cutoff, features: 8, basis: besselBasis({ number: 5, end: cutoff }) }),
    painnName,
  ],
  ...([true, false] as const).map(
    (cross) =>
      [
        `EQGAT${cross ? "" : " without vector products"}`,
        cross ? models.eqgat : models.eqgatNoCross,
        eqgat({
          elements,
          cutoff,
          scalars: 8,
          vectors: 4,
          basis: besselBasis({ number: 5, end: cutoff }),
          cross,
        }),
        eqgatName,
      ] as [string, Energies, Layer<[x: Tensor, graph: AtomicGraph], Tensor>, (path: string) => string],
  ),
];

describe("parameters of an original in PyTorch", () => {
  for (const [title, stored, model, name] of networks) {
    const like = model.init(random(1), double);
    const parameters = fromStateDict(like, stateOf(stored), { name, rows: elements });

    it(`make ${title} the same network: energies and forces`, () => {
      const [E, F] = energyAndForces((x) => model.apply(parameters, x, graph), graph.positions);
      assert.ok(gap(E, tensor(stored.energy, double)) < 1e-12, `${E} ${stored.energy}`);
      assert.ok(gap(F, tensor(stored.forces, double)) < 1e-11);
      const other = model.apply(like, graph.positions, graph);
      assert.ok(gap(other, E) > 1e-3);
    });

    it(`of ${title} are all asked for, and no others`, () => {
      const asked: string[] = [];
      fromStateDict(like, stateOf(stored), {
        name: (path) => {
          asked.push(name(path));
          return name(path);
        },
        rows: elements,
      });
      const all = stored.state.map(([wanted]) => wanted);
      assert.deepEqual(asked.sort(), all.sort());
    });
  }

  it("make EGNN the same network: where bodies move to, and the slope of that", () => {
    const model = egnn({ inputs: 2, edgeInputs: 1, hidden: 8, layers: 3 });
    const parameters = fromStateDict(model.init(random(1), double), stateOf(models.egnn), {
      name: egnnName,
      rows: [],
    });
    const all = shakenMolecules(100);
    const bodies = {
      features: filled(13, 12, 2),
      velocities: filled(12, 12, 3),
      edgeFeatures: filled(14, all.source.size, 1),
    };
    const moved = (x: Tensor): Tensor => model.apply(parameters, x, bodies, all);
    assert.ok(gap(moved(all.positions), tensor(models.egnn.places, double)) < 1e-12);
    const slope = grad((x: Tensor) =>
      moved(x)
        .mul(filled(15, 12, 3))
        .sum(),
    )(all.positions);
    assert.ok(gap(slope, tensor(models.egnn.slope, double)) < 1e-11);
  });

  it("may come as safetensors, in float32", () => {
    const [, stored, model, name] = networks[1]!;
    const single = new Map([...stateOf(stored)].map(([key, x]) => [key, x.as("float32")] as const));
    const { tensors } = readSafetensors(writeSafetensors(single, {}));
    const parameters = fromStateDict(model.init(random(1)), tensors, { name, rows: elements });
    const float = { ...graph, positions: graph.positions.as("float32") };
    const E = model.apply(parameters, float.positions, float);
    assert.ok(gap(E, tensor(stored.energy)) < 1e-4);
  });

  it("are refused if a tensor is missing or has another size", () => {
    const [, stored, , name] = networks[1]!;
    const wide = painn({ elements, cutoff, features: 16, basis: besselBasis({ number: 5, end: cutoff }) });
    assert.throws(() => fromStateDict(wide.init(random(1)), stateOf(stored), { name, rows: elements }), {
      name: "RangeError",
      message:
        "fromStateDict: expected representation.embedding.weight of shape [3, 16] for representation.embedding.E, got [3, 8]: the model has other sizes",
    });
    const less = new Map([...stateOf(stored)].filter(([key]) => !key.includes("filter_net.bias")));
    const model = networks[1]![2];
    assert.throws(() => fromStateDict(model.init(random(1)), less, { name, rows: elements }), {
      message:
        /^fromStateDict: expected a tensor representation\.filter_net\.bias for representation\.filterNet\.b, got none among representation\.embedding\.weight, .*\.\.\.$/,
    });
  });
});
