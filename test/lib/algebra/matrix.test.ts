import assert from "node:assert/strict";
import fc from "fast-check";
import { blockDiagonal } from "../../../lib/algebra/blockDiagonal.js";
import { determinant } from "../../../lib/algebra/determinant.js";
import { kronecker } from "../../../lib/algebra/kronecker.js";
import { identityMatrix, matmul, matvec, trace, transpose } from "../../../lib/algebra/matrix.js";
import { pixels, signal } from "../../support/arbitraries.js";

describe("matrices", () => {
  it("multiply so that (a b) x = a (b x) and (a b) c = a (b c)", () => {
    fc.assert(
      fc.property(pixels(2, 3), pixels(3, 4), pixels(4, 2), signal(4), (a, b, c, x) => {
        assert.deepEqual(matvec(matmul(a, b), x), matvec(a, matvec(b, x)));
        assert.deepEqual(matmul(matmul(a, b), c), matmul(a, matmul(b, c)));
      }),
    );
  });

  it("have a unit, and do not commute", () => {
    fc.assert(
      fc.property(pixels(3, 3), (a) => {
        assert.deepEqual(matmul(identityMatrix(3), a), a);
        assert.deepEqual(matmul(a, identityMatrix(3)), a);
      }),
    );
    const [a, b] = [
      [
        [0, 1],
        [0, 0],
      ],
      [
        [0, 0],
        [1, 0],
      ],
    ];
    assert.notDeepEqual(matmul(a, b), matmul(b, a));
  });

  it("form blocks along a diagonal, of whatever sizes, with 0 elsewhere", () => {
    assert.deepEqual(blockDiagonal([]), []);
    assert.deepEqual(blockDiagonal([[[1, 2]], [[3], [4]], [[], []], [[5]]]), [
      [1, 2, 0, 0],
      [0, 0, 3, 0],
      [0, 0, 4, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 5],
    ]);
  });

  it("refuse sizes that do not fit and say both", () => {
    assert.throws(() => matvec([[1, 2]], [1]), { name: "RangeError", message: /2 entries.*got 1/ });
    assert.throws(() => matmul([[1, 2]], [[1]]), { name: "RangeError", message: /2 rows.*got 1/ });
  });

  it("are refused if rows differ in length, or if a square one is needed and it is not", () => {
    const ragged = [[1, 2], [3]];
    const wide = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const rows = { name: "RangeError", message: /rows of one length, got 2 and, in row 1, 1/ };
    assert.throws(() => matmul([[1, 2]], ragged), rows);
    assert.throws(() => transpose(ragged), rows);
    assert.throws(() => kronecker(ragged, [[1]]), rows);
    assert.throws(() => kronecker([[1]], ragged), rows);
    assert.throws(() => blockDiagonal([[[1]], ragged]), rows);
    for (const squareOnly of [determinant, trace]) {
      assert.throws(() => squareOnly(ragged), rows);
      assert.throws(() => squareOnly(wide), { name: "RangeError", message: /square matrix, got 2 x 3/ });
      // biome-ignore lint/suspicious/noSparseArray: what is missing is the point
      assert.throws(() => squareOnly([[1, 2], , [3, 4]] as never), {
        name: "RangeError",
        message: /by its rows/,
      });
      assert.throws(() => squareOnly([1, 2] as never), { name: "RangeError", message: /by its rows/ });
    }
    assert.deepEqual([determinant([]), trace([])], [1, 0]);
  });

  it("of no size, or of one that would fill the memory, are refused", () => {
    for (const n of [-1, 0.5, Number.NaN, 1e9, Number.POSITIVE_INFINITY])
      assert.throws(() => identityMatrix(n), { name: "RangeError", message: /n = 0, 1, 2, ... rows.*got/ });
    assert.deepEqual(identityMatrix(0), []);
  });
});
