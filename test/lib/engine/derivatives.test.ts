import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { randomNormal, smooth, type Tensor, zeros } from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives, derivativeErrors } from "./differences.js";

const draw = random(5);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });
/** Away from 0. */
const positive = (...shape: number[]): Tensor =>
  r(...shape)
    .square()
    .add(0.5);

const cases: Readonly<Record<string, readonly [(...xs: Tensor[]) => Tensor, readonly Tensor[]]>> = {
  "add, a row to a matrix": [(a, b) => a.add(b), [r(3, 4), r(4)]],
  "sub, a column from a matrix": [(a, b) => a.sub(b), [r(3, 4), r(3, 1)]],
  "mul, a column by a row": [(a, b) => a.mul(b), [r(3, 1), r(1, 4)]],
  "mul, by itself": [(a) => a.mul(a), [r(5)]],
  "mul, one number by many": [(a, b) => a.mul(b), [r(), r(2, 3)]],
  div: [(a, b) => a.div(b), [r(2, 3), positive(3)]],
  "add, of no numbers": [(a, b) => a.add(b), [r(0, 3), r(3)]],
  pow: [(a) => a.pow(2.5), [positive(4)]],
  sqrt: [(a) => a.sqrt(), [positive(4)]],
  exp: [(a) => a.exp(), [r(6)]],
  log: [(a) => a.log(), [positive(6)]],
  sin: [(a) => a.sin(), [r(6)]],
  cos: [(a) => a.cos(), [r(6)]],
  tanh: [(a) => a.tanh(), [r(6)]],
  "sum over the first axis": [(a) => a.sum(0).square(), [r(3, 4)]],
  "sum over the middle axis": [(a) => a.sum(1).square(), [r(3, 4, 2)]],
  "sum over the outer axes": [(a) => a.sum([0, 2]).square(), [r(3, 4, 2)]],
  "mean of all": [(a) => a.mean().exp(), [r(3, 4)]],
  broadcastTo: [(a) => a.broadcastTo([2, 3, 4]).square(), [r(3, 1)]],
  reshape: [(a) => a.reshape([2, -1]).square(), [r(3, 4)]],
  matmul: [(a, b) => a.matmul(b), [r(3, 4), r(4, 5)]],
  "matmul, one matrix for many": [(a, b) => a.matmul(b), [r(2, 3, 4), r(4, 5)]],
  "matmul, many matrices for one": [(a, b) => a.matmul(b), [r(3, 4), r(2, 4, 5)]],
  "matmul, of no rows": [(a, b) => a.matmul(b), [r(0, 4), r(4, 5)]],
  "matmul, of no inner axis": [(a, b) => a.matmul(b), [r(3, 0), r(0, 5)]],
};

describe("derivatives", () => {
  for (const [name, [f, xs]] of Object.entries(cases)) it(name, () => assertDerivatives(f, xs));

  it("are found wrong where a second derivative is", () => {
    // tanh'' without its factor 2, as one gets by forgetting the chain rule.
    const wrong = {
      name: "wrong",
      derivatives: [
        Math.tanh,
        (x: number) => 1 - Math.tanh(x) ** 2,
        (x: number) => -Math.tanh(x) * (1 - Math.tanh(x) ** 2),
        () => 0,
      ].map((f, k) => ({ key: `wrong ${k}`, f })),
    };
    const [first, second] = derivativeErrors((a) => smooth(wrong, a), [r(6)]);
    assert.ok(first < 1e-8);
    assert.ok(second > 1e-2);
  });

  it("of a function beyond those it has are an error", () => {
    const only = { name: "f", derivatives: [{ key: "f", f: Math.sin }] };
    assert.throws(() => derivativeErrors((a) => smooth(only, a), [zeros([2], { dtype: "float64" })]), {
      name: "RangeError",
      message: "f: expected a derivative that it has, up to order 0, got order 1",
    });
  });
});
