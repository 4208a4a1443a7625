import assert from "node:assert/strict";
import fc from "fast-check";
import { rank } from "../../../lib/algebra/fundamentalSubspaces.js";
import { identityMatrix, type Matrix, matmul, trace, transpose } from "../../../lib/algebra/matrix.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { orthogonal, specialOrthogonal } from "../../../lib/group/orthogonal.js";
import { quaternionGroup } from "../../../lib/group/quaternionGroup.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { translations } from "../../../lib/group/translations.js";
import { random } from "../../../lib/numbers/random.js";
import { changeOfBasis } from "../../../lib/representation/changeOfBasis.js";
import { commutant } from "../../../lib/representation/commutant.js";
import { directSum } from "../../../lib/representation/directSum.js";
import { fixedSpace } from "../../../lib/representation/fixedSpace.js";
import { intertwiners } from "../../../lib/representation/intertwiners.js";
import { invariantComplement } from "../../../lib/representation/invariantComplement.js";
import { irreducibles } from "../../../lib/representation/irreducibles.js";
import { permutationRepresentation } from "../../../lib/representation/permutationRepresentation.js";
import { regular } from "../../../lib/representation/regular.js";
import {
  type FiniteRepresentation,
  type Representation,
  representation,
} from "../../../lib/representation/representation.js";
import { reynolds } from "../../../lib/representation/reynolds.js";
import { reynoldsEstimate } from "../../../lib/representation/reynoldsEstimate.js";
import { shear } from "../../../lib/representation/shear.js";
import { tensorProductOfRepresentations } from "../../../lib/representation/tensorProductOfRepresentations.js";
import { trivial } from "../../../lib/representation/trivial.js";
import { apart, groups, hidden, normal } from "./samples.js";

/** How far A is from an intertwiner, over all elements or 1,000 random ones: max |rhoW(g) A - A rhoV(g)|. */
function gap<G>(V: Representation<G>, W: Representation<G>, A: Matrix): number {
  const stream = random(11);
  const elements =
    "elements" in V.group
      ? (V.group as FiniteGroup<G>).elements
      : Array.from({ length: 1000 }, () => V.group.sample(stream));
  return elements.reduce(
    (worst, g) => Math.max(worst, apart(matmul(W.matrix(g), A), matmul(A, V.matrix(g)))),
    0,
  );
}

const seeds = fc.integer({ min: 0, max: 1e6 });
const size = { real: 1, complex: 2, quaternionic: 4 };

/** m_i copies of the i-th irreducible representation, hidden by a change of basis. */
function copies<G>(
  irreps: readonly Representation<G, FiniteRepresentation<G>["group"]>[],
  m: readonly number[],
  seed: number,
): FiniteRepresentation<G> {
  const V = directSum(...irreps.flatMap((U, i) => Array.from({ length: m[i] ?? 0 }, () => U)));
  return changeOfBasis(V, hidden(V.dimension, random(seed)));
}

describe("the average of a linear map", () => {
  const [V, W] = [regular(dihedral(3)), changeOfBasis(permutationOfD3(), hidden(3, random(2)))];

  it("is an intertwiner, for every A, and leaves intertwiners as they are", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const R = reynolds(V, W, normal(3, 6, random(seed)));
        assert.ok(gap(V, W, R) < 1e-12);
        assert.ok(apart(reynolds(V, W, R), R) < 1e-12);
      }),
      { numRuns: 20 },
    );
  });

  it("is a third of the identity for a single 1 on the regular representation of Z/3", () => {
    const V3 = regular(cyclic(3));
    const R = reynolds(V3, V3, [
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    assert.ok(
      apart(
        R,
        identityMatrix(3).map((row) => row.map((x) => x / 3)),
      ) < 1e-15,
    );
  });

  it("is needed: a map that singles out one coordinate is not an intertwiner", () => {
    assert.ok(
      gap(
        V,
        V,
        identityMatrix(6).map((row, i) => (i === 0 ? row : row.map(() => 0))),
      ) > 0.5,
    );
  });

  it("refuses maps of the wrong size or with NaN, and representations of different groups", () => {
    assert.throws(() => reynolds(V, W, identityMatrix(3)), {
      name: "RangeError",
      message: /3 x 6 matrix.*got 3 x 3/,
    });
    assert.throws(
      () =>
        reynolds(W, W, [
          [1, 0, 0],
          [0, Number.NaN, 0],
          [0, 0, 0],
        ]),
      { name: "RangeError", message: /NaN/ },
    );
    // @ts-expect-error: elements of two kinds
    assert.throws(() => reynolds(V, trivial(cyclic(3)), [[1, 0, 0, 0, 0, 0]]), {
      name: "TypeError",
      message: /D3.*Z\/3/,
    });
  });

  it("refuses representations with NaN or matrices of the wrong size, and names the element", () => {
    const bad = (matrix: Matrix): FiniteRepresentation<number> =>
      representation({
        group: cyclic(3),
        name: "bad",
        dimension: 2,
        matrix: (g) => (g === 1 ? matrix : identityMatrix(2)),
      });
    const A = identityMatrix(2);
    const [nan, small] = [
      bad([
        [1, 0],
        [0, Number.NaN],
      ]),
      bad([[1]]),
    ];
    assert.throws(() => reynolds(nan, nan, A), {
      name: "RangeError",
      message: /finite.*bad, got NaN for g = 1/,
    });
    assert.throws(() => reynolds(small, small, A), {
      name: "RangeError",
      message: /2 x 2.*got 1 x 1 for g = 1/,
    });
    assert.throws(() => intertwiners(nan, nan), { name: "RangeError", message: /NaN/ });
    assert.throws(() => fixedSpace(small), { name: "RangeError", message: /got 1 x 1/ });
  });

  it("over a group that is not compact is a type error, and a sentence", () => {
    const Z = shear();
    // @ts-expect-error: Z is not finite
    assert.throws(() => reynolds(Z, Z, identityMatrix(2)), {
      name: "TypeError",
      message: /finite group.*got one of Z/,
    });
    const T = trivial(translations(2));
    // @ts-expect-error: translations are not compact
    assert.throws(() => reynoldsEstimate(T, T, [[1]], { random: random(1) }), {
      name: "TypeError",
      message: /compact group.*got one of T\(2\)/,
    });
  });
});

describe("the estimated average over a compact group", () => {
  const V = representation({ group: specialOrthogonal(3), name: "vectors", dimension: 3, matrix: (R) => R });
  const A = [
    [1, 2, 0],
    [0, 0, 0],
    [-1, 0, 2],
  ];

  it("is tr A / 3 times the identity for vectors, within a few of its standard errors", () => {
    const { mean, standardError } = reynoldsEstimate(V, V, A, { random: random(4), samples: 4000 });
    for (const [i, row] of mean.entries()) {
      for (const [j, entry] of row.entries()) {
        const error = standardError[i]![j]!;
        assert.ok(error > 0.005 && error < 0.05, String(error));
        assert.ok(Math.abs(entry - (i === j ? 1 : 0)) < 4 * error, `${entry} +- ${error}`);
      }
    }
  });

  it("has an error that halves with four times the samples", () => {
    const error = (samples: number): number =>
      reynoldsEstimate(V, V, A, { random: random(4), samples }).standardError[0]![0]!;
    const ratio = error(400) / error(1600);
    assert.ok(Math.abs(ratio - 2) < 0.2, String(ratio));
  });

  it("refuses a single sample", () => {
    assert.throws(() => reynoldsEstimate(V, V, A, { random: random(1), samples: 1 }), {
      name: "RangeError",
      message: /got 1/,
    });
  });
});

describe("intertwiners", () => {
  for (const group of groups) {
    it(`are as many as sum m_i n_i d_i, with d = 1, 2, 4, and orthonormal: ${group.name}`, () => {
      const irreps = irreducibles(group).slice(-3);
      const stream = random(group.order);
      const some = (): number[] => irreps.map(() => stream.integer(3));
      const [m, n] = [some(), some()];
      if (Math.max(...m) === 0) m[0] = 1;
      if (Math.max(...n) === 0) n[0] = 2;
      const [V, W] = [copies(irreps, m, 1), copies(irreps, n, 2)];
      const basis = intertwiners(V, W);
      assert.equal(
        basis.length,
        irreps.reduce((sum, { type }, i) => sum + m[i]! * n[i]! * size[type], 0),
      );
      for (const A of basis) {
        assert.ok(gap(V, W, A) < 1e-10);
        for (const B of basis)
          assert.ok(Math.abs(trace(matmul(transpose(A), B)) - (A === B ? 1 : 0)) < 1e-10);
      }
      // The null space of the equations of the generators says the same as the averages.
      const solved = intertwiners(V, W, group.generators);
      const trivialGroup = group.generators.length === 0;
      assert.equal(solved.length, trivialGroup ? V.dimension * W.dimension : basis.length);
      for (const A of solved) assert.ok(gap(V, W, A) < 1e-9);
      if (basis.length > 0)
        assert.equal(
          rank(
            [...basis, ...solved].map((A) => A.flat()),
            1e-8,
          ),
          basis.length,
        );
    });
  }

  it("of the regular representation of Z/n are the circulant matrices", () => {
    const V = regular(cyclic(4));
    for (const A of intertwiners(V, V)) {
      for (const [i, row] of A.entries()) {
        for (const [j, entry] of row.entries())
          assert.ok(Math.abs(entry - A[(i + 1) % 4]![(j + 1) % 4]!) < 1e-12);
      }
    }
  });

  it("are only the zero map between different irreducible representations, and all invertible within one (Schur)", () => {
    for (const group of groups) {
      const irreps = irreducibles(group);
      for (const U of irreps) {
        for (const W of irreps) {
          const basis = intertwiners(U, W);
          assert.equal(basis.length, U === W ? size[U.type] : 0);
          for (const A of basis) assert.equal(rank(A), U.dimension);
        }
      }
    }
  });

  it("of rotations in space leave multiples of the identity and of the cross product's copy", () => {
    const V = representation({
      group: specialOrthogonal(3),
      name: "vectors",
      dimension: 3,
      matrix: (R) => R,
    });
    const stream = random(3);
    const two = [V.group.haar(stream), V.group.haar(stream)];
    assert.equal(intertwiners(V, V, two).length, 1);
    const pairs = tensorProductOfRepresentations(V, V);
    const [cross, ...others] = intertwiners(pairs, V, two);
    assert.equal(others.length, 0);
    // x (x) y -> x cross y, up to a factor: e_x (x) e_y goes to e_z, and e_y (x) e_x to -e_z.
    const at = (i: number, j: number, k: number): number => cross![k]![3 * i + j]!;
    assert.ok(Math.abs(at(0, 1, 2)) > 0.3);
    assert.ok(Math.abs(at(0, 1, 2) + at(1, 0, 2)) < 1e-9 && Math.abs(at(0, 1, 2) - at(1, 2, 0)) < 1e-9);
    assert.equal(intertwiners(pairs, trivial(V.group), two).length, 1);
  });

  it("of reflections too leave nothing of the cross product", () => {
    const V = representation({ group: orthogonal(3), name: "vectors", dimension: 3, matrix: (R) => R });
    const stream = random(3);
    const some = Array.from({ length: 6 }, () => V.group.haar(stream));
    assert.equal(intertwiners(tensorProductOfRepresentations(V, V), V, some).length, 0);
  });

  it("of the shear are its multiples of 1 and of the step", () => {
    assert.equal(intertwiners(shear(), shear()).length, 2);
    for (const A of intertwiners(shear(), shear())) assert.ok(gap(shear(), shear(), A) < 1e-12);
  });
});

describe("the commutant", () => {
  it("of an irreducible representation is R, C or H, and of a sum none of them", () => {
    const type = (V: FiniteRepresentation<never>): string | undefined => commutant(V).type;
    for (const group of groups) {
      for (const U of irreducibles(group)) assert.equal(type(U as never), U.type);
    }
    const [one, sign] = irreducibles(cyclic(2));
    assert.equal(commutant(directSum(one!, sign!)).type, undefined);
    assert.equal(commutant(directSum(one!, one!)).type, undefined);
    assert.equal(commutant(directSum(one!, one!)).dimension, 4);
  });

  it("of the shear has dimension 2 and is not a division algebra", () => {
    const { dimension, type } = commutant(shear());
    assert.deepEqual([dimension, type], [2, undefined]);
  });

  it("of Q_8 on the quaternions are the right multiplications, of dimension 4", () => {
    const group = quaternionGroup();
    const left = representation({
      group,
      name: "left multiplication",
      dimension: 4,
      matrix: (q) => transpose(identityMatrix(4).map((x) => group.multiply(q, x as unknown as typeof q))),
    });
    assert.deepEqual([commutant(left).dimension, commutant(left).type], [4, "quaternionic"]);
  });
});

describe("the fixed space", () => {
  it("contains invariant vectors, with the mean of the character as dimension", () => {
    for (const group of groups) {
      const V = changeOfBasis(
        directSum(regular(group), trivial(group, 2)),
        hidden(group.order + 2, random(3)),
      );
      const fixed = fixedSpace(V);
      assert.equal(fixed[0]!.length, group.generators.length === 0 ? V.dimension : 3);
      for (const g of group.generators) assert.ok(apart(matmul(V.matrix(g), fixed), fixed) < 1e-10);
      const mean = group.elements.reduce((sum, g) => sum + trace(V.matrix(g)), 0) / group.order;
      assert.ok(Math.abs(mean - fixed[0]!.length) < 1e-9);
    }
  });

  it("is 0 if nothing is fixed", () => {
    assert.equal(fixedSpace(irreducibles(cyclic(3))[1]!)[0]!.length, 0);
  });
});

describe("Maschke's complement", () => {
  it("is invariant, and its projection is idempotent and commutes", () => {
    for (const group of groups) {
      const V = changeOfBasis(regular(group), hidden(group.order, random(8)));
      const B = fixedSpace(V);
      if (B[0]!.length === V.dimension) continue;
      const { basis, projection } = invariantComplement(V, B);
      assert.ok(apart(matmul(projection, projection), projection) < 1e-10);
      assert.ok(gap(V, V, projection) < 1e-10);
      assert.ok(apart(matmul(projection, B), B) < 1e-10);
      assert.equal(basis[0]!.length, V.dimension - B[0]!.length);
      assert.ok(
        apart(
          matmul(projection, basis),
          basis.map((row) => row.map(() => 0)),
        ) < 1e-8, // the hidden change of basis may be ill-conditioned
      );
      assert.equal(rank(B.map((row, i) => [...row, ...basis[i]!])), V.dimension);
    }
  });

  it("is not the orthogonal one if the representation is not orthogonal", () => {
    const V = changeOfBasis(permutationRepresentation(symmetric(3)), hidden(3, random(8)));
    const B = fixedSpace(V);
    const orthogonal = matmul(B, transpose(B));
    assert.ok(gap(V, V, orthogonal) > 1e-3);
  });

  it("does not exist for the shear: no projection on its line commutes", () => {
    // All projections on the line along (1, 0) are [[1, c], [0, 0]]; rho(1) P - P rho(1) = [[0, -1], [0, 0]] for all c.
    for (const c of [-2, 0, 0.5, 7]) {
      const P = [
        [1, c],
        [0, 0],
      ];
      assert.deepEqual(apart(matmul(shear().matrix(1), P), matmul(P, shear().matrix(1))) > 0.1, true);
    }
    // @ts-expect-error: Z is not finite
    assert.throws(() => invariantComplement(shear(), [[1], [0]]), {
      name: "TypeError",
      message: /finite group/,
    });
  });

  it("refuses subspaces that are not invariant", () => {
    assert.throws(() => invariantComplement(permutationRepresentation(symmetric(3)), [[1], [0], [0]]), {
      message: /invariant subspace/,
    });
  });
});

function permutationOfD3(): FiniteRepresentation<readonly [number, number]> {
  const group = dihedral(3);
  return representation({
    group,
    name: "corners",
    dimension: 3,
    matrix: ([k, j]) =>
      identityMatrix(3).map((_, i) => [0, 1, 2].map((x) => ((k + (j === 0 ? x : 3 - x)) % 3 === i ? 1 : 0))),
  });
}
