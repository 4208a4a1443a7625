import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { layer, parameter, type Tensor } from "../../../lib/engine/index.js";
import { irrepsRepresentation } from "../../../lib/irreps/irrepsD.js";
import { equivariance } from "../../../lib/laws/equivariance.js";
import { judge } from "../../../lib/laws/judge.js";
import { vectorInstances } from "../../../lib/laws/vectorInstances.js";
import { gate } from "../../../lib/layers/gate.js";
import type { IrrepsArray } from "../../../lib/layers/irrepsArray.js";
import { linear } from "../../../lib/layers/linear.js";
import { onVectors } from "../../../lib/layers/onVectors.js";
import { random } from "../../../lib/numbers/random.js";

describe("a law of layers", () => {
  const [from, to] = ["2x0e + 2x1o", "2x0e + 2x1o"] as const;
  const law = equivariance({
    domain: [irrepsRepresentation(from)],
    codomain: irrepsRepresentation(to),
    inputs: vectorInstances(8),
  });
  const gating = gate(to);
  const model = layer({ mix: linear(from, gating.in) }, ({ mix }, x: IrrepsArray) => gating.apply(mix(x)));
  const parameters = model.init(random(2), { dtype: "float64" });

  it("is obeyed by layers of features, as they are", () => {
    const f = onVectors((x: IrrepsArray) => model.apply(parameters, x), { irreps: from });
    const verdict = judge(law, f, { random: random(3) });
    assert.ok(verdict.holds && verdict.largest < 1e-12);
  });

  it("names the element where a network breaks it", () => {
    const dense = layer({ W: parameter([8, 8], "lecun") }, ({ W }, x: Tensor) => x.matmul(W).tanh());
    const theta = dense.init(random(2), { dtype: "float64" });
    const verdict = judge(
      law,
      onVectors((x) => dense.apply(theta, x), { shape: [1, 8] }),
      { random: random(3) },
    );
    assert.ok(!verdict.holds);
    assert.match(
      verdict.explanation.should,
      /^Acting on the input by .+ should act on the result in the same way\.$/,
    );
  });
});
