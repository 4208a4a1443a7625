import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { columnSpace, nullSpace, rank } from "../../../lib/algebra/fundamentalSubspaces.js";
import { inverse } from "../../../lib/algebra/inverse.js";
import { leastSquares } from "../../../lib/algebra/leastSquares.js";
import { identityMatrix, type Matrix, matmul, transpose } from "../../../lib/algebra/matrix.js";
import { symmetricEigen } from "../../../lib/algebra/symmetricEigen.js";
import { relativeError } from "../../../lib/laws/relativeError.js";
import { pixels } from "../../support/arbitraries.js";

const close = (a: unknown, b: unknown, bound = 1e-9): void => {
  const error = relativeError(a, b, 1);
  assert.ok(error < bound, `${error}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`);
};

/** An m x n matrix as a product through r dimensions: its rank is at most r. */
const throughFew: fc.Arbitrary<{ a: Matrix; most: number }> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }))
  .chain(([m, n, r]) =>
    fc.tuple(pixels(m, r), pixels(r, n)).map(([b, c]) => ({ a: matmul(b, c), most: Math.min(m, n, r) })),
  );

describe("rank, null space and column space", () => {
  it("fit together: a N = 0, rank + nullity = n, and both bases are orthonormal", () => {
    fc.assert(
      fc.property(throughFew, ({ a, most }) => {
        const n = a[0]!.length;
        const [r, kernel, image] = [rank(a), nullSpace(a), columnSpace(a)];
        assert.ok(r <= most);
        assert.equal(kernel[0]!.length, n - r);
        assert.equal(image[0]!.length, r);
        close(matmul(transpose(kernel), kernel), identityMatrix(n - r));
        close(matmul(transpose(image), image), identityMatrix(r));
        if (n > r)
          close(
            matmul(a, kernel),
            a.map(() => new Array(n - r).fill(0)),
          );
        // The projection on the image leaves a as it is.
        if (r > 0) close(matmul(matmul(image, transpose(image)), a), a);
      }),
    );
  });

  it("see no rank in zero and full rank in the identity", () => {
    assert.equal(rank([[0, 0]]), 0);
    assert.equal(nullSpace([[0, 0]])[0]!.length, 2);
    assert.equal(nullSpace(identityMatrix(3))[0]!.length, 0);
    assert.equal(
      rank([
        [1, 1],
        [1, 1 + 1e-13],
      ]),
      1,
    );
    assert.equal(
      rank([
        [1, 1],
        [1, 1 + 1e-7],
      ]),
      2,
    );
  });
});

describe("least squares", () => {
  it("leave a residual orthogonal to the columns, and the solution is orthogonal to the null space", () => {
    fc.assert(
      fc.property(
        throughFew.chain(({ a }) => fc.tuple(fc.constant(a), pixels(a.length, 2))),
        ([a, b]) => {
          const x = leastSquares(a, b);
          const residual = matmul(a, x).map((row, i) => row.map((entry, j) => entry - b[i]![j]!));
          close(
            matmul(transpose(a), residual),
            transpose(a).map(() => [0, 0]),
            1e-8,
          );
          const kernel = nullSpace(a);
          if (kernel[0]!.length > 0)
            close(
              matmul(transpose(kernel), x),
              transpose(kernel).map(() => [0, 0]),
              1e-8,
            );
        },
      ),
    );
  });
});

describe("the inverse", () => {
  it("is an inverse on both sides", () => {
    const a = [
      [2, 1, 0],
      [1, 3, -1],
      [0, 5, 1],
    ];
    close(matmul(a, inverse(a)), identityMatrix(3));
    close(matmul(inverse(a), a), identityMatrix(3));
  });

  it("is refused for dependent columns, for rectangles and for NaN", () => {
    assert.throws(
      () =>
        inverse([
          [1, 2],
          [2, 4],
        ]),
      { name: "RangeError", message: /invertible.*linearly dependent/ },
    );
    assert.throws(() => inverse([[1, 2]]), { name: "RangeError", message: /square matrix, got 1 x 2/ });
    assert.throws(() => inverse([[Number.NaN]]), {
      name: "RangeError",
      message: /got NaN in row 0, column 0/,
    });
  });
});

describe("least squares compared with NumPy", () => {
  /** Made by test/python/least_squares.py. */
  const cases = JSON.parse(
    readFileSync(
      new URL("../../../../test/lib/algebra/fixtures/numpyLeastSquares.json", import.meta.url),
      "utf8",
    ),
  ) as readonly { name: string; condition: number; a: Matrix; b: Matrix; x: Matrix; exact: Matrix }[];

  it("lose as many digits as the condition number has, not twice as many (NumPy's values)", () => {
    assert.equal(cases.length, 10);
    for (const { name, condition, a, b, x, exact } of cases) {
      const bound = name.includes("rank 1") ? 1e-13 : 10 * condition * Number.EPSILON;
      const ours = leastSquares(a, b);
      assert.ok(relativeError(ours, exact) < bound, `${name}: ${JSON.stringify(ours)}`);
      assert.ok(relativeError(ours, x) < bound, `${name}: ${JSON.stringify(ours)}`);
    }
    const squared = (condition: number): number => condition ** 2 * Number.EPSILON;
    assert.ok(squared(cases[6]!.condition) > 1, "the square of this condition number leaves no digit");
  });

  it("and ranks, inverses, spaces and eigenvalues take entries of any size", () => {
    for (const size of [1e-320, 1e-200, 1e-171, 1, 1e171, 1e200, 1e300]) {
      const a = [
        [size, 0],
        [size, 2 * size],
      ];
      close(leastSquares(a, [[3 * size], [5 * size]]), [[3], [1]], size < 1e-300 ? 1e-3 : 1e-12);
      assert.equal(rank(a), 2);
      assert.equal(nullSpace([[size, size]])[0]!.length, 1);
      const image = columnSpace(a);
      close(matmul(transpose(image), image), identityMatrix(2));
      if (size > 1e-300 && size < 1e300) close(matmul(a, inverse(a)), identityMatrix(2));
      const { values } = symmetricEigen([
        [size, size / 2],
        [size / 2, size],
      ]);
      close(
        values.map((value) => value / size),
        [0.5, 1.5],
        1e-3,
      );
    }
  });

  it("have an orthonormal basis of the image, however small its singular values", () => {
    for (const { a } of cases) {
      const image = columnSpace(a);
      close(matmul(transpose(image), image), identityMatrix(image[0]!.length), 1e-13);
    }
  });

  it("are refused if the right side has another number of rows", () => {
    assert.throws(() => leastSquares([[1]], [[1], [2]]), {
      name: "RangeError",
      message: /right-hand side of 1 rows.*got 2/,
    });
  });
});

describe("eigenvalues of symmetric matrices", () => {
  it("rebuild the matrix from orthonormal eigenvectors, in ascending order", () => {
    fc.assert(
      fc.property(pixels(5, 5), (b) => {
        const a = matmul(b, transpose(b));
        const { values, vectors } = symmetricEigen(a);
        assert.deepEqual(
          values,
          values.toSorted((p, q) => p - q),
        );
        close(matmul(transpose(vectors), vectors), identityMatrix(5));
        close(
          matmul(
            matmul(
              vectors,
              values.map((v, k) => values.map((_, l) => (k === l ? v : 0))),
            ),
            transpose(vectors),
          ),
          a,
        );
      }),
    );
  });

  it("are refused for a matrix that is not symmetric, or ragged", () => {
    assert.throws(
      () =>
        symmetricEigen([
          [1, 2],
          [3, 4],
        ]),
      { name: "RangeError", message: /got 2 in row 0, column 1 and 3/ },
    );
    assert.throws(() => symmetricEigen([[1, 2], [3]]), { name: "RangeError", message: /in row 1, 1/ });
    const dust = [
      [0, -7e-17],
      [7e-17, 0],
    ];
    assert.throws(() => symmetricEigen(dust), /looks like the rounding errors of a zero matrix: take/);
    const tiny = dust.map((row) => row.map(Math.abs));
    assert.deepEqual(
      symmetricEigen(tiny).values.map((x) => Number(x.toPrecision(9))),
      [-7e-17, 7e-17],
    );
  });
});
