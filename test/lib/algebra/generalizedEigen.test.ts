import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { generalizedEigen, matmul, transpose } from "noether";

describe("the generalised eigenproblem", () => {
  const h = [
    [2, -1, 0.5],
    [-1, 1, 0.2],
    [0.5, 0.2, -1],
  ];
  const s = [
    [1, 0.4, 0.1],
    [0.4, 1, 0.3],
    [0.1, 0.3, 1],
  ];

  it("has h c = lambda s c and C^T s C = 1", () => {
    const { values, vectors: C } = generalizedEigen(h, s);
    const [hC, sC] = [matmul(h, C), matmul(s, C)];
    for (const [i, row] of hC.entries())
      for (const [k, entry] of row.entries()) assert.ok(Math.abs(entry - values[k]! * sC[i]![k]!) < 1e-13);
    for (const [k, row] of matmul(transpose(C), sC).entries())
      for (const [l, entry] of row.entries()) assert.ok(Math.abs(entry - Number(k === l)) < 1e-13);
    assert.deepEqual(
      [...values].sort((a, b) => a - b),
      values,
    );
  });

  it("does not depend on the basis: h and s in another one have the same eigenvalues, h alone has not", () => {
    const B = [
      [1, 2, 0],
      [0, 1, -1],
      [0.5, 0, 3],
    ];
    const changed = (a: number[][]): number[][] => matmul(matmul(transpose(B), a), B);
    const one = generalizedEigen(h, s).values;
    const other = generalizedEigen(changed(h), changed(s)).values;
    for (const [k, value] of one.entries()) assert.ok(Math.abs(value - other[k]!) < 1e-12);
    const unit = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    assert.ok(Math.abs(generalizedEigen(h, unit).values[0]! - one[0]!) > 0.01);
  });

  it("refuses matrices of two sizes, and vectors that depend on each other", () => {
    assert.throws(() => generalizedEigen(h, [[1]]), /two matrices of one size, got 3 and 1/);
    const dependent = [
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ];
    assert.throws(() => generalizedEigen(h, dependent), /positive definite.*depend on each other/);
  });
});
