import assert from "node:assert/strict";
import {
  alternating,
  changeOfBasis,
  character,
  characterTable,
  commutant,
  cyclic,
  decompose,
  directSum,
  type FiniteRepresentation,
  haarOrthogonal,
  invariantComplement,
  invariantInnerProduct,
  invariantSubspace,
  irreducibles,
  isIrreducible,
  type Matrix,
  matmul,
  permutationRepresentation,
  random,
  regular,
  representation,
  rotationZ,
  symmetric,
} from "noether";
import { gap, hasGap } from "../../support/gap.js";

const Z3 = cyclic(3);
const S3 = symmetric(3);
const given = (dimension: number, matrix: (g: number) => Matrix): FiniteRepresentation<number> =>
  representation({ group: Z3, name: "rho", dimension, matrix });
const typed = (digits: number): FiniteRepresentation<number> =>
  given(3, (g) =>
    rotationZ((2 * Math.PI * g) / 3).map((row) => row.map((entry) => Number(entry.toFixed(digits)))),
  );

describe("matrices that are not quite a representation", () => {
  const stream = random(5);
  const drawn = [0, 1, 2].map(() => [0, 1].map(() => [stream.normal(), stream.normal()]));
  const wrong: readonly (readonly [FiniteRepresentation<never>, RegExp])[] = [
    [
      typed(2),
      /rho\(a b\) = rho\(a\) rho\(b\), got rho, which is off by 0\.0069 for a = 1, b = 1: .*all their digits/,
    ],
    [typed(1), /off by 0\.060 for a = 1, b = 1/],
    [given(2, (g) => [[1, 0], [0, 1 + g]]), /off by 1\.0 for a = 1, b = 1/], // biome-ignore format: a matrix
    [given(2, (g) => drawn[g]!), /rho\(e\) = 1, got rho with -?\d.* in row 0, column 0/],
    [given(2, () => [[0, 0], [0, 0]]), /rho\(e\) = 1, got rho with 0 in row 0, column 0/], // biome-ignore format: a matrix
    [given(0, () => []), /of dimension 1, 2, 3, \.\.\., got rho of dimension 0/],
    [
      representation({
        group: S3,
        name: "backwards",
        dimension: 3,
        matrix: (p) => permutationRepresentation(S3).matrix(S3.inverse(p)),
      }),
      /got backwards, which is off by 1\.0 .*in the opposite order/,
    ],
  ] as never;

  it("are refused at once, with the product that fails and by how much, by all that sums over the group", () => {
    for (const [V, message] of wrong) {
      const all: readonly ((rho: FiniteRepresentation<never>) => unknown)[] = [
        (rho) => decompose(rho, random(1)),
        (rho) => isIrreducible(rho),
        (rho) => character(rho),
        (rho) => commutant(rho),
        (rho) => invariantSubspace(rho),
        (rho) => invariantInnerProduct(rho),
      ];
      for (const refuses of all) {
        assert.throws(() => refuses(V), { name: "RangeError", message });
      }
    }
    const [V] = wrong[3]!;
    assert.throws(() => invariantComplement(V, [[1], [0]]), { name: "RangeError" });
  });

  it("are accepted if three digits or more say what is meant", () => {
    for (const digits of [3, 4, 7, 12]) {
      const { formula, constituents } = decompose(typed(digits), random(1));
      assert.equal(formula, "3 = 1 + 2");
      assert.equal(constituents[1]!.irreducible.type, "complex");
      assert.ok(!isIrreducible(typed(digits)));
    }
  });

  it("in a basis far from orthogonal are decomposed rightly up to a condition of 1e6, and refused or right beyond", () => {
    const V = directSum(regular(S3), permutationRepresentation(S3));
    let refused = 0;
    for (let seed = 1; seed <= 4; seed++) {
      for (const condition of [1, 1e2, 1e4, 1e6, 1e7, 1e8, 1e9, 1e10, 1e12]) {
        const draw = random(seed);
        const [left, right] = [haarOrthogonal(9, draw), haarOrthogonal(9, draw)];
        const skew = matmul(
          left.map((row) => row.map((entry, j) => entry * condition ** (-j / 8))),
          right,
        );
        try {
          const { formula, basis, inverse, constituents } = decompose(changeOfBasis(V, skew), random(1));
          assert.equal(formula, "9 = 2 × 1 + 1′ + 3 × 2", `${condition}`);
          if (condition > 1e6) continue;
          const g = S3.elements[4]!;
          const blocks = matmul(inverse, matmul(changeOfBasis(V, skew).matrix(g), basis));
          const wanted = constituents[2]!.irreducible.matrix(g);
          for (const [i, row] of wanted.entries())
            for (const [j, entry] of row.entries())
              assert.ok(
                Math.abs(blocks[3 + i]![3 + j]! - entry) < 1e-10 + 1e-16 * condition ** 2,
                `${condition}`,
              );
        } catch (error) {
          if ((error as Error).name === "AssertionError") throw error;
          assert.match((error as Error).message, /so far from orthogonal|off by|got singular values/);
          assert.ok(condition > 1e6, `${condition}: ${(error as Error).message}`);
          refused++;
        }
      }
    }
    assert.ok(refused >= 8, `${refused}`);
  });
});

describe("large groups", () => {
  it("have their character tables in a second: S_6, S_7, A_7, and GAP says the same", () => {
    for (const [group, name] of [
      [symmetric(6), "SymmetricGroup(6)"],
      [symmetric(7), "SymmetricGroup(7)"],
      [alternating(7), "AlternatingGroup(7)"],
    ] as const) {
      const { characters, classes } = characterTable(group);
      const degrees = characters.map(({ degree }) => degree).sort((a, b) => a - b);
      assert.equal(
        degrees.reduce((sum, d) => sum + d * d, 0),
        group.order,
      );
      // Rows are orthonormal, with the sizes of the classes as weights.
      for (const [i, chi] of characters.entries()) {
        for (const psi of characters.slice(i)) {
          const sum = classes.reduce((total, { length }, k) => {
            const [a, b] = [chi.values[k]!, psi.values[k]!];
            return total + length * (a.re * b.re + a.im * b.im);
          }, 0);
          assert.ok(Math.abs(sum / group.order - (chi === psi ? 1 : 0)) < 1e-9);
        }
      }
      if (!hasGap) continue;
      const theirs = gap(`Print(SortedList(List(Irr(${name}), Sum)), "\\n");`);
      // The sum of a row over the classes is a whole number, whatever the order of the classes.
      const sums = characters.map(({ values }) => values.reduce((sum, { re }) => sum + re, 0));
      assert.deepEqual(
        sums.map(Math.round).sort((a, b) => a - b),
        (JSON.parse(theirs) as number[]).sort((a, b) => a - b),
      );
    }
  });

  it("are refused at once if their matrices would fill the memory or take minutes", () => {
    assert.throws(() => irreducibles(symmetric(6)), {
      name: "RangeError",
      message: /at most 192 elements.*got S6 with 720: use characterTable/,
    });
    assert.throws(() => decompose(regular(symmetric(6)), random(1)), {
      name: "RangeError",
      message: /take minutes/,
    });
    assert.throws(() => isIrreducible(regular(symmetric(6))), {
      name: "RangeError",
      message: /million numbers/,
    });
    assert.throws(() => characterTable(cyclic(251)), {
      name: "RangeError",
      message: /at most 250 conjugacy/,
    });
    assert.equal(decompose(permutationRepresentation(symmetric(6)), random(1)).formula, "6 = 1 + 5");
  });
});
