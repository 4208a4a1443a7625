import assert from "node:assert/strict";
import fc from "fast-check";
import { distancePreserving } from "../../../lib/group/distancePreserving.js";
import { symmetric } from "../../../lib/group/symmetric.js";

const ring = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => Math.abs(Math.sin((Math.PI * (i - j)) / n))),
  );

describe("the permutations that keep all distances", () => {
  it("of a regular n-gon are the 2n elements of its dihedral group", () => {
    for (const n of [3, 4, 5, 6, 7, 12]) assert.equal(distancePreserving(ring(n)).length, 2 * n);
  });

  it("keep the distances, contain the identity, and are closed under products and inverses", () => {
    const distances = ring(6);
    const found = distancePreserving(distances);
    const { multiply, inverse, identity } = symmetric(6);
    const has = (p: readonly number[]): boolean => found.some((q) => JSON.stringify(p) === JSON.stringify(q));
    assert.ok(has(identity));
    for (const p of found) {
      assert.ok(has(inverse(p)));
      for (const q of found) assert.ok(has(multiply(p, q)));
      for (const i of identity)
        for (const j of identity) assert.ok(Math.abs(distances[p[i]!]![p[j]!]! - distances[i]![j]!) < 1e-2);
    }
    assert.equal(has([1, 0, 2, 3, 4, 5]), false);
  });

  it("are found among all permutations, by trying each of them", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }), (places) => {
        const distances = places.map((a) => places.map((b) => Math.abs(a - b)));
        const tried = symmetric(places.length).elements.filter((p) =>
          distances.every((row, i) => row.every((d, j) => distances[p[i]!]![p[j]!] === d)),
        );
        const sorted = (list: readonly (readonly number[])[]): string[] => list.map(String).sort();
        assert.deepEqual(sorted(distancePreserving(distances)), sorted(tried));
      }),
    );
  });

  it("need not be closed if the tolerance is as large as the differences", () => {
    const places = [0, 1, 2.04, 3.12];
    const distances = places.map((a) => places.map((b) => Math.abs(a - b)));
    assert.equal(distancePreserving(distances, 1e-3).length, 1);
    assert.equal(distancePreserving(distances, 0.09).length, 2);
  });
});
