import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Vector } from "../../../lib/algebra/vector.js";
import { gelu, relu, sigmoid, silu, softplus } from "../../../lib/engine/activations.js";
import { abs, tanh } from "../../../lib/engine/functions.js";
import { randomNormal, type Tensor, tensor } from "../../../lib/engine/index.js";
import type { SmoothFunction } from "../../../lib/engine/smooth.js";
import { irrepsRepresentation } from "../../../lib/irreps/irrepsD.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { judge } from "../../../lib/laws/judge.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { gate } from "../../../lib/layers/gate.js";
import { fromRows, irrepsArray } from "../../../lib/layers/irrepsArray.js";
import { normalizedActivation, secondMomentFactor } from "../../../lib/layers/normalizedActivation.js";
import { onVectors } from "../../../lib/layers/onVectors.js";
import { random } from "../../../lib/numbers/random.js";
import { reference } from "../../support/e3nn/reference.js";
import { assertDerivatives } from "../engine/differences.js";

interface Layers {
  readonly gate: {
    readonly x: readonly Vector[];
    readonly out: readonly Vector[];
    readonly irreps_in: string;
  };
  readonly normalize2mom: Readonly<
    Record<"silu" | "sigmoid" | "tanh" | "relu" | "gelu" | "softplus" | "abs", number>
  >;
}
const stored = reference<Layers>("layers");
const draw = random(12);

describe("the gate", () => {
  it("gives e3nn's values with e3nn's factors", () => {
    const factors = stored.normalize2mom;
    const layer = gate("2x0e + 2x1o + 1x2e", {
      scalars: (x) => x.silu().mul(factors.silu),
      gates: (x) => x.sigmoid().mul(factors.sigmoid),
    });
    assert.equal(layer.in.toString(), stored.gate.irreps_in);
    const y = layer.apply(fromRows(layer.in, tensor(stored.gate.x, { dtype: "float64" }))).toRows();
    for (const [k, value] of stored.gate.out.flat().entries())
      assert.ok(Math.abs(y.values[k]! - value) < 1e-12);
  });

  it("has the derivatives that it states, to second order", () => {
    const layer = gate("2x0e + 2x1o + 1x2e");
    assertDerivatives(
      (x) => layer.apply(irrepsArray(layer.in, x)).array,
      [randomNormal([3, layer.in.dim], draw, { dtype: "float64" })],
    );
  });

  it("commutes with rotations and reflections, odd scalars and unsorted terms among them", () => {
    const layer = gate("2x0e + 2x0o + 1x1e + 2x1o + 1x2e");
    assert.equal(layer.in.toString(), "2x0o+6x0e+2x1o+1x1e+1x2e");
    const holds = (pseudoscalars?: (x: Tensor) => Tensor): boolean => {
      const f = gate(layer.out, pseudoscalars && { pseudoscalars });
      const law = equivariance({
        domain: [irrepsRepresentation(layer.in)],
        codomain: irrepsRepresentation(layer.out),
        inputs: vectorInstances(layer.in.dim),
      });
      const of = (x: Tensor): Tensor => f.apply(fromRows(layer.in, x)).toRows();
      return judge(law, onVectors(of, { shape: [1, layer.in.dim] }), { random: random(2) }).holds;
    };
    assert.ok(holds());
    assert.ok(holds((x) => x.sin()));
    assert.ok(!holds((x) => x.silu()));
  });

  it("takes features without scalars, or nothing else", () => {
    for (const irreps of ["2x1o", "3x0e"]) {
      const layer = gate(irreps);
      const x: Tensor = randomNormal([2, layer.in.dim], draw);
      assert.deepEqual(layer.apply(irrepsArray(layer.in, x)).array.shape, [2, layer.out.dim]);
    }
  });

  it("refuses scalars behind other irreps, and features that are none of its own", () => {
    for (const irreps of ["2x1o + 2x0o", "2x1o + 2x0e"])
      assert.throws(() => gate(irreps), {
        name: "RangeError",
        message: /^gate: expected scalars first, then other irreps, got .*: put the scalars in front$/,
      });
    assert.throws(() => gate("1x0e + 1x1o").apply(irrepsArray("1x1o", randomNormal([1, 3], draw))), {
      message: "gate: expected features of 2x0e+1x1o, got 1x1o",
    });
  });

  it("scales activations as e3nn estimates it from a million draws", () => {
    const functions: Readonly<Record<keyof Layers["normalize2mom"], SmoothFunction>> = {
      silu,
      sigmoid,
      tanh,
      relu,
      gelu,
      softplus,
      abs,
    };
    for (const [name, f] of Object.entries(functions) as [keyof Layers["normalize2mom"], SmoothFunction][]) {
      const c = secondMomentFactor(f.derivatives[0]!);
      assert.ok(Math.abs(c / stored.normalize2mom[name] - 1) < 4e-3, `${name}: ${c}`);
    }
    // Exact: E[relu(z)^2] = 1/2, E[z^2] = 1.
    assert.ok(Math.abs(secondMomentFactor(relu.derivatives[0]!) - Math.SQRT2) < 1e-12);
    assert.ok(Math.abs(secondMomentFactor({ f: Math.abs }) - 1) < 1e-12);
  });

  it("computes such a factor at the first use, and once", () => {
    let calls = 0;
    const f = (x: number): number => {
      calls++;
      return Math.tanh(x);
    };
    const activation = normalizedActivation({ name: "counted", derivatives: [{ f }] });
    assert.equal(calls, 0);
    const first = activation(tensor([1])).item();
    const made = calls;
    assert.ok(made > 1000);
    assert.equal(activation(tensor([1])).item(), first);
    assert.equal(calls, made + 1);
  });
});
