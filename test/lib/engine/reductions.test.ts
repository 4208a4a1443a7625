import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { grad, range, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { assertTensor } from "./close.js";

const f64 = { dtype: "float64" } as const;
const NaNs = Number.NaN;
const a = tensor(
  [
    [1.5, -2, 0.25, 3],
    [0, 7, -1, 2.5],
  ],
  f64,
);

describe("max and min", () => {
  it("go over all axes, one, or several", () => {
    assertTensor(a.max(), [], [7]);
    assertTensor(a.min(), [], [-2]);
    assertTensor(a.max(0), [4], [1.5, 7, 0.25, 3]);
    assertTensor(a.max(-1, { keep: true }), [2, 1], [3, 7]);
    assertTensor(a.min(1), [2], [-2, -1]);
    const cube = range(24).reshape([2, 3, 4]);
    assertTensor(cube.max([0, 2]), [3], [15, 19, 23]);
    assertTensor(cube.min([2, 0], { keep: true }), [1, 3, 1], [0, 4, 8]);
    assertTensor(tensor(3).max(), [], [3]);
    assertTensor(range(3, { dtype: "int32" }).max(), [], [2]);
  });

  it("give the gradient to the first in a tie", () => {
    const tie = tensor([[1, 5, 5, 5]], f64);
    assertTensor(grad((x: Tensor) => x.max(1).sum())(tie), [1, 4], [0, 1, 0, 0]);
    assertTensor(grad((x: Tensor) => x.neg().min().sum())(tie), [1, 4], [0, -1, 0, 0]);
  });

  it("pass NaN on", () => {
    assertTensor(tensor([[1, NaNs, 3]], f64).max(1), [1], [NaNs]);
    assertTensor(tensor([[NaNs, 1, 3]], f64).min(1), [1], [NaNs]);
    assertTensor(tensor([1, NaNs, NaNs], f64).argMax(0), [], [1]);
  });

  it("of infinite numbers are infinite", () => {
    const x = tensor([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY], f64);
    assertTensor(x.max(), [], [Number.NEGATIVE_INFINITY]);
  });

  it("say where, as int32, the first in a tie", () => {
    assertTensor(a.argMax(0), [4], [0, 1, 0, 0]);
    assertTensor(a.argMax(-1), [2], [3, 1]);
    assertTensor(a.argMin(1), [2], [1, 2]);
    assertTensor(tensor([2, 5, 5]).argMax(0), [], [1]);
    assert.equal(a.argMin(1).dtype, "int32");
  });

  it("of no numbers are an error, of no rows none", () => {
    assert.throws(() => zeros([3, 0]).max(1), {
      name: "RangeError",
      message: "max: expected one number at least to choose from, got the shape [3, 0]",
    });
    assert.throws(() => zeros([0]).min(), { message: /^min: expected one number at least/ });
    assert.throws(() => zeros([0]).argMax(0), { message: /^argMax: expected one number at least/ });
    assertTensor(zeros([0, 3]).max(1), [0], []);
    assertTensor(zeros([0, 3]).argMin(1), [0], []);
  });

  it("refuse an axis that is not there, or twice", () => {
    assert.throws(() => a.max(2), {
      name: "RangeError",
      message: "max: expected an axis of [2, 4], got 2: the axes are 0 to 1, or -2 to -1",
    });
    assert.throws(() => a.min([0, -2]), {
      name: "RangeError",
      message: "min: expected each axis once, got [0, -2]",
    });
    assert.throws(() => a.argMax(0.5), {
      message: "argMax: expected an axis of [2, 4], got 0.5: the axes are 0 to 1, or -2 to -1",
    });
    assert.throws(() => tensor(1).argMin(0), {
      message: "argMin: expected an axis of [], got 0: one number has no axes",
    });
  });
});

describe("norm", () => {
  it("is the length over axes", () => {
    // numpy 2.4: linalg.norm
    assertTensor(a.norm(0), [4], [1.5, 7.280109889280518, 1.0307764064044151, 3.905124837953327]);
    assertTensor(a.norm(), [], [8.459462157844316]);
    assertTensor(a.norm([0, 1], { keep: true }), [1, 1], [8.459462157844316]);
    assertTensor(zeros([2, 0], f64).norm(1), [2], [0, 0]);
  });

  it("has gradient 0 at 0, and there alone", () => {
    const x = tensor(
      [
        [0, 0],
        [3, 4],
      ],
      f64,
    );
    const slope = grad((y: Tensor) => y.norm(1).sum());
    assertTensor(slope(x), [2, 2], [0, 0, 0.6, 0.8]);
    // The projection off x over |x|: (1 - x x^T / 25) / 5, its columns added up.
    const second = grad((y: Tensor) => slope(y).sum())(x);
    assertTensor(second, [2, 2], [0, 0, (16 - 12) / 125, (9 - 12) / 125]);
  });

  it("refuses an axis that is not there", () => {
    assert.throws(() => a.norm(5), {
      name: "RangeError",
      message: "norm: expected an axis of [2, 4], got 5: the axes are 0 to 1, or -2 to -1",
    });
  });
});

describe("softmax", () => {
  it("and its logarithm, and log sum exp", () => {
    // scipy 1.17: special.logsumexp, softmax, log_softmax
    assertTensor(a.logSumExp(1), [2], [3.257580508495379, 7.01228062462986]);
    assertTensor(a.logSumExp(), [], [7.035418340290993]);
    assertTensor(
      a.softmax(),
      [2, 4],
      [
        0.17246162888593883, 0.005207889933106295, 0.049411083950143396, 0.7729193972308115,
        0.0009007519669755178, 0.9877944745050086, 0.0003313681302450309, 0.010973405397771018,
      ],
    );
    assertTensor(
      a.logSoftmax(0),
      [2, 4],
      [
        -0.20141327798275246, -9.000123402189724, -0.25192908134537295, -0.4740769841801067,
        -1.7014132779827524, -0.00012340218972333965, -1.501929081345373, -0.9740769841801067,
      ],
    );
  });

  it("does not overflow, and loses nothing to underflow", () => {
    const x = tensor([1000, 1001], f64);
    const p = 1 / (1 + Math.E);
    assertTensor(x.softmax(), [2], [p, 1 - p]);
    assertTensor(x.neg().logSumExp(), [], [-1000 + Math.log1p(Math.exp(-1))]);
    assertTensor(tensor([0, 1000], f64).logSoftmax(), [2], [-1000, 0]);
  });

  it("of infinite numbers", () => {
    const least = Number.NEGATIVE_INFINITY;
    assertTensor(tensor([0, least], f64).softmax(), [2], [1, 0]);
    assertTensor(tensor([least, least], f64).logSumExp(), [], [least]);
    assertTensor(tensor([0, Number.POSITIVE_INFINITY], f64).logSumExp(), [], [Number.POSITIVE_INFINITY]);
    assertTensor(grad((x: Tensor) => x.softmax().slice(0, 0, 1).sum())(tensor([0, least], f64)), [2], [0, 0]);
  });

  it("of no numbers", () => {
    assertTensor(zeros([3, 0], f64).softmax(), [3, 0], []);
    assertTensor(zeros([3, 0], f64).logSoftmax(), [3, 0], []);
    assertTensor(zeros([0, 3], f64).softmax(0), [0, 3], []);
    assertTensor(zeros([1, 0], f64).logSumExp(1), [1], [Number.NEGATIVE_INFINITY]);
  });

  it("refuses an axis that is not there", () => {
    for (const name of ["softmax", "logSoftmax", "logSumExp"] as const)
      assert.throws(() => a[name](2), {
        name: "RangeError",
        message: `${name}: expected an axis of [2, 4], got 2: the axes are 0 to 1, or -2 to -1`,
      });
  });
});

describe("cumulativeSum", () => {
  it("adds up along an axis", () => {
    // numpy 2.4: cumsum
    assertTensor(a.cumulativeSum(0), [2, 4], [1.5, -2, 0.25, 3, 1.5, 5, -0.75, 5.5]);
    assertTensor(a.cumulativeSum(-1), [2, 4], [1.5, -0.5, -0.25, 2.75, 0, 7, 6, 8.5]);
    assertTensor(zeros([2, 0]).cumulativeSum(0), [2, 0], []);
  });

  it("refuses an axis that is not there", () => {
    assert.throws(() => a.cumulativeSum(-3), {
      name: "RangeError",
      message: "cumulativeSum: expected an axis of [2, 4], got -3: the axes are 0 to 1, or -2 to -1",
    });
  });
});

describe("sort", () => {
  const x = tensor(
    [
      [3, 1, 3, 2],
      [0, -1, NaNs, -5],
    ],
    f64,
  );

  it("ascends, equal ones keep their order, NaN comes last", () => {
    assertTensor(x.sort(), [2, 4], [1, 2, 3, 3, -5, -1, 0, NaNs]);
    assertTensor(x.argSort(), [2, 4], [1, 3, 0, 2, 3, 1, 0, 2]);
    assertTensor(a.sort(0), [2, 4], [0, -2, -1, 2.5, 1.5, 7, 0.25, 3]);
    assertTensor(a.argSort(0), [2, 4], [1, 0, 1, 1, 0, 1, 0, 0]);
    assert.equal(a.argSort().dtype, "int32");
    assertTensor(zeros([2, 0]).sort(), [2, 0], []);
  });

  it("sends the gradient back to where each number came from", () => {
    const weights = tensor([1, 10, 100, 1000], f64);
    const slope = grad((y: Tensor) => y.sort().mul(weights).sum())(tensor([3, 1, 3, 2], f64));
    assertTensor(slope, [4], [100, 1, 1000, 10]);
  });

  it("refuses an axis that is not there", () => {
    assert.throws(() => a.sort(2), {
      message: "sort: expected an axis of [2, 4], got 2: the axes are 0 to 1, or -2 to -1",
    });
    assert.throws(() => tensor(1).argSort(), {
      message: "argSort: expected an axis of [], got -1: one number has no axes",
    });
  });
});
