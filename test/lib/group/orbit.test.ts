import assert from "node:assert/strict";
import fc from "fast-check";
import { matvec } from "../../../lib/algebra/matrix.js";
import type { Vector } from "../../../lib/algebra/vector.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { integers } from "../../../lib/group/integers.js";
import { octahedral } from "../../../lib/group/octahedral.js";
import { orbit, orbitStabiliser, orbits, stabiliser } from "../../../lib/group/orbit.js";
import { specialOrthogonal } from "../../../lib/group/orthogonal.js";
import { rotation2 } from "../../../lib/group/rotation.js";
import { isSubgroup } from "../../../lib/group/subgroup.js";
import { symmetric } from "../../../lib/group/symmetric.js";

const cube = { group: octahedral(), apply: matvec };
const byConjugation = {
  group: symmetric(4),
  apply: (g: readonly number[], x: readonly number[]) =>
    symmetric(4).multiply(symmetric(4).multiply(g, x), symmetric(4).inverse(g)),
};

describe("orbits and stabilisers", () => {
  it("have |G| = |G x| |G_x| for every point of space under the rotations of the cube", () => {
    const entry = fc.integer({ min: -2, max: 2 });
    fc.assert(
      fc.property(fc.tuple(entry, entry, entry), (x: Vector) => {
        const { order, orbit: points, stabiliser: fixing } = orbitStabiliser(cube, x);
        assert.equal(order, points * fixing);
        const group = stabiliser(cube, x);
        assert.ok(isSubgroup(octahedral(), group.elements));
        assert.ok(group.elements.every((g) => matvec(g, x).every((p, i) => p === x[i])));
      }),
    );
  });

  it("are the faces, corners and edges of the cube", () => {
    assert.deepEqual(orbitStabiliser(cube, [1, 0, 0]), { order: 24, orbit: 6, stabiliser: 4 });
    assert.deepEqual(orbitStabiliser(cube, [1, 1, 1]), { order: 24, orbit: 8, stabiliser: 3 });
    assert.deepEqual(orbitStabiliser(cube, [1, 1, 0]), { order: 24, orbit: 12, stabiliser: 2 });
    assert.deepEqual(orbitStabiliser(cube, [1, 2, 3]), { order: 24, orbit: 24, stabiliser: 1 });
    assert.deepEqual(orbit(cube, [0, 0, 0]), [[0, 0, 0]]);
  });

  it("do not fit the theorem for a map that is not an action", () => {
    // x -> (g + 1) x: the identity moves points.
    const wrong = { group: cyclic(4), apply: (g: number, x: number) => (x + g + 1) % 4 };
    const { order, orbit: points, stabiliser: fixing } = orbitStabiliser(wrong, 0);
    assert.notEqual(points * fixing, order);
    const drops = { group: cyclic(4), apply: (g: number, x: number) => (g === 0 ? x : 0) };
    const found = orbitStabiliser(drops, 1);
    assert.notEqual(found.orbit * found.stabiliser, found.order);
  });

  it("count points made of rounded numbers once", () => {
    const fifth = {
      group: cyclic(5),
      apply: (k: number, x: Vector) => matvec(rotation2((2 * Math.PI * k) / 5), x),
    };
    assert.equal(orbit(fifth, [0.3, 0.7]).length, 5);
  });

  it("part a set into orbits: conjugation parts a group into its classes", () => {
    const parts = orbits(byConjugation, symmetric(4).elements);
    assert.deepEqual(
      parts.map((part) => part.length).sort((a, b) => a - b),
      [1, 3, 6, 6, 8],
    );
    const corners = {
      group: dihedral(4),
      apply: ([k, j]: readonly [number, number], i: number) => (k + (j === 0 ? i : 4 - i)) % 4,
    };
    assert.deepEqual(orbits(corners, [0, 1, 2, 3]).length, 1);
  });

  it("refuse groups that have too many elements to try", () => {
    assert.throws(() => stabiliser({ group: specialOrthogonal(3), apply: matvec }, [1, 0, 0]), {
      name: "RangeError",
      message: /expected an action of a finite group.*got SO\(3\)/,
    });
    assert.throws(() => orbit({ group: integers, apply: (a, x: number) => a + x }, 0), {
      name: "RangeError",
      message: /at most 5040 points/,
    });
    assert.deepEqual(orbit({ group: integers, apply: (a, x: number) => (a % 2 === 0 ? x : -x) }, 1), [1, -1]);
  });
});
