import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { randomNormal, smoothFunction, zeros } from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";
import { derivativeCases } from "./derivativeCases.js";
import { assertDerivatives, derivativeErrors } from "./differences.js";

describe("derivatives", () => {
  for (const [name, [f, xs]] of Object.entries(derivativeCases)) it(name, () => assertDerivatives(f, xs));

  it("are found wrong where a second derivative is", () => {
    // tanh'' without its factor 2, as if the chain rule had been forgotten.
    const wrong = smoothFunction({
      name: "wrong",
      derivatives: [
        Math.tanh,
        (x) => 1 - Math.tanh(x) ** 2,
        (x) => -Math.tanh(x) * (1 - Math.tanh(x) ** 2),
        () => 0,
      ],
    });
    const [first, second] = derivativeErrors(wrong, [randomNormal([6], random(5), { dtype: "float64" })]);
    assert.ok(first < 1e-8);
    assert.ok(second > 1e-2);
  });

  it("of a higher order than a function has are an error", () => {
    const only = smoothFunction({ name: "f", derivatives: [Math.sin] });
    assert.throws(() => derivativeErrors(only, [zeros([2], { dtype: "float64" })]), {
      name: "RangeError",
      message: "f: expected a derivative that it has, up to order 0, got order 1",
    });
  });
});
