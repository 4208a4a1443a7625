import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { determinant } from "../../../lib/algebra/determinant.js";
import { cayleyTable } from "../../../lib/group/cayleyTable.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { isOrthogonal } from "../../../lib/group/isOrthogonal.js";
import { planarRotations, planarSymmetries } from "../../../lib/group/planar.js";
import { rotation2 } from "../../../lib/group/rotation.js";
import { radians } from "../../../lib/numbers/angle.js";

describe("the symmetries of a polygon as matrices", () => {
  for (const n of [1, 2, 3, 4, 5, 8, 12]) {
    it(`C${n} lists the turns by multiples of ${360 / n} degrees, in order, with the products of Z/${n}`, () => {
      const group = planarRotations(n);
      assert.equal(group.order, n);
      assert.deepEqual(
        group.elements,
        Array.from({ length: n }, (_, k) => rotation2(radians((360 * k) / n))),
      );
      assert.deepEqual(cayleyTable(group), cayleyTable(cyclic(n)));
    });

    it(`D${n} has the elements of the dihedral group, in the same order, half of them reflections`, () => {
      const group = planarSymmetries(n);
      assert.deepEqual(cayleyTable(group), cayleyTable(dihedral(n)));
      assert.ok(group.elements.every((q) => isOrthogonal(q, 1e-15)));
      assert.deepEqual(
        group.elements.map((q) => Math.round(determinant(q))),
        dihedral(n).elements.map(([, j]) => (j === 0 ? 1 : -1)),
      );
    });
  }

  it("quarter turns have whole entries in every group that has them, however they are multiplied", () => {
    for (const group of [planarRotations(4), planarRotations(8), planarRotations(12), planarSymmetries(8)]) {
      const quarter = [
        [0, -1],
        [1, 0],
      ];
      const place = group.indexOf(quarter);
      assert.deepEqual(group.elements[place], quarter);
      const [r] = group.generators;
      const power = Array.from({ length: 5 * group.order + place }, () => r!).reduce(group.multiply);
      assert.ok(group.elements.includes(power));
    }
  });

  it("elements are named in words", () => {
    const { elements, show, symbol } = planarSymmetries(4);
    assert.deepEqual(elements.slice(0, 3).map(show), [
      "the identity",
      "the turn by 90 degrees",
      "the reflection in the line at 0 degrees",
    ]);
    assert.deepEqual(elements.slice(0, 3).map(symbol), ["e", "90°", "s0°"]);
  });

  it("a size that is no whole number from 1 on, or too large, is refused", () => {
    for (const n of [0, -1, 1.5, Number.NaN, 5041])
      assert.throws(() => planarRotations(n), new RegExp(`expected C_n with n = 1, 2, 3, .*got ${n}`));
    for (const n of [0, 2521]) assert.throws(() => planarSymmetries(n), /expected D_n with n = 1, 2, 3/);
  });
});
