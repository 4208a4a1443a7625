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
  where,
} from "../../../lib/engine/index.js";

const f64 = { dtype: "float64" } as const;

/** Finite at 0, with a gradient that is not: the function, and the operation with which it begins. */
const functions: Readonly<Record<string, readonly [f: (x: Tensor) => Tensor, begins: RegExp]>> = {
  "log, where x > 0": [
    (x) => where(x.greater(0), x.log(), x),
    /log' of \[2\], which gave Infinity at place 0 from 0/,
  ],
  "a root by pow, where x > 0": [
    (x) => where(x.greater(0), x.pow(0.5), x),
    /pow\(-0.5\) of \[2\], which gave Infinity at place 0 from 0/,
  ],
  "a root by pow alone": [(x) => x.pow(0.5), /pow\(-0.5\) of \[2\], which gave Infinity/],
  "a root by pow, times 0": [(x) => x.pow(0.5).mul(0), /pow\(-0.5\) of \[2\], which gave Infinity/],
  "1 / x by pow, where x > 0": [
    (x) => where(x.greater(0), x.pow(-1), x),
    /pow\(-2\) of \[2\], which gave Infinity/,
  ],
  "x / x, where x > 0": [
    (x) => where(x.greater(0), x.div(x), x),
    /div of \[2\] and \[2\], which gave NaN at place 0 from 0 and 0/,
  ],
  "x^2 log x, where x > 0": [
    (x) => where(x.greater(0), x.log().mul(x).mul(x), x),
    /log of \[2\], which gave -Infinity/,
  ],
  "exp that overflows, where x > 2": [
    (x) => where(x.greater(2), x.add(800).exp(), x),
    /exp' of \[2\], which gave Infinity|exp of \[2\], which gave Infinity/,
  ],
};

const at = tensor([0, 1], f64);
const remedy =
  /: what `where` leaves out counts in gradients, so give the operation other numbers there: where\(x\.greater\(0\), x, 1\)\.log\(\)$/;

describe("a gradient that is not finite where the value is", () => {
  for (const [name, [f, begins]] of Object.entries(functions)) {
    it(`is refused by grad with the operation and the remedy: ${name}`, () => {
      assert.ok(Number.isFinite(f(at).sum().item()), "the value is finite");
      assert.throws(
        () => grad((x: Tensor) => f(x).sum())(at),
        (error: Error) => {
          assert.equal(error.name, "RangeError");
          assert.match(
            error.message,
            /^grad: expected a finite gradient, got (NaN|-?Infinity): it begins with /,
          );
          assert.match(error.message, begins);
          assert.match(error.message, remedy);
          return true;
        },
      );
    });
  }

  it("is refused by whatever differentiates, in its own name", () => {
    const f = (x: Tensor): Tensor => x.pow(0.5);
    const sum = (x: Tensor): Tensor => f(x).sum();
    const all: Readonly<Record<string, () => unknown>> = {
      grad: () => grad(sum)(at),
      valueAndGrad: () => valueAndGrad(sum)(at),
      vjp: () => vjp(f, at, ones([2], f64)),
      jvp: () => jvp(f, at, ones([2], f64)),
      jacobian: () => jacobian(f)(at),
      hessian: () => hessian(sum)(at),
      laplacian: () => laplacian(sum)(at),
    };
    for (const [name, of] of Object.entries(all))
      assert.throws(of, { name: "RangeError", message: new RegExp(`^${name}: expected .*pow\\(-[01].5\\)`) });
  });

  it("names the parameter", () => {
    const p = { layers: [{ W: ones([2], f64) }, { W: at }] };
    const f = ({ layers }: typeof p): Tensor => layers[0]!.W.mul(layers[1]!.W.pow(0.5)).sum();
    assert.throws(
      () => grad(f)(p),
      /^RangeError: grad: expected a finite gradient by layers\.1\.W, got Infinity/,
    );
  });

  it("says so where NaN or Infinity was given", () => {
    assert.throws(
      () => grad((x: Tensor) => where(x.less(9), x, x.sub(x)).mul(x).sum())(tensor([1, Infinity])),
      /NaN or Infinity among the numbers that were given/,
    );
  });

  it("is 0 by convention for roots and lengths at 0", () => {
    assert.deepEqual(grad((x: Tensor) => x.sqrt().sum())(at).toArray(), [0, 0.5]);
  });

  it("goes through where the operation was given other numbers before, as the remedy says", () => {
    const f = (x: Tensor): Tensor => where(x.greater(0), where(x.greater(0), x, 1).log(), x).sum();
    assert.deepEqual(grad(f)(at).toArray(), [1, 1]);
    assert.deepEqual(
      [...hessian(f)(at).values].map((each) => each + 0),
      [0, 0, 0, -1],
    );
  });

  it("is none where directions are pushed forward: what `where` leaves out is left out of them too", () => {
    const f = (x: Tensor): Tensor => where(x.greater(0), x.log(), x);
    assert.deepEqual(jvp(f, at, ones([2], f64))[1].toArray(), [1, 1]);
    assert.deepEqual(jacobian(f)(at).toArray(), [[1, 0], [0, 1]]); // biome-ignore format: a matrix
  });

  it("is not looked for inside of another gradient, which may leave it out", () => {
    const slope = grad((x: Tensor) => x.pow(0.5).sum());
    const f = (x: Tensor): Tensor => where(x.greater(0), slope(x).detach(), x).sum();
    assert.deepEqual(grad(f)(at).toArray(), [1, 0]);
  });
});

describe("a value that is not finite", () => {
  it("is refused in the name of what was called", () => {
    const f = (x: Tensor): Tensor => x.log().sum();
    assert.throws(
      () => grad(f)(at),
      /^RangeError: grad: expected a finite value, got -Infinity: it begins with log/,
    );
    assert.throws(() => valueAndGrad(f)(at), /^RangeError: valueAndGrad: expected a finite value/);
  });

  it("and a result that is not one number, too", () => {
    assert.throws(() => valueAndGrad((x: Tensor) => x)(at), /^RangeError: valueAndGrad: expected one number/);
    assert.throws(() => grad((x: Tensor) => x)(at), /^RangeError: grad: expected one number/);
    assert.throws(() => hessian((x: Tensor) => x)(at), /^RangeError: hessian: expected one number/);
    assert.throws(() => laplacian((x: Tensor) => x)(at), /^RangeError: laplacian: expected one number/);
  });
});
