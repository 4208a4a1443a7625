import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  cholesky,
  einsum,
  grad,
  identity,
  jvp,
  logDeterminant,
  randomNormal,
  solve,
  symmetricEigenTensor,
  type Tensor,
  tensor,
  zeros,
} from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";
import { assertDerivatives } from "./differences.js";

const draw = random(13);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });
const float64 = (numbers: number[][]): Tensor => tensor(numbers, { dtype: "float64" });
const near = (got: Tensor, want: Tensor, tolerance = 1e-12): void => {
  assert.deepEqual(got.shape, want.shape);
  for (const [k, x] of want.values.entries())
    assert.ok(Math.abs(got.values[k]! - x) < tolerance, `${k}: ${got.values[k]} against ${x}`);
};

const symmetricPart = (a: Tensor): Tensor => a.add(einsum("t i j -> t j i", a)).mul(0.5);
/** A^T A + 1: positive definite, for any A. */
const positive = (a: Tensor): Tensor =>
  einsum("t k i, t k j -> t i j", a, a).add(identity(a.shape.at(-1)!, { dtype: a.dtype }));

const A = float64([
  [4, 1, 0.5],
  [1, 3, -1],
  [0.5, -1, 2],
]);
const B = float64([
  [0, 2, 1],
  [1, 1, 0],
  [3, 0, -1],
]);

describe("linear algebra", () => {
  it("agrees with numpy", () => {
    // np.linalg.solve, slogdet, cholesky, eigh
    near(
      solve(
        B,
        float64([
          [1, 2],
          [0, 1],
          [4, -1],
        ]),
      ),
      float64([
        [5, -1],
        [-5, 2],
        [11, -2],
      ]),
    );
    near(logDeterminant(B.mul(2)), tensor(Math.log(8), { dtype: "float64" })); // the sign is -1
    near(logDeterminant(A), tensor(2.7880929087757464, { dtype: "float64" }));
    near(
      cholesky(A),
      float64([
        [2, 0, 0],
        [0.5, 1.6583123951777, 0],
        [0.25, -0.6784005252999682, 1.2154310870109943],
      ]),
    );
    const { values, vectors } = symmetricEigenTensor(A);
    near(values, tensor([1.0595504397993136, 3.317544438556552, 4.622905121644135], { dtype: "float64" }));
    near(
      vectors,
      float64([
        [-0.320190469337998, 0.4442152028504296, 0.836750211772703],
        [0.5591235936836924, -0.6244025091962295, 0.5454377265056805],
        [0.7647606621233505, 0.6424907470664492, -0.0484434681112982],
      ]),
    );
  });

  it("solves for vectors and columns, for each of many matrices", () => {
    const [a, b] = [r(2, 3, 4, 4), r(2, 3, 4)];
    near(einsum("s t i j, s t j -> s t i", a, solve(a, b)), b, 1e-10);
    const columns = r(2, 3, 4, 5);
    near(einsum("s t i j, s t j m -> s t i m", a, solve(a, columns)), columns, 1e-10);
    near(
      einsum("i j, j k -> i k", B, solve(B, identity(3, { dtype: "float64" }))),
      identity(3, { dtype: "float64" }),
    );
  });

  it("gives triangles and eigenvectors of which the matrix is made again", () => {
    const a = positive(r(3, 5, 5));
    const L = cholesky(a);
    near(einsum("t i k, t j k -> t i j", L, L), a);
    const { values, vectors } = symmetricEigenTensor(a);
    near(einsum("t i k, t k, t j k -> t i j", vectors, values, vectors), a);
    near(logDeterminant(a), values.log().sum(-1));
    near(logDeterminant(a), einsum("t i i -> t i", L).log().sum(-1).mul(2));
  });

  it("gives eigenvectors whose largest entry is positive", () => {
    const { vectors } = symmetricEigenTensor(symmetricPart(r(20, 4, 4)));
    const largest = vectors.max(1).add(vectors.min(1));
    assert.ok(largest.values.every((x) => x > 0));
  });

  it("of no numbers has none, and the determinant of no rows is 1", () => {
    assert.deepEqual(solve(zeros([0, 3, 3]), zeros([0, 3])).shape, [0, 3]);
    assert.deepEqual(solve(zeros([2, 0, 0]), zeros([2, 0, 1])).shape, [2, 0, 1]);
    assert.deepEqual(solve(zeros([2, 2, 2]), zeros([2, 2, 0])).shape, [2, 2, 0]);
    assert.deepEqual(logDeterminant(zeros([2, 0, 0])).toArray(), [0, 0]);
    assert.deepEqual(cholesky(zeros([2, 0, 0])).shape, [2, 0, 0]);
    assert.deepEqual(symmetricEigenTensor(zeros([0, 3, 3])).values.shape, [0, 3]);
  });

  const cases: Readonly<Record<string, readonly [(...xs: Tensor[]) => Tensor, readonly Tensor[]]>> = {
    "solve, a vector": [
      solve,
      [
        float64([
          [0.5, 2, 5],
          [4, 1, 0.5],
          [-1, 3, -1],
        ]),
        r(3),
      ],
    ],
    "solve, columns of each of several": [
      (a, b) => solve(a.add(identity(3, { dtype: "float64" }).mul(4)), b),
      [r(2, 3, 3), r(2, 3, 2)],
    ],
    "solve, of one number": [solve, [float64([[2]]), r(1, 1)]],
    "solve, of none": [solve, [r(0, 3, 3), r(0, 3)]],
    "logDeterminant, of a negative determinant": [
      logDeterminant,
      [
        float64([
          [0, 1],
          [2, 1],
        ]),
      ],
    ],
    "logDeterminant, of several": [(a) => logDeterminant(positive(a)), [r(2, 3, 3)]],
    "logDeterminant, of no rows": [logDeterminant, [r(2, 0, 0)]],
    "cholesky, of several": [(a) => cholesky(positive(a)), [r(2, 3, 3)]],
    "cholesky, of one number": [(a) => cholesky(positive(a)), [r(1, 1, 1)]],
    "cholesky, of a matrix that is made symmetric": [
      (a) => cholesky(symmetricPart(a)),
      [A.reshape([1, 3, 3])],
    ],
    eigenvalues: [(a) => symmetricEigenTensor(symmetricPart(a)).values, [r(2, 4, 4)]],
    eigenvectors: [(a) => symmetricEigenTensor(symmetricPart(a)).vectors, [A.reshape([1, 3, 3])]],
    "eigenvalues and eigenvectors": [
      (a) => {
        const { values, vectors } = symmetricEigenTensor(symmetricPart(a));
        return einsum("t i k, t k, t j k -> t i j", vectors, values.exp(), vectors);
      },
      [A.reshape([1, 3, 3])],
    ],
    "eigenvalues of one number": [(a) => symmetricEigenTensor(a).values.square(), [r(1, 1)]],
  };
  for (const [name, [f, xs]] of Object.entries(cases))
    it(`${name} has the derivatives that it states`, () => assertDerivatives(f, xs));

  it("takes the gradient of a symmetric matrix for symmetric", () => {
    for (const f of [
      (a: Tensor): Tensor => cholesky(a).sum(),
      (a: Tensor): Tensor => symmetricEigenTensor(a).vectors.sum(),
    ]) {
      const g = grad(f)(A);
      near(g, einsum("i j -> j i", g));
    }
  });

  it("in float32 is that in float64, rounded", () => {
    const single = tensor(Float32Array.from(A.values), { shape: [3, 3] });
    const slope = grad((a: Tensor) => logDeterminant(a).add(cholesky(a).sum()))(single);
    assert.equal(slope.dtype, "float32");
    const exact = grad((a: Tensor) => logDeterminant(a).add(cholesky(a).sum()))(A);
    for (const [k, x] of exact.values.entries()) assert.ok(Math.abs(slope.values[k]! - x) < 1e-6);
  });
});

describe("equal eigenvalues", () => {
  const twice = float64([
    [2, 0, 0],
    [0, 2, 0],
    [0, 0, 5],
  ]);

  it("have a gradient: that of their sum is 1 on the diagonal", () => {
    near(grad((a: Tensor) => symmetricEigenTensor(a).values.sum())(twice), identity(3, { dtype: "float64" }));
  });

  const said = {
    name: "RangeError",
    message:
      "symmetricEigenTensor: expected eigenvalues that differ, to differentiate their eigenvectors (or the eigenvalues twice, or forward), got 2 and 2: the vectors of equal eigenvalues are not determined",
  };
  it("have no gradient of eigenvectors, which is said", () => {
    assert.throws(() => grad((a: Tensor) => symmetricEigenTensor(a).vectors.sum())(twice), said);
  });
  it("have no second gradient, and no tangent, which is said", () => {
    const values = (a: Tensor): Tensor => symmetricEigenTensor(a).values.square().sum();
    assert.throws(() => grad((a: Tensor) => grad(values)(a).square().sum())(twice), said);
    assert.throws(() => jvp(values, twice, A), said);
  });
  it("are told from those that differ a little", () => {
    const nearly = twice.add(
      float64([
        [1e-6, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ]),
    );
    const slope = grad((a: Tensor) => symmetricEigenTensor(a).vectors.sum())(nearly);
    assert.ok(slope.values.every(Number.isFinite));
  });
});

describe("linear algebra refuses", () => {
  const singular = float64([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);
  const refusals: readonly (readonly [name: string, run: () => unknown, message: string | RegExp])[] = [
    ["solve", () => solve(r(2, 3), r(2)), "expected square matrices [..., n, n], got [2, 3]"],
    ["solve", () => solve(r(3), r(3)), "expected square matrices [..., n, n], got [3]"],
    [
      "solve",
      () => solve(r(3, 3), r(2)),
      "expected A [..., n, n] and b [..., n] or [..., n, m] with the same axes before them, got [3, 3] and [2]: .broadcastTo repeats one",
    ],
    [
      "solve",
      () => solve(r(2, 3, 3), r(3)),
      "expected A [..., n, n] and b [..., n] or [..., n, m] with the same axes before them, got [2, 3, 3] and [3]: .broadcastTo repeats one",
    ],
    [
      "solve",
      () => solve(singular, r(3)),
      /^solve: expected invertible matrices, got one whose columns are linearly dependent: its pivots go down to \S+$/,
    ],
    [
      "solve",
      () => solve(zeros([1, 1]), zeros([1])),
      "expected invertible matrices, got one whose columns are linearly dependent: its pivots go down to 0.0",
    ],
    [
      "solve",
      () =>
        solve(
          float64([
            [1, NaN],
            [0, 1],
          ]),
          r(2),
        ),
      "expected finite numbers, got NaN in row 0, column 1",
    ],
    ["logDeterminant", () => logDeterminant(r(2, 3)), "expected square matrices [..., n, n], got [2, 3]"],
    [
      "logDeterminant",
      () => logDeterminant(tensor([[[1]], [[0]]])),
      "expected invertible matrices, got one whose columns are linearly dependent in matrix 1 of 2: its pivots go down to 0.0",
    ],
    ["cholesky", () => cholesky(r(2, 3)), "expected square matrices [..., n, n], got [2, 3]"],
    [
      "cholesky",
      () =>
        cholesky(
          tensor([
            [1, 2],
            [0, 1],
          ]),
        ),
      "expected symmetric matrices, got 0 in row 1, column 0 and 2 across the diagonal: take (A + A^T) / 2",
    ],
    [
      "cholesky",
      () => cholesky(tensor([[[1]], [[-1]]])),
      "expected positive definite matrices, got one with an eigenvalue that is not positive in matrix 1 of 2: add a small multiple of the identity",
    ],
    [
      "cholesky",
      () =>
        cholesky(
          tensor([
            [1, 1],
            [1, 1],
          ]),
        ),
      "expected positive definite matrices, got one with an eigenvalue that is not positive: add a small multiple of the identity",
    ],
    [
      "symmetricEigenTensor",
      () =>
        symmetricEigenTensor(
          tensor([
            [1, 2],
            [0, 1],
          ]),
        ),
      "expected symmetric matrices, got 0 in row 1, column 0 and 2 across the diagonal: take (A + A^T) / 2",
    ],
    [
      "symmetricEigenTensor",
      () => symmetricEigenTensor(tensor([[Infinity]])),
      "expected finite numbers, got Infinity in row 0, column 0",
    ],
  ];
  for (const [name, run, message] of refusals)
    it(`${name}: ${message}`, () =>
      assert.throws(run, {
        name: "RangeError",
        message: typeof message === "string" ? `${name}: ${message}` : message,
      }));

  it("what is no tensor, whole numbers, and two dtypes", () => {
    const whole = zeros([2, 2], { dtype: "int32" });
    for (const [name, f] of Object.entries({ logDeterminant, cholesky, symmetricEigenTensor })) {
      assert.throws(() => f([[1]] as unknown as Tensor), {
        name: "TypeError",
        message: `${name}: expected a tensor, got a list: make one by tensor(...)`,
      });
      assert.throws(() => f(whole), {
        name: "TypeError",
        message: `${name}: expected floats, got int32: convert them by .as("float32")`,
      });
    }
    assert.throws(() => solve(whole, whole), { message: /expected floats, got int32/ });
    assert.throws(() => solve(zeros([2, 2]), r(2)), {
      message:
        'solve: expected two tensors of one dtype, got float32 and float64: convert one by .as("float32")',
    });
  });
});
