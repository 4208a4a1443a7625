import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { erfc } from "../../../lib/numbers/erfc.js";

describe("erfc", () => {
  // 17 digits by mpmath 1.3, at 40 digits.
  const known: readonly (readonly [x: number, y: number])[] = [
    [0, 1],
    [0.1, 0.887537083981715],
    [1, 0.15729920705028513],
    [1.4999, 0.03390674833770473],
    [1.5, 0.033894853524689274],
    [1.5001, 0.033882962279582506],
    [2, 0.004677734981047266],
    [5, 1.537459794428035e-12],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
    [-1, 1.8427007929497148],
    [-6, 2],
  ];
  for (const [x, y] of known)
    it(`of ${x} is right to 15 digits`, () => {
      // exp(-x^2) magnifies the rounding of x^2 by x^2.
      assert.ok(Math.abs(erfc(x) / y - 1) <= 5e-15 * Math.max(1, x * x), String(erfc(x)));
    });

  it("ends at 0 and 2", () => {
    assert.equal(erfc(Number.POSITIVE_INFINITY), 0);
    assert.equal(erfc(Number.NEGATIVE_INFINITY), 2);
    assert.ok(Number.isNaN(erfc(Number.NaN)));
  });
});
