import assert from "node:assert/strict";
import fc from "fast-check";
import {
  alternating,
  centre,
  character,
  characterInnerProduct,
  characterTable,
  conjugacyClasses,
  cyclic,
  dihedral,
  directSum,
  type FiniteGroup,
  finiteGroup,
  integers,
  intertwiners,
  irreducibles,
  kernelOf,
  leftCosets,
  type Matrix,
  matvec,
  orbit,
  orbits,
  orthogonal,
  orthogonalExamples,
  radians,
  random,
  regular,
  rotationMatrix,
  rotationX,
  rotationZ,
  semidirectProduct,
  specialOrthogonal,
  subgroup,
  subgroups,
  symmetric,
  tableGroup,
} from "noether";
import { places } from "../../../lib/group/places.js";
import { gap, hasGap } from "../../support/gap.js";

const golden = (1 + Math.sqrt(5)) / 2;
const pointGroup = (name: string, generators: readonly Matrix[]): FiniteGroup<Matrix> =>
  finiteGroup({ ...orthogonal(3), name, generators });
const inversion = orthogonalExamples[1]!;
const mirror = orthogonalExamples[3]!;
const fifth = rotationMatrix({ axis: [0, 1, golden], angle: radians(72) });
const third = rotationMatrix({ axis: [1, 1, 1], angle: radians(120) });

describe("places of things up to rounding", () => {
  it("find what is off by less than 1e-9 wherever it is, and nothing that is off by more", () => {
    const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(numbers, fc.integer(), (x, seed) => {
        const stream = random(seed);
        const known = places([[...x, 7], x]);
        const near = x.map((entry) => entry + 1.8e-9 * (stream.uniform() - 0.5));
        assert.equal(known.find(near), 1);
        assert.equal(known.find(x.with(0, x[0]! + 3e-9)), -1);
        assert.equal(known.find(x.slice(1)), x.slice(1).length === 0 ? 1 : -1);
      }),
    );
    // Right at the walls of boxes of any width.
    for (let k = -1000; k <= 1000; k++) {
      const known = places([k * 4e-9]);
      for (const off of [-9e-10, -1e-16, 1e-16, 9e-10]) assert.equal(known.find(k * 4e-9 + off), 0);
    }
    assert.equal(places([{ a: [1, 2] }]).find({ a: [1, 2 + 1e-12] }), 0);
    assert.equal(places<unknown>([{ a: 1 }]).find({ b: 1 }), -1);
  });
});

describe("groups of matrices of any angle", () => {
  it("close up to rounding: cyclic, dihedral, tetrahedral and icosahedral ones", () => {
    for (const [name, generators, order] of [
      ["C3", [rotationZ(radians(120))], 3],
      ["C7", [rotationZ((2 * Math.PI) / 7)], 7],
      ["C1000", [rotationZ((2 * Math.PI) / 1000)], 1000],
      ["C3v", [rotationZ(radians(120)), mirror], 6],
      ["D5", [rotationZ(radians(72)), rotationX(Math.PI)], 10],
      ["T", [rotationZ(Math.PI), third], 12],
      ["I", [fifth, third], 60],
      ["Ih", [fifth, third, inversion], 120],
    ] as const) {
      const group = pointGroup(name, generators);
      assert.deepEqual([name, group.order], [name, order]);
      for (const [i, a] of group.elements.slice(0, 12).entries()) {
        for (const b of group.elements.slice(0, 12)) assert.ok(group.indexOf(group.multiply(a, b)) >= 0);
        assert.equal(group.indexOf(group.multiply(a, group.identity)), i);
        assert.ok(group.equals(group.multiply(a, group.inverse(a)), group.identity));
      }
    }
  });

  it("have the classes, characters and subgroups of the same group by whole numbers", () => {
    const [I, A5] = [pointGroup("I", [fifth, third]), alternating(5)];
    const sizes = (classes: readonly (readonly unknown[])[]): number[] =>
      classes.map(({ length }) => length).sort((a, b) => a - b);
    assert.deepEqual(sizes(conjugacyClasses(I)), sizes(conjugacyClasses(A5)));
    assert.deepEqual(
      characterTable(I).characters.map(({ degree }) => degree),
      [1, 3, 3, 4, 5],
    );
    const T = pointGroup("T", [rotationZ(Math.PI), third]);
    assert.deepEqual(
      subgroups(T).map(({ order }) => order),
      subgroups(alternating(4)).map(({ order }) => order),
    );
    assert.equal(regular(T).dimension, 12);
  });

  it("whose generators have 7 digits are refused with what to do, and NaN at once", () => {
    const coarse = rotationZ(radians(120)).map((row) => row.map((entry) => Number(entry.toFixed(7))));
    assert.throws(() => pointGroup("C3", [coarse]), {
      name: "RangeError",
      message:
        /at most 5040 elements, but C3 has more: some of them differ by less than 0\.00001.*radians\(120\)/,
    });
    assert.throws(() => pointGroup("X", [rotationZ(1)]), {
      name: "RangeError",
      message: /use a smaller one/,
    });
    const broken = [
      [Number.NaN, 0],
      [0, 1],
    ];
    assert.throws(() => finiteGroup({ ...specialOrthogonal(2), name: "broken", generators: [broken] }), {
      name: "RangeError",
      message: /finite numbers in the elements of broken, got NaN/,
    });
  });

  it("take points to as many as they should", () => {
    const C3v = pointGroup("C3v", [rotationZ(radians(120)), mirror]);
    const action = { group: C3v, apply: matvec };
    assert.deepEqual(
      [
        [1, 0, 0],
        [0, 1, 0],
        [1, 2, 3],
        [0, 0, 1],
      ].map((x) => orbit(action, x).length),
      [6, 3, 6, 1],
    );
    const corner = [Math.cos(0.2), Math.sin(0.2), 0];
    const corners = [corner, ...orbit(action, corner).slice(1)];
    assert.equal(orbits(action, corners).length, 1);
    assert.throws(() => orbit({ group: symmetric(3), apply: (_, x: number[]) => x }, [1, Number.NaN]), {
      name: "RangeError",
      message: /points of finite numbers, got NaN/,
    });
    // A point of the sphere has infinitely many images; quarter turns take (1, 0, 0) to six places only.
    assert.throws(() => orbit({ group: specialOrthogonal(3), apply: matvec }, [1, 0, 0]), {
      name: "RangeError",
      message: /SO\(3\) takes this point to more/,
    });
    assert.equal(orbit({ group: specialOrthogonal(3), apply: matvec }, [0, 0, 0]).length, 1);
  });
});

describe("distinguishing groups", () => {
  const table = (group: FiniteGroup<unknown>): number[][] =>
    group.elements.map((a) => group.elements.map((b) => group.indexOf(group.multiply(a, b))));
  const [cyclicTable, kleinTable] = [
    tableGroup(table(cyclic(4))),
    tableGroup([
      [0, 1, 2, 3],
      [1, 0, 3, 2],
      [2, 3, 0, 1],
      [3, 2, 1, 0],
    ]),
  ];

  it("goes by their products, even if they have the same name", () => {
    assert.equal(cyclicTable.name, kleinTable.name);
    const message =
      /one of the group of a table of 4 and one of the group of a table of 4, in which the product/;
    for (const refuses of [
      () => characterInnerProduct(character(regular(cyclicTable)), character(regular(kleinTable))),
      () => intertwiners(regular(cyclicTable), regular(kleinTable)),
      () => directSum(regular(cyclicTable), regular(kleinTable)),
    ]) {
      assert.throws(refuses, { name: "TypeError", message });
    }
    const [inverting, resting] = [
      semidirectProduct(cyclic(5), cyclic(2), (h, m) => (h === 0 ? m : (5 - m) % 5)),
      semidirectProduct(cyclic(5), cyclic(2), (_, m) => m),
    ];
    assert.equal(inverting.name, resting.name);
    assert.throws(() => directSum(regular(inverting), regular(resting)), { name: "TypeError" });
    const twist = {
      ...specialOrthogonal(3),
      multiply: (a: Matrix, b: Matrix) => specialOrthogonal(3).multiply(b, a),
    };
    const space = (group: typeof twist) => ({ ...regular(cyclic(3)), group, matrix: (R: Matrix) => R });
    assert.throws(() => directSum(space(specialOrthogonal(3)) as never, space(twist) as never), {
      name: "TypeError",
    });
  });

  it("takes them as equal if elements and products agree, whatever their names and the order of their generators", () => {
    assert.equal(intertwiners(regular(cyclic(4)), regular(cyclic(4))).length, 4);
    assert.equal(intertwiners(regular(cyclicTable), regular(cyclic(4))).length, 4);
    const D4 = dihedral(4);
    const other = subgroup(D4, D4.generators.toReversed());
    assert.notDeepEqual(other.elements, D4.elements);
    const [chi, psi] = [character(regular(D4)), character(regular(other))];
    assert.equal(characterInnerProduct(chi, psi), 8);
    for (const U of irreducibles(D4)) {
      for (const W of irreducibles(other)) {
        const maps = intertwiners(U, W);
        assert.equal(maps.length, Math.round(characterInnerProduct(character(U), character(W))) + 0);
      }
    }
  });

  it("refuses a map that is not a homomorphism or an action, with elements that show it", () => {
    for (const [action, message] of [
      [(h: number, m: number) => (h ? (2 * m) % 4 : m), /h\.\(k\.m\) = \(h k\)\.m fails for h = /],
      [(h: number, m: number) => (h ? [1, 0, 2, 3][m]! : m), /h\.\(m m'\) = \(h\.m\)\(h\.m'\) fails/],
      [(h: number, m: number) => (h ? m : 0), /e\.m = m fails for m = /],
      [(h: number, m: number) => (h ? m + 4 : m), /fails/],
    ] as const) {
      assert.throws(() => semidirectProduct(cyclic(4), cyclic(2), action), { name: "RangeError", message });
    }
    const message = /expected an action of Z on T\(1\)|expected an action of Z on Z/;
    assert.throws(() => semidirectProduct(integers, integers, (h, m) => h + m), {
      name: "RangeError",
      message,
    });
    assert.equal(semidirectProduct(cyclic(7), cyclic(3), (h, m) => (m * 2 ** h) % 7).order, 21);
    assert.throws(() => kernelOf({ from: cyclic(4), to: cyclic(3), apply: (a) => a % 3 }), {
      name: "RangeError",
      message: /a homomorphism, .*Z\/4 to Z\/3 that is not one for a = /,
    });
  });

  it("without a list of elements are refused by what needs one", () => {
    const Z = integers as never as FiniteGroup<number>;
    for (const refuses of [
      () => conjugacyClasses(Z),
      () => centre(Z),
      () => subgroups(Z),
      () => leftCosets(Z, Z),
      () => regular(Z),
      () => characterTable(Z),
      () => kernelOf({ from: Z, to: cyclic(2), apply: (a) => a & 1 }),
    ]) {
      assert.throws(refuses, { name: "TypeError", message: /a finite group.*got Z/ });
    }
  });
});

describe("conjugacy classes of large groups", () => {
  it("of S_6 and S_7 are as many as partitions, with the sizes of cycle types", () => {
    for (const [n, count] of [
      [6, 11],
      [7, 15],
    ] as const) {
      const group = symmetric(n);
      const classes = conjugacyClasses(group);
      assert.equal(classes.length, count);
      assert.equal(new Set(classes.flat().map(group.indexOf)).size, group.order);
      if (!hasGap) continue;
      const theirs = gap(`Print(List(ConjugacyClasses(SymmetricGroup(${n})), Size));`);
      assert.deepEqual(
        classes.map(({ length }) => length).sort((a, b) => a - b),
        (JSON.parse(theirs) as number[]).sort((a, b) => a - b),
      );
    }
  });
});
