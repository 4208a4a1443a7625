import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import {
  edgeVectors,
  fromRows,
  gaussianBasis,
  type IrrepsArray,
  irrepsArray,
  irrepsAttention,
  irrepsBatchNorm,
  irrepsD,
  irrepsDropout,
  irrepsLayerNorm,
  type Matrix,
  random,
  randomNormal,
  s2Activation,
  symmetricMatrices,
  type Tensor,
  tensor,
} from "noether";
import { calibrate } from "noether/engine";
import { double, graphOf, randomMolecule } from "../models/molecules.js";
import { filled } from "../models/original.js";
import { afterSteps } from "../models/steps.js";
import { gap, isometries, reflections, rotations, turned } from "./motions.js";

interface Layers {
  readonly batchNorm: { readonly y: number[][]; readonly slope: number[][] };
  readonly s2Activation: { readonly even: number[][]; readonly vector: number[][] };
}
const file = new URL("../../../../test/support/torch/fixtures/e3nn_models.json", import.meta.url);
const stored = JSON.parse(readFileSync(file, "utf8")) as Layers;

const irreps = "3x0e + 2x0o + 2x1o + 1x2e";
const dim = 3 + 2 + 6 + 5;
const rows = fromRows(irreps, filled(30, 7, dim));

/** Features turned by a rotation or reflection. */
const moved = <S extends string>(Q: Matrix, x: IrrepsArray<S>): IrrepsArray<S> =>
  fromRows<typeof x.irreps>(x.irreps, turned(irrepsD(x.irreps, Q), x.toRows())) as IrrepsArray<S>;
/** How far a function of features is from commuting with motions. */
const off = <S extends string>(
  f: (x: IrrepsArray<S>) => IrrepsArray,
  x: IrrepsArray<S>,
  motions: readonly Matrix[],
): number => Math.max(...motions.map((Q) => gap(f(moved(Q, x)).toRows(), moved(Q, f(x)).toRows())));

const draw = random(1);
const motions = isometries(6, draw);

describe("batch normalisation of irreps", () => {
  const norm = irrepsBatchNorm(irreps);
  const first = norm.init(random(2), double);
  const parameters = { ...first, scale: filled(31, 8), shift: filled(32, 3) };

  it("has the values of e3nn's", () => {
    const y = norm.apply(parameters, rows);
    assert.ok(gap(y.toRows(), tensor(stored.batchNorm.y, double)) < 1e-12);
  });

  it("commutes with rotations and reflections before and after training, also with the population's statistics", () => {
    const trained = afterSteps((at: typeof first) => norm.apply(at, rows).array.sub(1), first);
    const known = calibrate(norm, trained, [[rows], [fromRows(irreps, filled(33, 5, dim))]]);
    for (const at of [first, trained, known])
      assert.ok(off((x: typeof rows) => norm.apply(at, x), rows, motions) < 1e-12);
    // One variance for each component is one that the frame chooses.
    const wrong = (x: typeof rows): IrrepsArray =>
      irrepsArray(irreps, x.array.div(x.array.square().mean(0, { keep: true }).sqrt()));
    assert.ok(off(wrong, rows, motions) > 1e-2);
  });

  it("gives scalars the mean 0 and all copies the variance 1, and then what was known of others", () => {
    const y = norm.apply(first, rows);
    assert.ok(y.part(0).mean(0).abs().max().item() < 1e-12);
    assert.ok(gap(y.part(2).square().mean([0, 1]), tensor([1, 1], double)) < 1e-4);
    const known = calibrate(norm, first, [[rows]]);
    assert.ok(gap(norm.apply(known, rows).array, y.array) < 1e-12);
    const one = fromRows(irreps, filled(30, 1, dim));
    assert.ok(gap(norm.apply(known, one).array, y.array.slice(0, 0, 1)) < 1e-12);
  });
});

describe("layer normalisation of irreps", () => {
  const norm = irrepsLayerNorm(irreps);
  const first = norm.init(random(3), double);

  it("commutes with rotations and reflections, before and after training", () => {
    const trained = afterSteps((at: typeof first) => norm.apply(at, rows).array.sub(1), first);
    for (const at of [first, trained])
      assert.ok(off((x: typeof rows) => norm.apply(at, x), rows, motions) < 1e-12);
    const plain = (x: typeof rows): IrrepsArray =>
      irrepsArray(irreps, x.array.sub(x.array.mean(1, { keep: true })));
    assert.ok(off(plain, rows, motions) > 1e-2);
  });

  it("makes each row of one size, whatever the others are, and leaves 0 where it is", () => {
    const y = norm.apply(first, rows);
    assert.ok(gap(y.part(0).mean(2).abs().max(), tensor(0, double)) < 1e-12);
    assert.ok(gap(y.part(2).square().mean([1, 2]), tensor(Array(7).fill(1), double)) < 1e-4);
    const large = norm.apply(first, rows.scaled(1000));
    assert.ok(gap(large.array, y.array) < 1e-3);
    const zero = norm.apply(first, rows.scaled(0));
    assert.ok(zero.array.values.every((value) => value === 0));
  });
});

describe("dropout of irreps", () => {
  it("drops whole copies, so that what is left turns, and is the same in the mean", () => {
    const kept = (x: typeof rows): IrrepsArray => irrepsDropout(x, 0.4, random(4));
    assert.ok(off(kept, rows, motions) < 1e-12);
    const ones = fromRows(irreps, tensor(Array.from({ length: 400 }, () => Array(dim).fill(1)), double)); // biome-ignore format: one tensor
    const y = irrepsDropout(ones, 0.4, random(5));
    for (const k of [0, 1, 2, 3]) {
      const { values, shape } = y.part(k);
      const [, components, copies] = shape as [number, number, number];
      for (let row = 0; row < 400; row++)
        for (let copy = 0; copy < copies; copy++) {
          const at = (m: number): number => values[(row * components + m) * copies + copy]!;
          assert.ok(at(0) === 0 || Math.abs(at(0) - 1 / 0.6) < 1e-12);
          for (let m = 1; m < components; m++) assert.equal(at(m), at(0));
        }
    }
    // 400 x 8 copies, each 0 with a chance of 0.4: within four deviations.
    const copies = y.part(0).mean().item() * 3 + y.part(1).mean().item() * 2 + y.part(2).mean().item() * 2;
    assert.ok(Math.abs(copies / 7 - 1) < 4 * Math.sqrt(0.4 / 0.6 / 2800), `${copies / 7}`);
  });

  it("does nothing where nothing is drawn, and refuses what is no probability", () => {
    assert.equal(irrepsDropout(rows, 0.4), rows);
    for (const rate of [1, -0.1, Number.NaN])
      assert.throws(() => irrepsDropout(rows, rate, random(1)), {
        name: "RangeError",
        message: `irrepsDropout: expected a probability 0 <= rate < 1, got ${rate}`,
      });
  });
});

describe("the activation on the sphere", () => {
  const tanh = 1.5937334472592695;
  const act = (f: Tensor): Tensor => f.tanh().mul(tanh);

  it("has the values of e3nn's", () => {
    for (const [given, expected] of [
      ["1x0e + 1x1e + 1x2e + 1x3e", stored.s2Activation.even],
      ["1x0e + 1x1o + 1x2e + 1x3o", stored.s2Activation.vector],
    ] as const) {
      const y = s2Activation<string>(given, act, 20)(fromRows<string>(given, filled(34, 5, 16)));
      assert.ok(gap(y.toRows(), tensor(expected, double)) < 1e-12);
    }
  });

  it("commutes with rotations up to an error that falls with the resolution, and not at all for components", () => {
    const full = "2x0e + 2x1o + 2x2e";
    const x = fromRows(full, filled(35, 3, 18));
    const errors = [6, 10, 16, 24].map((resolution) =>
      off((y: typeof x) => s2Activation(full, act, resolution)(y), x, motions),
    );
    assert.ok(errors[0]! > 1e-4 && errors[3]! < 1e-4, `${errors}`);
    for (let k = 1; k < 4; k++) assert.ok(errors[k]! < errors[k - 1]! / 5, `${errors}`);
    assert.ok(off((y: typeof x) => irrepsArray(full, y.array.tanh()), x, motions) > 1e-2);
  });

  it("commutes exactly with a polynomial, if the grid has points for its degree", () => {
    const full = "2x0e + 2x1o + 2x2e";
    const x = fromRows(full, filled(36, 3, 18));
    const squared = (resolution: number): number =>
      off((y: typeof x) => s2Activation(full, (f) => f.square(), resolution)(y), x, motions);
    assert.ok(squared(8) < 1e-12);
    assert.ok(squared(6) > 1e-3);
  });

  it("refuses what is no function on the sphere", () => {
    for (const given of ["1x0e + 2x1o", "1x0o + 1x1e", "1x1o", "1x0e + 1x1o + 1x2o", ""])
      assert.throws(() => s2Activation<string>(given, act, 10), {
        name: "RangeError",
        message: /^s2Activation: expected as many copies of each degree from 0 on, /,
      });
    assert.throws(
      () => s2Activation("1x0e + 1x1o + 1x2e", act, 5),
      /^RangeError: s2Activation: expected a resolution from 6 on for degrees up to 2, got 5$/,
    );
  });
});

describe("symmetric matrices of a scalar and a term of degree 2", () => {
  const x = fromRows("1x0e + 1x2e", filled(37, 4, 6));

  it("turn as R M R^T, are symmetric, and as long as what they are made of", () => {
    const M = symmetricMatrices(x);
    assert.ok(gap(M, M.transpose()) < 1e-15);
    assert.ok(gap(M.square().sum([1, 2]), x.array.square().sum(1)) < 1e-12);
    for (const Q of motions) {
      const R = tensor(Q, double);
      assert.ok(gap(symmetricMatrices(moved(Q, x)), R.matmul(M).matmul(R.transpose())) < 1e-12);
    }
    const trace = tensor([[1, 0, 0], [0, 1, 0], [0, 0, 1]], double).mul(M).sum([1, 2]); // biome-ignore format: matrix
    assert.ok(gap(trace, x.part(0).reshape([4]).mul(Math.sqrt(3))) < 1e-12);
  });
});

describe("attention of irreps", () => {
  const molecule = graphOf(randomMolecule(7, random(6)));
  const basis = gaussianBasis({ number: 5, end: 3 });
  const attend = irrepsAttention("3x0e + 2x1o", "2x0e + 2x1o + 1x2e", { basis, cutoff: 3 });
  const h = fromRows("3x0e + 2x1o", randomNormal([7, 9], random(7), double));
  const first = attend.init(random(8), double);
  const trained = afterSteps(
    (at: typeof first) =>
      attend.apply(at, h, edgeVectors(molecule.positions, molecule), molecule).array.sub(1),
    first,
  );
  const of = (at: typeof first, x: Tensor, features = h): IrrepsArray =>
    attend.apply(at, features, edgeVectors(x, molecule), molecule);

  it("commutes with rotations, reflections and translations, before and after training", () => {
    for (const at of [first, trained])
      for (const Q of [...rotations(2, random(9)), ...reflections(2, random(10))]) {
        const x = turned(Q, molecule.positions).add(tensor([1, 2, 3], double));
        assert.ok(
          gap(of(at, x, moved(Q, h)).toRows(), moved(Q, of(at, molecule.positions)).toRows()) < 1e-10,
        );
        assert.ok(gap(of(at, x).toRows(), moved(Q, of(at, molecule.positions)).toRows()) > 1e-3);
      }
  });

  it("divides one among the neighbours, and has no jump where one leaves", () => {
    const three = (d: number): Tensor => {
      const graph = graphOf({ numbers: [1, 1, 1], positions: [[0, 0, 0], [0, 1, 0], [d, 0, 0]] }); // biome-ignore format: positions
      return attend.apply(
        first,
        h.gather(tensor(Int32Array.from([0, 1, 2]))),
        edgeVectors(graph.positions, graph),
        graph,
      ).array;
    };
    // The first atom keeps one neighbour, which then has all of its attention.
    assert.ok(gap(three(2.9999).slice(0, 0, 1), three(3.0001).slice(0, 0, 1)) < 1e-6);
    assert.ok(gap(three(2.5).slice(0, 0, 1), three(3.0001).slice(0, 0, 1)) > 1e-4);
    // Alone, an atom gets nothing.
    assert.ok(three(9).slice(0, 2, 3).abs().max().item() < 1e-12);
  });
});
