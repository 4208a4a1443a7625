import assert from "node:assert/strict";
import { matvec } from "../../../lib/algebra/matrix.js";
import { display } from "../../../lib/display/displayable.js";
import { haarOrthogonal } from "../../../lib/group/haar.js";
import { irreps } from "../../../lib/irreps/irreps.js";
import { irrepsD } from "../../../lib/irreps/irrepsD.js";
import { type Random, random } from "../../../lib/numbers/random.js";
import { irrepsNorm } from "../../../lib/product/irrepsNorm.js";
import { largestError, reference } from "../../support/e3nn/reference.js";

interface Layers {
  readonly norm: { readonly x: readonly number[][]; readonly out: readonly number[][] };
}

const V = irreps("2x0e+1o+2x2e");
const normals = (n: number, stream: Random): number[] => Array.from({ length: n }, () => stream.normal());

describe("norm", () => {
  it("agrees with e3nn", () => {
    const { x, out } = reference<Layers>("layers").norm;
    const lengths = irrepsNorm(irreps("2x0e+2x1o+1x2e"));
    assert.equal(x.length, 3);
    assert.ok(largestError(x.map(lengths.apply), out) < 1e-14);
    assert.ok(largestError(x.map(irrepsNorm(irreps("2x0e+2x1o+1x2e"), { squared: true }).apply), out) > 0.1);
  });

  it("has one scalar for each copy, and its square is the sum of squares", () => {
    const { out, apply, [display]: shown } = irrepsNorm(V);
    assert.equal(out.toString(), "2x0e+1x0e+2x0e");
    assert.deepEqual(apply([-1, 0, 0, 3, 4, 1, 1, 1, 1, 0, 0, 0, 0, 0, -2]), [1, 0, 5, 2, 2]);
    assert.deepEqual(
      irrepsNorm(V, { squared: true }).apply([-1, 0, 0, 3, 4, 1, 1, 1, 1, 0, 0, 0, 0, 0, -2]).map(Math.round),
      [1, 0, 25, 4, 4],
    );
    assert.deepEqual(shown(), { "text/plain": "norm: 2x0e+1x1o+2x2e -> 2x0e+1x0e+2x0e" });
    // 200,001 components: more than a call of a function can have arguments.
    assert.deepEqual(irrepsNorm("1x100000e").apply(new Float64Array(200_001).fill(0).fill(2, 0, 4)), [4]);
    assert.ok(Math.abs(irrepsNorm(irreps("1o")).apply([3e-200, 4e-200, 0])[0]! / 5e-200 - 1) < 1e-15);
  });

  it("is invariant under rotations and reflections, and the largest component is not", () => {
    const stream = random(1);
    const { apply } = irrepsNorm(V);
    for (let n = 0; n < 1000; n++) {
      const [x, g] = [normals(V.dim, stream), haarOrthogonal(3, stream)];
      const moved = matvec(irrepsD(V, g), x);
      assert.ok(largestError(apply(moved), apply(x)) < 1e-11);
      const largest = (y: readonly number[]): number => Math.max(...y.slice(2, 5).map(Math.abs));
      assert.ok(Math.abs(largest(moved) - largest(x)) > 1e-9);
    }
  });

  it("has the gradient of differences, squared or not, and it turns as the feature does", () => {
    const stream = random(2);
    for (let n = 0; n < 50; n++) {
      for (const squared of [false, true]) {
        const { apply, gradient, out } = irrepsNorm(V, { squared });
        const [x, g] = [normals(V.dim, stream), normals(out.dim, stream)];
        const value = (y: readonly number[]): number =>
          apply(y).reduce((sum, length, u) => sum + g[u]! * length, 0);
        const h = 1e-5;
        const differences = x.map(
          (entry, i) => (value(x.with(i, entry + h)) - value(x.with(i, entry - h))) / (2 * h),
        );
        assert.ok(largestError(gradient(x, g), differences) < 1e-6);
        const D = irrepsD(V, haarOrthogonal(3, stream));
        assert.ok(largestError(gradient(matvec(D, x), g), matvec(D, gradient(x, g))) < 1e-12);
        assert.ok(largestError(gradient(matvec(D, x), g), gradient(x, g)) > 1e-3);
      }
    }
  });

  it("has the subgradient 0 at 0, where the length has a kink and its square has none", () => {
    const { apply, gradient } = irrepsNorm(irreps("1o+0e"));
    assert.deepEqual(apply([0, 0, 0, 0]), [0, 0]);
    assert.deepEqual(gradient([0, 0, 0, -2], [1, 3]), [0, 0, 0, -3]);
    assert.deepEqual(irrepsNorm(irreps("1o")).gradient([1e-300, 0, 0], [1]), [1, 0, 0]);
    // A subgradient v: |y| >= |0| + v y. For v = 0 that is true, for a v longer than 1 it is not.
    assert.ok(apply([0.1, -0.2, 0.2, 0])[0]! >= 0);
    assert.ok(apply([0.1, 0, 0, 0])[0]! < 1.1 * 0.1);
    assert.deepEqual(irrepsNorm(irreps("1o"), { squared: true }).gradient([0, 0, 0], [1]), [0, 0, 0]);
  });

  it("refuses features and gradients that do not fit", () => {
    assert.throws(() => irrepsNorm(V).apply([1, 2]), {
      name: "RangeError",
      message: "expected x of 15 numbers for 2x0e+1x1o+2x2e, got 2",
    });
    assert.throws(() => irrepsNorm(irreps("1o")).gradient([1, 2, 3], [1, 2]), {
      name: "RangeError",
      message: "expected g of 1 numbers for 1x0e, got 2",
    });
  });
});
