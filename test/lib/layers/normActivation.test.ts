import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Vector } from "../../../lib/algebra/vector.js";
import { grad, randomNormal, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { irrepsRepresentation } from "../../../lib/irreps/irrepsD.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { judge } from "../../../lib/laws/judge.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { fromRows, irrepsArray } from "../../../lib/layers/irrepsArray.js";
import { normActivation } from "../../../lib/layers/normActivation.js";
import { onVectors } from "../../../lib/layers/onVectors.js";
import { random } from "../../../lib/numbers/random.js";
import { reference } from "../../support/e3nn/reference.js";
import { assertDerivatives } from "../engine/differences.js";

interface Layers {
  readonly norm_activation: { readonly x: readonly Vector[]; readonly out: readonly Vector[] };
}
const irreps = "2x0e+2x1o+1x2e";
const act = normActivation(irreps, (n) => n.sigmoid());

describe("an activation of norms", () => {
  it("gives e3nn's values", () => {
    const { norm_activation: stored } = reference<Layers>("layers");
    const y = act(fromRows(irreps, tensor(stored.x, { dtype: "float64" }))).toRows();
    for (const [k, value] of stored.out.flat().entries()) assert.ok(Math.abs(y.values[k]! - value) < 1e-12);
  });

  it("has the derivatives it says, to second order", () => {
    assertDerivatives(
      (x) => act(irrepsArray(irreps, x)).array,
      [randomNormal([3, 13], random(1), { dtype: "float64" })],
    );
  });

  it("commutes with rotations and reflections, which an activation of components does not", () => {
    const V = irrepsRepresentation(irreps);
    const law = equivariance({ domain: [V], codomain: V, inputs: vectorInstances(13) });
    const holds = (f: (x: Tensor) => Tensor): boolean =>
      judge(law, onVectors(f, { shape: [1, 13] }), { random: random(2) }).holds;
    assert.ok(holds((x) => act(fromRows(irreps, x)).toRows()));
    assert.ok(!holds((x) => x.tanh()));
  });

  it("keeps features of length 0, with finite gradients", () => {
    const x = zeros([2, 13]);
    const f = (t: Tensor): Tensor => act(irrepsArray(irreps, t)).array.square().sum();
    assert.ok(act(irrepsArray(irreps, x)).array.values.every((value) => value === 0));
    assert.ok(grad(f)(x).values.every(Number.isFinite));
  });

  it("says what does not fit", () => {
    const other: string = "13x0e";
    assert.throws(() => act(irrepsArray(other, zeros([1, 13]))), {
      name: "RangeError",
      message: "normActivation: expected features of 2x0e+2x1o+1x2e, got 13x0e",
    });
  });
});
