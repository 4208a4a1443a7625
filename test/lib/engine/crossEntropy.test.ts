import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { accuracy, crossEntropy, grad, ones, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { assertTensor } from "./close.js";
import { derivativeErrors } from "./differences.js";

const f64 = { dtype: "float64" } as const;
const i32 = { dtype: "int32" } as const;
const logits = tensor(
  [
    [1.5, -0.25, 3],
    [0.5, 0.125, -2],
    [1000, -1000, 0],
    [-3, -3, -3],
  ],
  f64,
);
const labels = [2, 1, 1, 0];

describe("the cross entropy", () => {
  it("and its gradient are torch's, also where exp would overflow", () => {
    assert.ok(Math.abs(crossEntropy(logits, labels).item() / 500.56921506006745 - 1) < 1e-14);
    const byTorch = [
      0.044205045526861074,
      0.007681685081609108,
      -0.05188673060847018,
      0.14129288709071794,
      -0.15289091353312623,
      0.01159802644240827,
      0.25,
      -0.25,
      0,
      -1 / 6,
      1 / 12,
      1 / 12,
    ];
    assertTensor(grad((x: Tensor) => crossEntropy(x, labels))(logits), [4, 3], byTorch);
  });

  it("takes labels as a list, a typed array or an int32 tensor", () => {
    const expected = crossEntropy(logits, labels).item();
    for (const form of [Int32Array.from(labels), Uint8Array.from(labels), tensor(labels, i32)])
      assert.equal(crossEntropy(logits, form).item(), expected);
  });

  it("is log n for who knows nothing of n classes, and 0 for who is sure and right", () => {
    assert.ok(Math.abs(crossEntropy(zeros([5, 10], f64), [0, 3, 9, 1, 1]).item() - Math.log(10)) < 1e-15);
    assert.equal(crossEntropy(tensor([[0, 800]]), [1]).item(), 0);
    assert.equal(crossEntropy(tensor([[0, 800]]), [0]).item(), 800);
  });

  it("has the derivatives that differences give", () => {
    const some = logits.slice(0, 0, 2);
    for (const error of derivativeErrors((x) => crossEntropy(x, [2, 1]), [some])) assert.ok(error < 1e-7);
  });
});

describe("the accuracy", () => {
  it("counts the rows whose largest logit is that of the label, the first in a tie", () => {
    assert.equal(accuracy(logits, [2, 0, 0, 0]), 1);
    assert.equal(accuracy(logits, labels), 0.5);
    assert.equal(accuracy(logits, tensor([0, 1, 1, 1], i32)), 0);
  });
});

describe("labels that do not fit", () => {
  const both = { crossEntropy, accuracy };
  for (const [name, f] of Object.entries(both)) {
    const refuses = (x: unknown, y: unknown, kind: string, message: string): void =>
      assert.throws(() => f(x as Tensor, y as number[]), { name: kind, message: `${name}: ${message}` });

    it(`are refused by ${name}, with both sides named`, () => {
      const x = ones([3, 10]);
      const each = "expected a label for each row of the logits, 3 for [3, 10], got";
      refuses(x, [1, 2], "RangeError", `${each} 2`);
      refuses(x, tensor([1, 2, 3, 4], i32), "RangeError", `${each} [4]`);
      refuses(x, tensor([[1], [2], [3]], i32), "RangeError", `${each} [3, 1]`);
      const classes = "expected labels from 0 to 9 for logits [3, 10], got";
      refuses(x, [0, 10, -1], "RangeError", `${classes} 10 at place 1`);
      refuses(x, [0, 9, -1], "RangeError", `${classes} -1 at place 2`);
      refuses(x, [0.5, 9, 1], "RangeError", `${classes} 0.5 at place 0`);
      refuses(x, [0, Number.NaN, 1], "RangeError", `${classes} NaN at place 1`);
    });

    it(`are refused by ${name} where they are no whole numbers at all`, () => {
      const x = ones([3, 10]);
      const expected = "expected labels as a list of whole numbers or an int32 tensor, got";
      const remedy = ': tensor([3, 1, 4], { dtype: "int32" })';
      refuses(x, tensor([1, 2, 3]), "TypeError", `${expected} a tensor of float32${remedy}`);
      refuses(x, 3, "TypeError", `${expected} number${remedy}`);
      refuses(x, undefined, "TypeError", `${expected} undefined${remedy}`);
      refuses(x, null, "TypeError", `${expected} null${remedy}`);
    });

    it(`are refused by ${name} with logits of no examples, of another shape, or of whole numbers`, () => {
      const expected = "expected logits [batch, class] of one example at least, got";
      refuses(zeros([0, 10]), [], "RangeError", `${expected} [0, 10]`);
      refuses(zeros([10]), [1], "RangeError", `${expected} [10]`);
      refuses(zeros([1, 10, 2]), [1], "RangeError", `${expected} [1, 10, 2]`);
      refuses(
        zeros([1, 10], i32),
        [1],
        "TypeError",
        'expected float32 or float64, got int32: convert it by .as("float32")',
      );
      refuses([[1, 2]], [1], "TypeError", "expected logits as a tensor, got a list: make one by tensor(...)");
    });
  }
});
