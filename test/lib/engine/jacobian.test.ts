import assert from "node:assert/strict";
import {
  customGradient,
  einsum,
  grad,
  hessian,
  jacobian,
  laplacian,
  randomNormal,
  straightThrough,
  type Tensor,
  tensor,
  zeros,
} from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives, derivativeErrors } from "./differences.js";

const draw = random(3);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });
const float64 = { dtype: "float64" } as const;
const near = (a: Tensor, b: Tensor, error = 1e-12): void => {
  assert.deepEqual(a.shape, b.shape);
  for (const [k, x] of a.values.entries())
    assert.ok(Math.abs(x - b.values[k]!) < error, `${x} is not ${b.values[k]}`);
};

describe("the Jacobian", () => {
  const [A, few, many] = [r(3, 3), r(3, 5), r(3, 2)];

  it("of a linear map is its matrix, whether there are more numbers before or after", () => {
    for (const B of [A, few, many]) {
      const J = jacobian((x: Tensor) => x.matmul(B))(r(1, 3));
      near(J.reshape([B.shape[1]!, 3]), B.transpose());
    }
  });

  it("has the axes of the result, then those of the argument", () => {
    const J = jacobian((x: Tensor) => einsum("i j, k -> j i k", x, tensor([1, 2], float64)))(r(3, 4));
    assert.deepEqual(J.shape, [4, 3, 2, 3, 4]);
    const expected = J.toArray() as number[][][][][];
    for (let j = 0; j < 4; j++)
      for (let i = 0; i < 3; i++)
        for (let k = 0; k < 2; k++)
          for (let a = 0; a < 3; a++)
            for (let b = 0; b < 4; b++)
              assert.equal(expected[j]![i]![k]![a]![b], a === i && b === j ? k + 1 : 0);
  });

  it("is differentiated itself", () => {
    for (const [f, x] of [
      [(x: Tensor) => jacobian((y: Tensor) => y.sin().mul(y.sum()))(x), r(4)],
      [(x: Tensor) => jacobian((y: Tensor) => y.square().mul(y.sum()).sum())(x), r(4)],
    ] as const)
      assertDerivatives(f, [x]);
  });

  it("is 0 where nothing depends on the argument, and empty where there is nothing", () => {
    const c = r(2);
    assert.deepEqual(jacobian(() => c)(r(3)).toArray(), [[0, 0, 0], [0, 0, 0]]); // biome-ignore format: a matrix
    assert.deepEqual(jacobian((x: Tensor) => x.square())(zeros([0], float64)).shape, [0, 0]);
    assert.throws(() => jacobian((x: Tensor) => x)(zeros([2], { dtype: "int32" })), /jacobian/);
  });
});

describe("the Hessian", () => {
  const f = (x: Tensor): Tensor => x.sin().sum().mul(x.square().sum()).exp();

  it("of x^T A x is A + A^T", () => {
    const A = r(4, 4);
    near(hessian((x: Tensor) => einsum("i, i j, j ->", x, A, x))(r(4)), A.add(A.transpose()));
  });

  it("is symmetric, and the Jacobian of the gradient", () => {
    const x = r(5).mul(0.3);
    const H = hessian(f)(x);
    near(H, H.transpose(), 1e-10);
    near(H, jacobian(grad(f))(x));
  });

  it("has the Laplacian as its trace", () => {
    const x = r(6).mul(0.3);
    const H = hessian(f)(x).toArray() as number[][];
    const trace = H.reduce((sum, row, k) => sum + row[k]!, 0);
    assert.ok(Math.abs(laplacian(f)(x).item() - trace) < 1e-10 * Math.abs(trace));
    assert.deepEqual(laplacian(f)(x).shape, []);
  });
});

describe("the Laplacian", () => {
  it("of a harmonic function is 0, and of |x|^2 twice the dimension", () => {
    const x = r(3);
    const harmonic = (p: Tensor): Tensor =>
      p
        .square()
        .mul(tensor([1, 1, -2], float64))
        .sum();
    assert.ok(Math.abs(laplacian(harmonic)(x).item()) < 1e-12);
    assert.equal(laplacian((p: Tensor) => p.square().sum())(x).item(), 6);
    assert.ok(Math.abs(laplacian((p: Tensor) => p.square().sum().pow(-0.5))(x).item()) < 1e-10);
    assert.equal(laplacian((p: Tensor) => p.sum())(x).item(), 0);
  });

  it("is differentiated itself", () => {
    assertDerivatives((x) => laplacian((p: Tensor) => p.pow(3).sum().square())(x), [r(4)]);
  });
});

describe("straightThrough", () => {
  it("has the numbers of one tensor and the derivatives of another", () => {
    const f = (x: Tensor): Tensor => straightThrough(x.greater(0).as("float64"), x.sigmoid());
    const x = tensor([-2, 3], float64);
    assert.deepEqual(f(x).toArray(), [0, 1]);
    near(jacobian(f)(x), jacobian((y: Tensor) => y.sigmoid())(x));
    near(hessian((y: Tensor) => f(y).sum())(x), hessian((y: Tensor) => y.sigmoid().sum())(x));
  });

  it("refuses another shape or dtype", () => {
    assert.throws(() => straightThrough(zeros([2]), zeros([3])), {
      message: "straightThrough: expected a value of the shape of like, [3], got [2]",
    });
    assert.throws(
      () => straightThrough(zeros([2], { dtype: "int32" }), zeros([2])),
      /straightThrough: expected two tensors of one dtype/,
    );
  });
});

describe("customGradient", () => {
  const product = customGradient(
    (x: Tensor, y: Tensor) => x.mul(y).exp(),
    (g, x, y) => {
      const z = x.mul(y).exp();
      return [g.mul(y).mul(z), g.mul(x).mul(z)];
    },
  );

  it("has derivatives of every order by its rule, forward and back", () => {
    assertDerivatives(product, [r(4), r(4)]);
  });

  it("takes a rule that is meant to be another", () => {
    const reversed = customGradient(
      (x: Tensor) => x.square(),
      (g) => [g.neg()],
    );
    assert.deepEqual(grad((x: Tensor) => reversed(x).sum())(tensor([1, 2])).toArray(), [-1, -1]);
    assert.ok(derivativeErrors(reversed, [r(3)])[0] > 0.1);
  });

  it("lets through what the function depends on besides its arguments", () => {
    const slope = grad((w: Tensor) =>
      customGradient(
        (x: Tensor) => x.mul(w),
        (g) => [g],
      )(tensor([5], float64)).sum(),
    );
    assert.deepEqual(slope(tensor([2], float64)).toArray(), [5]);
  });

  it("takes no gradient as 0, and refuses one of another shape", () => {
    const none = customGradient(
      (x: Tensor) => x.square(),
      () => [undefined],
    );
    assert.deepEqual(grad((x: Tensor) => none(x).sum())(tensor([1, 2])).toArray(), [0, 0]);
    const wrong = customGradient(
      (x: Tensor) => x.square(),
      (g) => [g.sum()],
    );
    assert.throws(() => grad((x: Tensor) => wrong(x).sum())(tensor([1, 2])), {
      message: "customGradient: expected a gradient by argument 0 of its shape, [2], got []",
    });
  });
});
