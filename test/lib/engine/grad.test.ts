import assert from "node:assert/strict";
import { grad, jvp, ones, type Tensor, tensor, valueAndGrad, vjp, zeros } from "../../../lib/engine/index.js";
import { recording } from "../../../lib/engine/recording.js";

const float64 = { dtype: "float64" } as const;

describe("grad", () => {
  it("takes one tensor at two places of a tree as two variables", () => {
    const t = tensor([3], float64);
    const { a, b } = grad((p: { a: Tensor; b: Tensor }) => p.a.square().mul(p.b).sum())({ a: t, b: t });
    assert.deepEqual([a.item(), b.item()], [2 * 3 * 3, 3 * 3]);
  });

  it("is 0 by what the value does not depend on, and by whole numbers", () => {
    const p = { x: tensor([1, 2]), unused: ones([2, 2]), rows: tensor([1, 0], { dtype: "int32" }) };
    const { x, unused, rows } = grad((q: typeof p) => q.x.gather(q.rows).square().sum())(p);
    assert.deepEqual(x.toArray(), [2, 4]);
    assert.deepEqual(unused.toArray(), [[0, 0], [0, 0]]); // biome-ignore format: a matrix
    assert.deepEqual([rows.toArray(), rows.dtype], [[0, 0], "int32"]);
  });

  it("keeps what is constant apart: d/dx (x d/dy (x + y)) = 1", () => {
    const outer = grad((x: Tensor) => x.mul(grad((y: Tensor) => x.add(y).sum())(ones([], float64))).sum());
    assert.equal(outer(tensor(7, float64)).item(), 1);
  });

  it("takes other arguments as constants, and gives back what came with the value", () => {
    const both = valueAndGrad((x: Tensor, k: number) => [x.mul(k).sum(), { doubled: x.mul(2) }] as const);
    const [value, gradient, { doubled }] = both(tensor([1, 2]), 5);
    assert.deepEqual([value.item(), gradient.toArray(), doubled.toArray()], [15, [5, 5], [2, 4]]);
  });

  it("refuses what is not one number, whole numbers, and what is no tensor", () => {
    assert.throws(() => grad((x: Tensor) => x.square())(ones([2])), {
      name: "RangeError",
      message: "grad: expected one number to differentiate, got shape [2]: take its sum or mean",
    });
    assert.throws(() => grad((x: Tensor) => x.sum().as("int32"))(ones([2])), {
      name: "TypeError",
      message: /got int32/,
    });
    assert.throws(() => grad(() => 3 as never)(ones([2])), { name: "TypeError", message: /got number$/ });
    assert.throws(
      () => grad((async (x: Tensor) => x.sum()) as never)(ones([2])),
      /got a promise: leave `async` out/,
    );
  });

  it("leaves no level and no step open when the function throws", () => {
    const failing = grad((x: Tensor) => grad((y: Tensor) => y.matmul(x))(x));
    assert.throws(() => failing(ones([2])), /matmul/);
    assert.deepEqual(
      { ...recording, nodes: 0 },
      { levels: 0, read: 0, depth: 0, scope: undefined, nodes: 0 },
    );
  });

  it("goes no deeper than the levels that there are, and says so", () => {
    const deep = (f: (x: Tensor) => Tensor, depth: number): ((x: Tensor) => Tensor) =>
      depth === 0 ? f : (x) => grad((y: Tensor) => deep(f, depth - 1)(y).sum())(x).sum();
    assert.throws(() => deep((x) => x.sum(), 40)(ones([])), /at most 30 levels/);
    assert.equal(deep((x) => x.sum(), 29)(ones([])).item(), 0);
  });
});

describe("vjp and jvp", () => {
  const f = (x: Tensor): Tensor => x.square();

  it("pull back and push forward along what has the shape of the result, or of the argument", () => {
    assert.deepEqual(vjp(f, tensor([1, 2]), tensor([10, 1]))[1].toArray(), [20, 4]);
    assert.deepEqual(jvp(f, tensor([1, 2]), tensor([10, 1]))[1].toArray(), [20, 4]);
  });

  it("refuse other shapes, dtypes and trees", () => {
    assert.throws(
      () => vjp(f, zeros([2]), zeros([3])),
      /vjp: expected g of the shape of f\(x\), \[2\], got \[3\]/,
    );
    assert.throws(() => vjp(f, zeros([2]), zeros([2], float64)), /vjp: expected g of the dtype of f\(x\), float32, got float64/); // biome-ignore format: one line
    assert.throws(
      () => jvp(f, zeros([2]), zeros([3])),
      /jvp: expected v of the shape of x, \[2\], got \[3\]/,
    );
    assert.throws(() => jvp(([x]: Tensor[]) => f(x!), [zeros([2])], []), /1 tensors, got 0/);
  });
});
