import assert from "node:assert/strict";
import fc from "fast-check";
import { alike } from "../../../lib/numbers/alike.js";
import { greatestCommonDivisor } from "../../../lib/numbers/greatestCommonDivisor.js";
import { largestIn, numbersIn } from "../../../lib/numbers/numbersIn.js";
import { sinc, sincDerivative } from "../../../lib/numbers/sinc.js";

describe("the greatest common divisor", () => {
  it("divides both, and is the largest that does", () => {
    const whole = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const divisor = greatestCommonDivisor(a, b);
        const common = Array.from({ length: 501 }, (_, d) => d).filter(
          (d) => d > 0 && a % d === 0 && b % d === 0,
        );
        assert.equal(divisor, a === 0 && b === 0 ? 0 : common.at(-1));
        assert.equal(greatestCommonDivisor(BigInt(a), BigInt(b)), BigInt(divisor));
      }),
    );
    assert.equal(greatestCommonDivisor(2n ** 100n * 3n, 2n ** 90n * 9n), 2n ** 90n * 3n);
  });
});

describe("sinc", () => {
  it("is 1 at 0, 0 at multiples of pi, and even; its derivative is the limit of differences", () => {
    assert.equal(sinc(0), 1);
    for (const k of [1, 2, -3]) assert.ok(Math.abs(sinc(k * Math.PI)) < 1e-15);
    for (const t of [1e-3, 0.05, 0.099, 0.101, 1, 4, -2]) {
      const slope = (sinc(t + 1e-5) - sinc(t - 1e-5)) / 2e-5;
      assert.ok(Math.abs(sincDerivative(t) - slope) < 1e-10, `${t}`);
      assert.equal(sinc(-t), sinc(t));
    }
  });
});

describe("the numbers in something", () => {
  it("are those of its lists and records, in order, and have a largest by size", () => {
    assert.deepEqual(numbersIn({ rotation: [[1, -4], "r"], translation: [0, null, 2] }), [1, -4, 0, 2]);
    assert.deepEqual([numbersIn(7), numbersIn("7"), numbersIn(undefined)], [[7], [], []]);
    assert.deepEqual([largestIn([1, [-4, 2]]), largestIn([])], [4, 0]);
  });
});

describe("things that are alike", () => {
  it("have one shape, and numbers that differ by rounding", () => {
    assert.ok(alike([[0.1 + 0.2, 1]], [[0.3, 1]]));
    assert.ok(alike({ rotation: [[1]], translation: [0] }, { rotation: [[1 + 1e-10]], translation: [0] }));
    assert.ok(alike("r", "r") && alike(2, 2.1, 0.2));
  });

  it("are not judged by their beginnings, nor if a number is missing or is NaN", () => {
    for (const [a, b] of [
      [[1, 2], [1]],
      [[1], [1, 2]],
      [
        [1, 2],
        [1, 2.001],
      ],
      [[Number.NaN], [Number.NaN]],
      [{ w: 1 }, { x: 1 }],
      [[1], [undefined]],
      [null, [1]],
    ])
      assert.ok(!alike(a, b), JSON.stringify([a, b]));
  });
});
