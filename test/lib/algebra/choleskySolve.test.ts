import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { choleskySolve, matmul } from "noether";

describe("linear equations with a positive definite matrix", () => {
  const a = [
    [4, 1, 0.5],
    [1, 3, -1],
    [0.5, -1, 2],
  ];

  it("are solved, several right-hand sides at once", () => {
    const b = [
      [1, 0],
      [2, -1],
      [3, 5],
    ];
    for (const [i, row] of matmul(a, choleskySolve(a, b)).entries())
      for (const [k, entry] of row.entries()) assert.ok(Math.abs(entry - b[i]![k]!) < 1e-14);
  });

  it("are refused if the matrix is indefinite, singular, or of another size", () => {
    const pair = (c: number): number[][] => [
      [1, c],
      [c, 1],
    ];
    for (const c of [1, 2])
      assert.throws(() => choleskySolve(pair(c), [[1], [1]]), /a positive definite matrix/);
    assert.throws(() => choleskySolve(a, [[1]]), /a right-hand side of 3 rows for this matrix, got 1/);
    assert.throws(() => choleskySolve([[Number.NaN]], [[1]]), /finite/);
  });
});
