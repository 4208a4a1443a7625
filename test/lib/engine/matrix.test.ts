import assert from "node:assert/strict";
import fc from "fast-check";
import { identityMatrix, matmul, matvec } from "../../../lib/engine/matrix.js";
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

  it("refuse sizes that do not fit and say both", () => {
    assert.throws(() => matvec([[1, 2]], [1]), { name: "RangeError", message: /2 entries.*got 1/ });
    assert.throws(() => matmul([[1, 2]], [[1]]), { name: "RangeError", message: /2 rows.*got 1/ });
  });
});
