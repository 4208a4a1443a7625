import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { dropout, grad, ones, range, type Tensor, tensor, zeros } from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";
import { assertTensor } from "./close.js";

const i32 = { dtype: "int32" } as const;
const x = range(8).reshape([4, 2]);
const rows = tensor([2, 0, 2], i32);

describe("gather", () => {
  it("takes rows by their numbers", () => {
    assertTensor(x.gather(rows), [3, 2], [4, 5, 0, 1, 4, 5]);
    assertTensor(range(4).gather(rows), [3], [2, 0, 2]);
    assertTensor(x.gather(tensor([[1], [3]], i32)), [2, 1, 2], [2, 3, 6, 7]);
    assertTensor(x.gather(tensor(3, i32)), [2], [6, 7]);
    assertTensor(x.gather(tensor([], i32)), [0, 2], []);
    assertTensor(zeros([0, 2]).gather(tensor([], i32)), [0, 2], []);
  });

  it("refuses rows that are not there, and names the first", () => {
    assert.throws(() => x.gather(tensor([0, 4, -1], i32)), {
      name: "RangeError",
      message: "gather: expected rows from 0 to 3, got 4 at place 1",
    });
    assert.throws(() => x.gather(tensor([0, -1, 9], i32)), { message: /got -1 at place 1$/ });
    assert.throws(() => zeros([0, 2]).gather(rows), {
      message: "gather: expected no rows, since there are none, got 2 at place 0",
    });
    assert.throws(() => tensor(1).gather(rows), {
      name: "RangeError",
      message: "gather: expected a tensor with rows, [n, ...], got one number",
    });
  });

  it("refuses rows that are not int32", () => {
    const said = (got: string) => ({
      name: "TypeError",
      message: `gather: expected rows as a tensor of int32, got ${got}: make one by tensor([0, 2, 1], { dtype: "int32" })`,
    });
    assert.throws(() => x.gather(range(2)), said("float32"));
    assert.throws(() => x.gather([0, 1] as never), said("a list"));
    assert.throws(() => x.gather(undefined as never), said("undefined"));
    assert.throws(() => x.gather(null as never), said("null"));
  });
});

describe("segments", () => {
  const y = tensor([
    [1, -2],
    [3, -4],
    [5, -6],
  ]);

  it("are summed, in the order of the rows", () => {
    assertTensor(y.segmentSum(rows, 4), [4, 2], [3, -4, 0, 0, 6, -8, 0, 0]);
    assertTensor(range(3).segmentSum(rows, 3), [3], [1, 0, 2]);
    assertTensor(zeros([0, 2]).segmentSum(tensor([], i32), 2), [2, 2], [0, 0, 0, 0]);
    assertTensor(zeros([0, 2]).segmentSum(tensor([], i32), 0), [0, 2], []);
  });

  it("have a largest number each, 0 where they are empty", () => {
    assertTensor(y.segmentMax(rows, 4), [4, 2], [3, -4, 0, 0, 5, -2, 0, 0]);
    assertTensor(zeros([0, 2]).segmentMax(tensor([], i32), 1), [1, 2], [0, 0]);
    const withNaN = tensor([1, Number.NaN, 2], { dtype: "float64" });
    assertTensor(withNaN.segmentMax(tensor([0, 0, 0], i32), 1), [1], [Number.NaN]);
  });

  it("give the gradient of the largest to the first in a tie", () => {
    const slope = grad((z: Tensor) => z.segmentMax(tensor([1, 1, 1], i32), 2).sum());
    assertTensor(slope(tensor([4, 7, 7])), [3], [0, 1, 0]);
  });

  it("refuse what does not fit", () => {
    for (const name of ["segmentSum", "segmentMax"] as const) {
      assert.throws(() => y[name](rows, 2), {
        name: "RangeError",
        message: `${name}: expected rows from 0 to 1, got 2 at place 0`,
      });
      assert.throws(() => y[name](rows, 1.5), {
        name: "RangeError",
        message: `${name}: expected a whole number of segments from 0 on, got 1.5`,
      });
      assert.throws(() => y[name](tensor([0, 1], i32), 2), {
        name: "RangeError",
        message: `${name}: expected a segment for each row, [e] for [e, ...], got [2] for [3, 2]`,
      });
      assert.throws(() => tensor(1)[name](tensor([], i32), 2), {
        message: `${name}: expected a segment for each row, [e] for [e, ...], got [0] for []`,
      });
      assert.throws(() => y[name](range(3), 3), {
        name: "TypeError",
        message: `${name}: expected rows as a tensor of int32, got float32: make one by tensor([0, 2, 1], { dtype: "int32" })`,
      });
    }
  });
});

describe("dropout", () => {
  it("sets some numbers to 0 and makes the others larger", () => {
    const n = 20_000;
    const y = dropout(ones([n]), 0.2, random(4));
    const left = y.values.filter((value) => value !== 0);
    assert.deepEqual(new Set(left), new Set([Math.fround(1 / 0.8)]));
    // Within five standard deviations of a binomial: sqrt(0.2 0.8 / n) = 0.0028.
    assert.ok(Math.abs(left.length / n - 0.8) < 0.0142, String(left.length / n));
  });

  it("is the same for one seed, and the identity without a stream", () => {
    const some = range(50);
    assert.deepEqual(dropout(some, 0.5, random(1)).values, dropout(some, 0.5, random(1)).values);
    assert.notDeepEqual(dropout(some, 0.5, random(1)).values, dropout(some, 0.5, random(2)).values);
    assert.equal(dropout(some, 0.5), some);
    assert.deepEqual(dropout(some, 0, random(1)).values, some.values);
  });

  it("refuses what is not a probability, and whole numbers", () => {
    for (const rate of [1, -0.1, Number.NaN])
      assert.throws(() => dropout(x, rate), {
        name: "RangeError",
        message: `dropout: expected a probability 0 <= rate < 1, got ${rate}`,
      });
    assert.throws(() => dropout(rows, 0.5, random(1)), {
      name: "TypeError",
      message: 'dropout: expected float32 or float64, got int32: convert it by .as("float32")',
    });
  });
});
