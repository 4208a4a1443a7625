import assert from "node:assert/strict";
import {
  grad,
  hessian,
  jacobian,
  jvp,
  laplacian,
  ones,
  type Tensor,
  tensor,
  valueAndGrad,
  vjp,
} from "../../../lib/engine/index.js";

const f64 = { dtype: "float64" } as const;
const x = tensor([1, 2], f64);

/** x^2, its numbers read out and put into a new tensor. */
const cut: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  "item()": (x) => tensor(x.square().sum().item(), f64),
  "toArray()": (x) => tensor(x.square().toArray(), f64).sum(),
  JSON: (x) => tensor(JSON.parse(JSON.stringify(x.square())), f64).sum(),
};

describe("a result that does not depend on the argument because its numbers were read out", () => {
  for (const [name, f] of Object.entries(cut))
    it(`is refused with the remedy: ${name}`, () =>
      assert.throws(() => grad(f)(x), {
        name: "RangeError",
        message:
          "grad: expected a result that depends on what it is differentiated by, got one made of numbers that were read out of it: what item() and toArray() give is constant, so compute with tensors to the end",
      }));

  it("is refused by whatever differentiates, in its own name", () => {
    const f = cut["item()"]!;
    const all: Readonly<Record<string, () => unknown>> = {
      grad: () => grad(f)(x),
      valueAndGrad: () => valueAndGrad(f)(x),
      vjp: () => vjp(f, x, ones([], f64)),
      jvp: () => jvp(f, x, x),
      jacobian: () => jacobian(f)(x),
      hessian: () => hessian(f)(x),
      laplacian: () => laplacian(f)(x),
    };
    for (const [name, of] of Object.entries(all))
      assert.throws(of, {
        name: "RangeError",
        message: new RegExp(`^${name}: expected a result that depends`),
      });
  });

  it("is refused inside of another gradient as well, as forces are", () => {
    const energy = (theta: Tensor): Tensor =>
      grad((y: Tensor) => tensor(y.mul(theta).sum().item(), f64))(x)
        .square()
        .sum();
    assert.throws(() => grad(energy)(ones([2], f64)), /^RangeError: grad: expected a result that depends/);
  });
});

describe("a gradient of 0", () => {
  it("is that of a constant, of what is detached, and of whole numbers", () => {
    const flat: readonly ((x: Tensor) => Tensor)[] = [
      () => ones([], f64),
      (x) => x.detach().sum(),
      (x) => x.greater(0).as("float64").sum(),
    ];
    for (const f of flat) assert.deepEqual(grad(f)(x).toArray(), [0, 0]);
  });

  it("is the second one of functions that are linear between branches, which read numbers to choose", () => {
    const hinge = (x: Tensor): Tensor => (x.sum().item() > 0 ? x.sum() : x.neg().sum());
    assert.deepEqual(grad(hinge)(x).toArray(), [1, 1]);
    assert.deepEqual(hessian(hinge)(x).toArray(), [[0, 0], [0, 0]]); // biome-ignore format: a matrix
    assert.equal(laplacian(hinge)(x).item(), 0);
  });

  it("is that of parameters that no term uses, whatever was read out to be shown", () => {
    const p = { used: x, unused: x };
    const seen: number[] = [];
    const { used, unused } = grad((q: typeof p) => {
      seen.push(q.used.sum().item(), q.unused.sum().item());
      return q.used.sum();
    })(p);
    assert.deepEqual(
      [used.toArray(), unused.toArray(), seen],
      [
        [1, 1],
        [0, 0],
        [3, 3],
      ],
    );
  });

  it("is allowed after what was read out in another call", () => {
    assert.throws(() => grad(cut["item()"]!)(x), RangeError);
    assert.deepEqual(grad((_: Tensor) => ones([], f64))(x).toArray(), [0, 0]);
  });
});
