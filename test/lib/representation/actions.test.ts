import assert from "node:assert/strict";
import {
  type Action,
  assertAction,
  dihedral,
  equivariance,
  judge,
  leftTranslation,
  matvec,
  permutationRepresentation,
  permutations,
  permutingEntries,
  random,
  rotation2,
  so2,
  specialOrthogonal,
  symmetric,
} from "noether";
import { among } from "noether/laws";

const quarter = (g: number, x: readonly number[]) => matvec(rotation2(g), x);

describe("an action is tried at points", () => {
  it("and taken if it is one, of finite and of infinite groups", () => {
    assertAction(permutationRepresentation(symmetric(4)), [[1, 2, 3, 4]]);
    assertAction({ group: so2(), apply: quarter }, [[1, 2]]);
    assertAction({ group: specialOrthogonal(3), apply: matvec }, [[1, 2, 3]]);
    assertAction(leftTranslation(dihedral(4)), dihedral(4).elements);
    assertAction(permutingEntries<string>(permutations(9)), [[..."abcdefghi"]]);
  });

  it("and refused with the elements and the point where (g h) x is not g (h x)", () => {
    const S3 = symmetric(3);
    const from: Action<readonly number[], readonly number[]> = {
      group: S3,
      apply: (p, x) => x.map((_, i) => x[p[i]!]!),
    };
    assert.throws(() => assertAction(from, [[5, 6, 7]]), {
      name: "RangeError",
      message:
        "expected an action of S3, (g h) x = g (h x), but for g = (0 1), h = (1 2) and x = [5,6,7] the left side is [6,7,5] and the right side [7,5,6]: the factors come in the opposite order, is there a g in place of its inverse?",
    });
    const stretched = { group: so2(), apply: (g: number, x: readonly number[]) => x.map((v) => v * (1 + g)) };
    assert.throws(
      () => assertAction(stretched, [[1, 2]]),
      /for g = 90°, h = 90° and x = \[1,2\] the left side is .*: look at how/,
    );
  });

  it("and refused if the identity moves a point, or there is no point", () => {
    const moved = { group: so2(), apply: (g: number, x: readonly number[]) => x.map((v) => v + g + 1) };
    assert.throws(() => assertAction(moved, [[1, 2]]), /the identity takes \[1,2\] to \[2,3\]/);
    assert.throws(() => assertAction(moved, []), /expected a point at least/);
  });
});

describe("permutations of any number of things", () => {
  it("are the group S_n", () => {
    const [few, S4] = [permutations(4), symmetric(4)];
    for (const p of S4.elements)
      for (const q of S4.elements) assert.deepEqual(few.multiply(p, q), S4.multiply(p, q));
    for (const p of S4.elements) assert.deepEqual(few.inverse(p), S4.inverse(p));
    assert.equal(few.show([1, 0, 3, 2]), S4.show([1, 0, 3, 2]));
  });

  it("are drawn with equal probability", () => {
    const [group, draw, counts] = [permutations(3), random(1), new Map<string, number>()];
    for (let k = 0; k < 6000; k++) {
      const p = group.haar(draw).join("");
      counts.set(p, (counts.get(p) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    // Six standard deviations of a binomial count of mean 1000.
    for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 6 * 29);
  });

  it("refuse lists of another length, and sizes that are none", () => {
    assert.throws(
      () => permutingEntries<number>(permutations(3)).apply([1, 0, 2], [1, 2]),
      /expected a list of 3 entries, which S3 permutes, got 2/,
    );
    assert.throws(() => permutations(0), /S_n with n = 1, 2, 3/);
  });
});

describe("left translation", () => {
  it("commutes with multiplication from the right, and not with that from the left", () => {
    const [D4, h] = [dihedral(4), dihedral(4).elements[5]!];
    const action = leftTranslation(D4);
    const law = equivariance({ domain: [action], codomain: action, inputs: among(D4.elements) });
    assert.ok(judge(law, (g) => D4.multiply(g, h), { random: random(1) }).holds);
    assert.ok(!judge(law, (g) => D4.multiply(h, g), { random: random(1) }).holds);
  });
});
