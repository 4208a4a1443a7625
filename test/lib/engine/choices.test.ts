import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  grad,
  jvp,
  range,
  type Tensor,
  tensor,
  valueAndGrad,
  where,
  zeros,
} from "../../../lib/engine/index.js";
import { assertTensor } from "./close.js";

const f64 = { dtype: "float64" } as const;
const i32 = { dtype: "int32" } as const;

describe("maximum and minimum", () => {
  const [a, b] = [tensor([[1, 5, 2]], f64), tensor([[3], [2]], f64)];

  it("take the larger and the smaller, broadcast to one shape", () => {
    assertTensor(a.maximum(b), [2, 3], [3, 5, 3, 2, 5, 2]);
    assertTensor(a.minimum(b), [2, 3], [1, 3, 2, 1, 2, 2]);
    assertTensor(a.maximum(4), [1, 3], [4, 5, 4]);
  });

  it("give the gradient to the first in a tie", () => {
    const tie = tensor([2, 2], f64);
    for (const f of [(x: Tensor, y: Tensor) => x.maximum(y), (x: Tensor, y: Tensor) => x.minimum(y)]) {
      const both = grad(([x, y]: [Tensor, Tensor]) => f(x, y).sum())([tie, tie.add(0)]);
      assertTensor(both[0], [2], [1, 1]);
      assertTensor(both[1], [2], [0, 0]);
      const [, pushed] = jvp(([x, y]: [Tensor, Tensor]) => f(x, y), [tie, tie.add(0)], [tie, tie.mul(5)]);
      assertTensor(pushed, [2], [2, 2]);
    }
  });

  it("clip keeps the slope at both ends", () => {
    const x = tensor([-2, -1, 0, 1, 2], f64);
    assertTensor(x.clip(-1, 1), [5], [-1, -1, 0, 1, 1]);
    assertTensor(grad((y: Tensor) => y.clip(-1, 1).sum())(x), [5], [0, 1, 1, 1, 0]);
  });

  it("clip refuses ends in the wrong order, and NaN", () => {
    assert.throws(() => a.clip(1, 0), {
      name: "RangeError",
      message: "clip: expected lo <= hi, got lo = 1 and hi = 0",
    });
    assert.throws(() => a.clip(Number.NaN, 0), { message: /got lo = NaN/ });
  });

  it("refuse another dtype", () => {
    assert.throws(() => a.maximum(tensor([1])), {
      name: "TypeError",
      message:
        'maximum: expected two tensors of one dtype, got float64 and float32: convert one by .as("float64")',
    });
    assert.throws(() => a.minimum("1" as never), {
      name: "TypeError",
      message: "minimum: expected a tensor or a number, got string: make one by tensor(...)",
    });
  });
});

describe("comparisons", () => {
  const [a, b] = [tensor([[1, 5, Number.NaN]], f64), tensor([[5], [1]], f64)];

  it("are 1 where they hold, as int32", () => {
    assertTensor(a.greater(b), [2, 3], [0, 0, 0, 0, 1, 0]);
    assertTensor(a.less(b), [2, 3], [1, 0, 0, 0, 0, 0]);
    assertTensor(a.equal(b), [2, 3], [0, 1, 0, 1, 0, 0]);
    assert.equal(a.equal(b).dtype, "int32");
    assertTensor(a.greater(2), [1, 3], [0, 1, 0]);
    assertTensor(tensor([1, 2], i32).equal(2), [2], [0, 1]);
    assertTensor(zeros([0, 3]).less(1), [0, 3], []);
  });

  it("have no gradient", () => {
    const f = (x: Tensor): Tensor => x.greater(0).as("float64").mul(x).sum();
    assertTensor(grad(f)(tensor([-1, 2], f64)), [2], [0, 1]);
    assertTensor(jvp(f, tensor([-1, 2], f64), tensor([3, 4], f64))[1], [], [4]);
  });

  it("refuse shapes that do not agree, and another dtype", () => {
    assert.throws(() => range(2).less(range(3)), {
      name: "RangeError",
      message: "less: expected shapes that agree from the right, got [2] and [3]: 2 against 3 in axis 0",
    });
    assert.throws(() => range(2).equal(range(2, i32)), {
      name: "TypeError",
      message:
        'equal: expected two tensors of one dtype, got float32 and int32: convert one by .as("float32")',
    });
  });
});

describe("where", () => {
  const mask = tensor([1, 0, 2], i32);

  it("takes the first where the mask is not 0", () => {
    assertTensor(where(mask, tensor([1, 2, 3], f64), tensor([[4], [5]], f64)), [2, 3], [1, 4, 3, 1, 5, 3]);
    assertTensor(where(mask, 7, tensor([1, 2, 3], f64)), [3], [7, 2, 7]);
    assertTensor(where(mask, tensor([1, 2, 3], i32), 0), [3], [1, 0, 3]);
  });

  it("lets no NaN from what was not chosen into the value", () => {
    const x = tensor([4, -1, 9], f64);
    assertTensor(where(x.greater(0), x.sqrt(), 0), [3], [2, 0, 3]);
  });

  it("refuses a mask that is not one, two numbers, and shapes that do not agree", () => {
    assert.throws(() => where(range(3), range(3), 0), {
      name: "TypeError",
      message: "where: expected a mask of int32, got float32: compare first, as in x.greater(0)",
    });
    assert.throws(() => where(true as never, range(3), 0), {
      message: "where: expected a mask of int32, got boolean: compare first, as in x.greater(0)",
    });
    assert.throws(() => where([1] as never, range(3), 0), {
      message: "where: expected a mask of int32, got a list: compare first, as in x.greater(0)",
    });
    assert.throws(() => where(mask, 1, 2), {
      name: "TypeError",
      message: "where: expected a tensor for a or b, got two numbers: make one by tensor(...)",
    });
    assert.throws(() => where(mask, range(3), range(3, f64)), {
      name: "TypeError",
      message:
        'where: expected two tensors of one dtype, got float32 and float64: convert one by .as("float32")',
    });
    assert.throws(() => where(mask, range(2), 0), {
      name: "RangeError",
      message: "where: expected shapes that agree from the right, got [3] and [2]: 3 against 2 in axis 0",
    });
  });
});

describe("as", () => {
  it("converts, and truncates fractions for int32", () => {
    const x = tensor([1.7, -1.7, 2 ** 31 - 1], f64);
    assertTensor(x.as("int32"), [3], [1, -1, 2 ** 31 - 1]);
    assert.equal(x.as("float32").dtype, "float32");
    assert.equal(x.as("float32").values[0], Math.fround(1.7));
    assert.equal(x.as("float64"), x);
    assert.equal(range(3, i32).as("float64").dtype, "float64");
  });

  it("converts the gradient back, also to second order", () => {
    const cube = (x: Tensor): Tensor => x.as("float32").pow(3).sum();
    const x = tensor([2, 3], f64);
    assert.equal(grad(cube)(x).dtype, "float64");
    assertTensor(grad(cube)(x), [2], [12, 27]);
    assertTensor(grad((y: Tensor) => grad(cube)(y).sum())(x), [2], [12, 18]);
    const [value, pushed] = jvp(cube, x, tensor([1, 0], f64));
    assert.equal(value.dtype, "float32");
    assert.equal(pushed.dtype, "float32");
    assertTensor(pushed, [], [12]);
    assertTensor(grad((y: Tensor) => y.as("int32").as("float64").mul(y).sum())(x), [2], [2, 3]);
  });

  it("refuses what int32 cannot hold, and what is not a dtype", () => {
    for (const bad of [Number.NaN, 2 ** 31, Number.NEGATIVE_INFINITY])
      assert.throws(() => tensor([0, bad], f64).as("int32"), {
        name: "RangeError",
        message: `as: expected numbers below 2^31 for int32, got ${bad} at place 1`,
      });
    assert.throws(() => range(2).as("float16" as never), {
      name: "TypeError",
      message: 'as: expected the dtype "float32", "float64" or "int32", got "float16"',
    });
  });
});

describe("detach", () => {
  it("lets no gradient through", () => {
    const f = (x: Tensor): Tensor => x.mul(x.detach()).sum();
    assertTensor(grad(f)(tensor([2, 3], f64)), [2], [2, 3]);
    assertTensor(jvp(f, tensor([2, 3], f64), tensor([1, 1], f64))[1], [], [5]);
  });

  it("keeps nothing of how it was made, and its numbers after the step", () => {
    const kept: Tensor[] = [];
    valueAndGrad((x: Tensor) => {
      const squared = x.square();
      kept.push(squared.detach(), squared.reshape([2, 1]).detach(), x.detach());
      return squared.sum();
    })(tensor([2, 3], f64));
    // A second step that takes the same memory.
    grad((x: Tensor) => x.mul(7).square().sum())(tensor([5, 5], f64));
    assertTensor(kept[0]!, [2], [4, 9]);
    assertTensor(kept[1]!, [2, 1], [4, 9]);
    assertTensor(kept[2]!, [2], [2, 3]);
    for (const each of kept) assert.equal(each.origin, undefined);
  });
});
