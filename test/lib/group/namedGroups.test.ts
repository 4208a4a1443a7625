import assert from "node:assert/strict";
import { determinant } from "../../../lib/algebra/determinant.js";
import { type Matrix, matmul, matvec } from "../../../lib/algebra/matrix.js";
import type { Vector } from "../../../lib/algebra/vector.js";
import { alternating } from "../../../lib/group/alternating.js";
import { cayleyTable } from "../../../lib/group/cayleyTable.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { directProduct } from "../../../lib/group/directProduct.js";
import { specialEuclidean } from "../../../lib/group/euclidean.js";
import { firstViolatedAxiom } from "../../../lib/group/firstViolatedAxiom.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { isHomomorphism, kernelOf } from "../../../lib/group/groupHomomorphism.js";
import { isNormal } from "../../../lib/group/normal.js";
import { fullOctahedral, octahedral } from "../../../lib/group/octahedral.js";
import { specialOrthogonal } from "../../../lib/group/orthogonal.js";
import { quaternionGroup } from "../../../lib/group/quaternionGroup.js";
import { rotationZ } from "../../../lib/group/rotation.js";
import { orthogonalExamples, rotationExamples } from "../../../lib/group/rotationExamples.js";
import { orthogonalInWords, orthogonalSymbol } from "../../../lib/group/rotationWords.js";
import { semidirectProduct } from "../../../lib/group/semidirectProduct.js";
import { subgroups } from "../../../lib/group/subgroups.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { tableGroup } from "../../../lib/group/tableGroup.js";
import { translations } from "../../../lib/group/translations.js";
import { random } from "../../../lib/numbers/random.js";
import { apart } from "./axioms.js";

/** Whether a map is an isomorphism of finite groups. */
function isIsomorphism<G, H>(from: FiniteGroup<G>, to: FiniteGroup<H>, apply: (g: G) => H): boolean {
  const phi = { from, to, apply };
  return from.order === to.order && isHomomorphism(phi) && kernelOf(phi).order === 1;
}

// biome-ignore lint/suspicious/noExplicitAny: each group has its own elements
const named: readonly (readonly [FiniteGroup<any>, number])[] = [
  [alternating(1), 1],
  [alternating(2), 1],
  [alternating(4), 12],
  [quaternionGroup(), 8],
  [octahedral(), 24],
  [fullOctahedral(), 48],
  [semidirectProduct(cyclic(7), cyclic(3), (h, a) => (2 ** h * a) % 7), 21],
];

describe("named finite groups", () => {
  for (const [group, order] of named) {
    it(`obey the axioms and have the right number of elements, each with its own words: ${group.name}`, () => {
      assert.equal(group.order, order);
      assert.equal(firstViolatedAxiom(cayleyTable(group)), undefined);
      assert.ok(
        group.elements.every((g) => group.equals(group.multiply(g, group.inverse(g)), group.identity)),
      );
      assert.equal(new Set(group.elements.map(group.symbol)).size, order);
      assert.equal(new Set(group.elements.map(group.show)).size, order);
    });
  }

  it("refuse invalid sizes", () => {
    assert.throws(() => alternating(8), { name: "RangeError", message: /got n = 8/ });
  });
});

describe("the alternating group", () => {
  it("is the even half of S_n", () => {
    const even = symmetric(5).elements.filter(
      (p) => p.flatMap((a, i) => p.slice(i + 1).filter((b) => b < a)).length % 2 === 0,
    );
    assert.equal(even.length, alternating(5).order);
    assert.ok(even.every((p) => alternating(5).indexOf(p) >= 0));
  });
});

describe("the quaternion group", () => {
  it("has i^2 = j^2 = k^2 = i j k = -1, one element of order 2, and normal subgroups only", () => {
    const Q8 = quaternionGroup();
    const [i, j, k] = ["i", "j", "k"].map((name) => Q8.elements.find((q) => Q8.symbol(q) === name)!) as [
      typeof Q8.identity,
      typeof Q8.identity,
      typeof Q8.identity,
    ];
    const minus = [-1, 0, 0, 0];
    for (const q of [i, j, k])
      assert.deepEqual(
        Q8.multiply(q, q).map((x) => x + 0),
        minus,
      );
    assert.deepEqual(
      Q8.multiply(Q8.multiply(i, j), k).map((x) => x + 0),
      minus,
    );
    assert.equal(Q8.elements.filter((q) => Q8.equals(Q8.multiply(q, q), Q8.identity)).length, 2);
    assert.ok(subgroups(Q8).every((h) => isNormal(Q8, h)));
    // D4 has as many elements, but not all its subgroups are normal.
    assert.ok(!subgroups(dihedral(4)).every((h) => isNormal(dihedral(4), h)));
  });
});

describe("the octahedral groups", () => {
  it("are all signed permutation matrices, those of determinant 1 being O", () => {
    const { elements } = fullOctahedral();
    for (const g of elements) {
      assert.ok(g.flat().every((x) => x === 0 || Math.abs(x) === 1));
      assert.ok(g.every((row) => row.filter((x) => x !== 0).length === 1));
    }
    assert.equal(elements.filter((g) => determinant(g) === 1).length, 24);
    assert.ok(octahedral().elements.every((g) => determinant(g) === 1));
  });

  it("permute the four diagonals of the cube: O is S4, and O_h is O x Z/2", () => {
    const diagonals = [
      [1, 1, 1],
      [1, 1, -1],
      [1, -1, 1],
      [-1, 1, 1],
    ];
    const moved = (g: Matrix): number[] =>
      diagonals.map((d) => {
        const image = matvec(g, d);
        return diagonals.findIndex((e) => Math.abs(e.reduce((sum, x, i) => sum + x * image[i]!, 0)) === 3);
      });
    assert.ok(isIsomorphism(octahedral(), symmetric(4), moved));
    const both = directProduct(octahedral(), cyclic(2));
    assert.ok(
      isIsomorphism(both, fullOctahedral(), ([g, k]) =>
        g.map((row) => row.map((x) => (k === 0 ? x : 0 - x))),
      ),
    );
    assert.ok(!isIsomorphism(fullOctahedral(), both, (g) => [g, 0] as const));
  });

  it("say their elements in words", () => {
    const { elements, show } = fullOctahedral();
    const words = new Set(elements.map(show));
    for (const phrase of [
      "the turn by 90 degrees about z",
      "the turn by 270 degrees about x",
      "the turn by 120 degrees about (1, 1, 1)",
      "the turn by 180 degrees about (1, -1, 0)",
      "the reflection that flips y",
      "the reflection that flips (0, 1, 1)",
      "the inversion",
      "the inversion and then the turn by 90 degrees about z",
    ]) {
      assert.ok(words.has(phrase), phrase);
    }
  });
});

describe("semidirect products", () => {
  const inversion = (n: number) => (h: number, a: number) => (h === 0 ? a : (n - a) % n);

  it("give the dihedral group from inversion, and the direct product from no action", () => {
    for (const n of [3, 4, 7]) {
      const made = semidirectProduct(cyclic(n), cyclic(2), inversion(n));
      assert.ok(isIsomorphism(made, dihedral(n), ([k, j]) => [k, j] as const));
      const direct = directProduct(cyclic(n), cyclic(2));
      assert.ok(!isIsomorphism(direct, dihedral(n), ([k, j]) => [k, j] as const));
      assert.ok(
        isIsomorphism(
          semidirectProduct(cyclic(n), cyclic(2), (_, a) => a),
          direct,
          (g) => g,
        ),
      );
    }
  });

  it("contain N as a normal subgroup, with H as quotient", () => {
    const group = semidirectProduct(cyclic(7), cyclic(3), (h, a) => (2 ** h * a) % 7);
    const projection = { from: group, to: cyclic(3), apply: ([, h]: readonly [number, number]) => h };
    assert.ok(isHomomorphism(projection));
    assert.equal(kernelOf(projection).order, 7);
    assert.ok(!isHomomorphism({ ...projection, to: cyclic(7), apply: ([n]) => n }));
  });

  it("are not a group if the action is not an action", () => {
    const doubling = (h: number, a: number): number => (h === 0 ? a : (2 * a) % 5);
    assert.throws(() => semidirectProduct(cyclic(5), cyclic(2), doubling), {
      name: "RangeError",
      message: /an action of Z\/2 on Z\/5 by automorphisms/,
    });
    // What would result: the pairs with that product are not a group.
    const twos = directProduct(cyclic(5), cyclic(2));
    const times = ([n, h]: readonly [number, number], [m, k]: readonly [number, number]) =>
      [(n + doubling(h, m)) % 5, (h + k) % 2] as const;
    const table = twos.elements.map((a) => twos.elements.map((b) => twos.indexOf(times(a, b))));
    assert.notEqual(firstViolatedAxiom(table), undefined);
  });

  it("give the rigid motions from translations and rotations", () => {
    const made = semidirectProduct(translations(3), specialOrthogonal(3), matvec);
    const SE3 = specialEuclidean(3);
    const [stream, motion] = [
      random(2),
      ([translation, rotation]: readonly [Vector, Matrix]) => ({ rotation, translation }),
    ];
    for (let k = 0; k < 1000; k++) {
      const [g, h] = [made.sample(stream), made.sample(stream)];
      assert.ok(apart(motion(made.multiply(g, h)), SE3.multiply(motion(g), motion(h))) < 1e-15);
      assert.ok(apart(motion(made.inverse(g)), SE3.inverse(motion(g))) < 1e-15);
    }
    assert.equal(made.proposal, translations(3).proposal);
    assert.ok(!("haar" in made));
    assert.throws(
      () => semidirectProduct(translations(3), specialOrthogonal(3), (R, t) => matvec(matmul(R, R), t)),
      { name: "RangeError", message: /h\.\(k\.m\) = \(h k\)\.m fails/ },
    );
  });
});

describe("the group of a table", () => {
  it("is the group that the table was made of, wherever its identity is", () => {
    for (const group of [dihedral(4), cyclic(6), quaternionGroup()] as const) {
      const table = cayleyTable(group as FiniteGroup<unknown>);
      const n = table.length;
      // The same group with its elements in the opposite order.
      const reversed = table.map((_, a) => table.map((_, b) => n - 1 - table[n - 1 - a]![n - 1 - b]!));
      const made = tableGroup(reversed);
      assert.equal(made.order, n);
      assert.equal(made.identity, n - 1);
      assert.ok(isIsomorphism(tableGroup(table), made, (a) => n - 1 - a));
      assert.ok(made.generators.length <= 3);
    }
  });

  it("has the given name and symbols", () => {
    const group = tableGroup(
      [
        [0, 1],
        [1, 0],
      ],
      { name: "flips", symbols: ["e", "s"] },
    );
    assert.deepEqual([group.name, group.symbol(1), group.show(1)], ["flips", "s", "the element s"]);
  });

  it("is refused for a table that is not a group's, with elements that show it", () => {
    const refused: readonly (readonly [number[][], RegExp])[] = [
      [
        [
          [0, 1],
          [1, 2],
        ],
        /1 · 1 = 2 is not one of 0, ..., 1/,
      ],
      [
        [
          [1, 0],
          [0, 0],
        ],
        /\(0 · 0\) · 1 = 0, 0 · \(0 · 1\) = 1: correct/,
      ],
      [
        [
          [0, 0],
          [1, 1],
        ],
        /no element leaves all others as they are/,
      ],
      [
        [
          [0, 1],
          [1, 1],
        ],
        /1 has no inverse/,
      ],
      [[[0, 1]], /1 products in each of 1 rows/],
    ];
    for (const [table, message] of refused)
      assert.throws(() => tableGroup(table), { name: "RangeError", message });
  });
});

describe("the example rotations", () => {
  it("rises from the identity over quarter turns to an axis of no symmetry, and has each element once", () => {
    assert.deepEqual(rotationExamples.map(orthogonalInWords).slice(0, 4), [
      "the identity",
      "the turn by 90 degrees about z",
      "the turn by 90 degrees about x",
      "the turn by 90 degrees about y",
    ]);
    assert.equal(orthogonalInWords(rotationExamples.at(-1)!), "the turn by 57.3 degrees about (1, 2, 3)");
    for (const examples of [rotationExamples, orthogonalExamples])
      assert.equal(new Set(examples.map(orthogonalSymbol)).size, examples.length);
    // The first eight permute the axes, up to signs, and have whole entries.
    assert.ok(rotationExamples.slice(0, 8).flat(2).every(Number.isInteger));
  });

  it("tries the inversion and reflections before turns in O(3)", () => {
    assert.deepEqual(orthogonalExamples.map(orthogonalInWords).slice(1, 5), [
      "the inversion",
      "the reflection that flips z",
      "the reflection that flips x",
      "the reflection that flips y",
    ]);
  });

  it("says small turns and other dimensions too", () => {
    assert.equal(orthogonalInWords(rotationZ(1e-4)), "the turn by 0.00572958 degrees about z");
    assert.equal(
      orthogonalInWords([
        [0, 1],
        [1, 0],
      ]),
      "the reflection in the line at 45 degrees",
    );
    assert.equal(orthogonalInWords([[-1]]), "the reflection");
    const [, flip, , turn] = specialOrthogonal(4).examples!;
    assert.match(orthogonalInWords(flip!), /90 degrees in the plane of axes 0 and 1/);
    assert.match(orthogonalInWords(matmul(flip!, turn!)), /in the plane of axes 0 and 1/);
    assert.equal(orthogonalInWords(specialOrthogonal(4).sample(random(1))), "a rotation of R^4");
  });
});
