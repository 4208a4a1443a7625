import assert from "node:assert/strict";
import fc from "fast-check";
import { add, cross, dot, norm, scaled, subtract, unitVector, zeros } from "../../../lib/algebra/vector.js";
import { signals } from "../../support/arbitraries.js";

describe("vectors", () => {
  it("are added and multiplied entry by entry", () => {
    fc.assert(
      fc.property(signals(2), fc.integer({ min: -9, max: 9 }), ([x, y], c) => {
        assert.deepEqual(subtract(add(x!, y!), y!), x);
        assert.equal(dot(add(x!, y!), x!), dot(x!, x!) + dot(y!, x!));
        assert.equal(dot(scaled(c, x!), y!), c * dot(x!, y!) + 0);
      }),
    );
    assert.deepEqual(add(zeros(3), unitVector(3, 1)), [0, 1, 0]);
  });

  it("of space have a vector product, orthogonal to both and right-handed", () => {
    const [x, y, z] = [0, 1, 2].map((k) => unitVector(3, k)) as [number[], number[], number[]];
    assert.deepEqual([cross(x, y), cross(y, z), cross(z, x)], [z, x, y]);
    assert.deepEqual(cross([1, 2, 3], [-2, 0, 5]), [10, -11, 4]);
    assert.deepEqual(cross([-2, 0, 5], [1, 2, 3]), [-10, 11, -4]);
  });

  it("have the length given by sums of squares, to the last digit but one", () => {
    fc.assert(
      fc.property(signals(1), ([x]) => {
        // The squares of small integers are added without rounding.
        const length = Math.sqrt(dot(x!, x!));
        assert.ok(Math.abs(norm(x!) - length) <= 2 * Number.EPSILON * length);
      }),
    );
    assert.equal(norm([3, 4]), 5);
    assert.equal(norm([]), 0);
  });

  it("have a length at the limits of float64, and with any number of entries", () => {
    assert.equal(norm([3e300, 4e300]), 5e300);
    assert.equal(norm([3e-200, -4e-200]), 5e-200);
    assert.equal(norm(zeros(1_000_000).fill(2)), 2000);
    assert.equal(norm([1, Number.NEGATIVE_INFINITY]), Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(norm([1, Number.NaN])));
  });
});
