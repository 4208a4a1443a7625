import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as activations from "../../../lib/engine/activations.js";
import * as functions from "../../../lib/engine/functions.js";
import { grad, range, smoothFunction, type Tensor, tensor } from "../../../lib/engine/index.js";
import type { SmoothKernel } from "../../../lib/engine/kernels.js";
import { plainKernels } from "../../../lib/engine/plain/backend.js";
import { type SmoothFunction, zero } from "../../../lib/engine/smooth.js";
import { assertTensor } from "./close.js";

const f64 = { dtype: "float64" } as const;
const Inf = Number.POSITIVE_INFINITY;

/** A kernel's function in float64. */
function functionOf(kernel: SmoothKernel): (x: number) => number {
  return (x) => {
    const y = new Float64Array(1);
    plainKernels.map(kernel, y, Float64Array.of(x));
    return y[0]!;
  };
}

/** f'(x) by central differences of five points. */
function slope(f: (x: number) => number, x: number): number {
  const h = 2 ** -9;
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}

describe("smooth functions", () => {
  const { named: _, ...own } = functions;
  const all: Readonly<Record<string, SmoothFunction>> = { ...own, ...activations };
  for (const [name, { derivatives }] of Object.entries(all)) {
    it(`${name} has three derivatives`, () => {
      assert.ok(derivatives.length === 4 || derivatives.at(-1) === zero);
      for (const [order, kernel] of derivatives.slice(0, -1).entries()) {
        const [f, next] = [functionOf(kernel), functionOf(derivatives[order + 1]!)];
        for (const x of [0.3, 0.71, 1.3, 2.6, 5.2].flatMap((x) =>
          name === "log" || name === "sqrt" ? [x] : [x, -x],
        )) {
          const [expected, got] = [slope(f, x), next(x)];
          assert.ok(
            Math.abs(expected - got) < 1e-7 * Math.max(1, Math.abs(expected)),
            `order ${order + 1} at ${x}: expected ${expected}, got ${got}`,
          );
        }
      }
    });
  }

  it("sigmoid, silu, softplus and gelu are right where exp overflows or underflows", () => {
    const x = tensor([-800, -30, -2.5, -0.7, 0, 0.3, 1.9, 40, 800], f64);
    const near = (y: Tensor, expected: readonly number[]): void => {
      for (const [i, value] of expected.entries())
        assert.ok(
          Math.abs(y.values[i]! - value) <= 1e-12 * Math.abs(value),
          `expected ${value}, got ${y.values[i]}`,
        );
    };
    // By mpmath 1.3, at 40 digits.
    near(
      x.sigmoid(),
      [
        0, 9.357622968839299e-14, 0.07585818002124355, 0.3318122278318339, 0.5, 0.574442516811659,
        0.8698915256370021, 1, 1,
      ],
    );
    near(
      x.silu(),
      [
        0, -2.8072868906517896e-12, -0.18964545005310887, -0.23226855948228373, 0, 0.17233275504349768,
        1.652793898710304, 40, 800,
      ],
    );
    near(x.softplus(), [
      0,
      9.357622968839737e-14,
      0.07888973429254963,
      0.4031860488854579,
      Math.LN2,
      0.8543552444685271,
      2.0393867582829603,
      40,
      800,
    ]);
    near(
      x.gelu(),
      [
        0, -1.472014178144456e-196, -0.015524163314440337, -0.1693745565561511, 0, 0.1853734266566858,
        1.8454385363495964, 40, 800,
      ],
    );
  });

  it("have finite derivatives where exp overflows", () => {
    for (const f of [activations.sigmoid, activations.softplus, activations.silu, activations.gelu])
      for (const derivative of f.derivatives.slice(1))
        for (const x of [-1e6, -800, 800, 1e6]) {
          const y = functionOf(derivative)(x);
          assert.ok(y === 0 || y === 1, `${f.name} at ${x}: ${y}`);
        }
    // s(40) s(-40), where 1 - s(40) is 0.
    assert.ok(
      Math.abs(functionOf(activations.sigmoid.derivatives[1]!)(40) / 4.248354255291589e-18 - 1) < 1e-14,
    );
  });

  it("end where they should at infinity, and NaN stays NaN", () => {
    const x = tensor([-Inf, Inf, Number.NaN], f64);
    assertTensor(x.sigmoid(), [3], [0, 1, Number.NaN]);
    assertTensor(x.silu(), [3], [0, Inf, Number.NaN]);
    assertTensor(x.softplus(), [3], [0, Inf, Number.NaN]);
    assertTensor(x.gelu(), [3], [0, Inf, Number.NaN]);
    assertTensor(x.relu(), [3], [0, Inf, Number.NaN]);
    assertTensor(x.abs(), [3], [Inf, Inf, Number.NaN]);
  });

  it("have slope 0 at their kinks, also to second order", () => {
    const at0 = tensor([0], f64);
    for (const f of [
      (x: Tensor) => x.relu(),
      (x: Tensor) => x.abs(),
      (x: Tensor) => x.sqrt(),
      (x: Tensor) => x.norm(),
      (x: Tensor) => x.square().sum().sqrt(),
    ]) {
      const first = grad((x: Tensor) => f(x).sum());
      assertTensor(first(at0), [1], [0]);
      assertTensor(grad((x: Tensor) => first(x).sum())(at0), [1], [0]);
    }
    assertTensor(tensor([-2, 0, 3], f64).relu(), [3], [0, 0, 3]);
    assertTensor(tensor([-2, 0, 3], f64).abs(), [3], [2, 0, 3]);
  });

  it("of whole numbers are an error", () => {
    const whole = range(3, { dtype: "int32" });
    const said = (name: string) => ({
      name: "TypeError",
      message: `${name}: expected float32 or float64, got int32: convert it by .as("float32")`,
    });
    assert.throws(() => whole.exp(), said("exp"));
    assert.throws(() => whole.sqrt(), said("sqrt"));
    assert.throws(() => whole.pow(-1), said("pow(-1)"));
    assert.throws(() => whole.div(2), said("div"));
    assert.throws(() => whole.mean(), said("mean"));
    assert.throws(() => whole.norm(), said("norm"));
    assert.throws(() => whole.softmax(), said("softmax"));
    assert.throws(() => whole.logSoftmax(), said("logSoftmax"));
    assert.throws(() => whole.logSumExp(), said("logSumExp"));
    assert.throws(() => whole.atan2(1), said("atan2"));
    assertTensor(whole.pow(2), [3], [0, 1, 4]);
  });

  it("a fraction is refused among whole numbers", () => {
    assert.throws(() => range(3, { dtype: "int32" }).mul(0.5), {
      name: "TypeError",
      message:
        'mul: expected a whole number below 2^31 for int32, got 0.5: convert the tensor by .as("float32")',
    });
    assert.throws(() => range(3, { dtype: "int32" }).greater(1.5), { name: "TypeError" });
    assertTensor(range(3, { dtype: "int32" }).mul(2), [3], [0, 2, 4]);
  });

  it("an exponent is a number", () => {
    assert.throws(() => range(3).pow(range(3) as never), {
      name: "TypeError",
      message: "pow: expected a number as exponent, got a tensor: x^y is y.mul(x.log()).exp()",
    });
  });

  it("a custom one is applied entry by entry", () => {
    const softsign = smoothFunction({
      name: "softsign",
      derivatives: [(x) => x / (1 + Math.abs(x)), (x) => (1 + Math.abs(x)) ** -2],
    });
    assertTensor(softsign(tensor([[-1, 0, 3]], f64)), [1, 3], [-0.5, 0, 0.75]);
    assertTensor(grad((x: Tensor) => softsign(x).sum())(tensor([-1, 0, 3], f64)), [3], [0.25, 1, 0.0625]);
  });

  it("two custom ones may have the same name", () => {
    const [f, g] = [1, 2].map((k) => smoothFunction({ name: "f", derivatives: [(x) => k * x] }));
    assertTensor(f!(tensor([1], f64)), [1], [1]);
    assertTensor(g!(tensor([1], f64)), [1], [2]);
  });

  it("a custom one without functions is an error", () => {
    assert.throws(() => smoothFunction({ name: "f", derivatives: [] }), {
      name: "RangeError",
      message: "f: expected derivatives [f, f', ...], formulas or functions of a number, got []",
    });
    assert.throws(() => smoothFunction({ name: "f", derivatives: [2 as never] }), {
      message: "f: expected derivatives [f, f', ...], formulas or functions of a number, got [number]",
    });
  });

  it("one of your own may be a formula, which is read at once", () => {
    const f = smoothFunction({ name: "f", derivatives: ["x * exp(-x)", (x) => (1 - x) * Math.exp(-x)] });
    assertTensor(f(tensor([0, 1], f64)), [2], [0, Math.exp(-1)]);
    assertTensor(grad((x: Tensor) => f(x).sum())(tensor([0, 1], f64)), [2], [1, 0]);
    assert.throws(() => smoothFunction({ name: "f", derivatives: ["x ^ 2"] }), {
      name: "SyntaxError",
      message: 'expression "x ^ 2": expected an operator or the end, got ^',
    });
  });
});

describe("atan2", () => {
  it("is the angle of (x, y), in every quadrant", () => {
    // numpy 2.4: arctan2
    assertTensor(
      tensor([[0.5], [-1]], f64).atan2(tensor([2, -3, 0], f64)),
      [2, 3],
      [
        0.24497866312686414, 2.976443976175166, 1.5707963267948966, -0.4636476090008061, -2.819842099193151,
        -1.5707963267948966,
      ],
    );
    assertTensor(tensor([0], f64).atan2(-1), [1], [Math.PI]);
  });

  it("has value and gradients 0 at the origin", () => {
    const value = (x: Tensor): Tensor =>
      x
        .slice(0, 0, 1)
        .atan2(x.slice(0, 1, 2))
        .sum();
    const origin = tensor([0, 0], f64);
    assertTensor(value(origin), [], [0]);
    assertTensor(grad(value)(origin), [2], [0, 0]);
    assertTensor(grad((x: Tensor) => grad(value)(x).sum())(origin), [2], [0, 0]);
  });

  it("refuses another dtype and shapes that do not agree", () => {
    assert.throws(() => tensor([1]).atan2(tensor([1], f64)), {
      name: "TypeError",
      message:
        'atan2: expected two tensors of one dtype, got float32 and float64: convert one by .as("float32")',
    });
    assert.throws(() => tensor([1, 2]).atan2(tensor([1, 2, 3])), {
      name: "RangeError",
      message: "atan2: expected shapes that agree from the right, got [2] and [3]: 2 against 3 in axis 0",
    });
  });
});
