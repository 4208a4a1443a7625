import assert from "node:assert/strict";
import fc from "fast-check";
import { blockDiagonal } from "../../../lib/algebra/blockDiagonal.js";
import { identityMatrix, matmul, trace, transpose } from "../../../lib/algebra/matrix.js";
import { display } from "../../../lib/display/displayable.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { quaternionGroup } from "../../../lib/group/quaternionGroup.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { random } from "../../../lib/numbers/random.js";
import { changeOfBasis } from "../../../lib/representation/changeOfBasis.js";
import { decompose } from "../../../lib/representation/decompose.js";
import { directSum } from "../../../lib/representation/directSum.js";
import { invariantInnerProduct } from "../../../lib/representation/invariantInnerProduct.js";
import { invariantSubspace } from "../../../lib/representation/invariantSubspace.js";
import { irreducibles } from "../../../lib/representation/irreducibles.js";
import { isIrreducible } from "../../../lib/representation/isIrreducible.js";
import { isotypicProjection } from "../../../lib/representation/isotypicProjection.js";
import { permutationRepresentation } from "../../../lib/representation/permutationRepresentation.js";
import { regular } from "../../../lib/representation/regular.js";
import { type FiniteRepresentation, representation } from "../../../lib/representation/representation.js";
import { shear } from "../../../lib/representation/shear.js";
import { subrepresentation } from "../../../lib/representation/subrepresentation.js";
import { tensorProductOfRepresentations } from "../../../lib/representation/tensorProductOfRepresentations.js";
import { trivial } from "../../../lib/representation/trivial.js";
import { apart, cube, groups, hidden } from "./samples.js";

/** A decomposition says what it does: B^-1 B = 1, and B^-1 rho(g) B has the blocks of its constituents. */
function holds<G>(V: FiniteRepresentation<G>, seed: number): void {
  const { constituents, basis, inverse } = decompose(V, random(seed));
  assert.ok(apart(matmul(inverse, basis), identityMatrix(V.dimension)) < 1e-9);
  for (const g of V.group.elements) {
    const blocks = blockDiagonal(
      constituents.flatMap(({ irreducible, multiplicity }) =>
        Array.from({ length: multiplicity }, () => irreducible.matrix(g)),
      ),
    );
    assert.ok(apart(matmul(inverse, matmul(V.matrix(g), basis)), blocks) < 1e-9);
  }
}

describe("a decomposition", () => {
  it("recovers the multiplicities of a direct sum hidden by a random change of basis", () => {
    const known = groups.map((group) => irreducibles(group));
    fc.assert(
      fc.property(fc.nat({ max: groups.length - 1 }), fc.integer({ min: 0, max: 1e6 }), (k, seed) => {
        const stream = random(seed);
        const irreps = known[k]!;
        const wanted = irreps.map(() => stream.integer(3));
        if (Math.max(...wanted) === 0) wanted[0] = 1;
        const sum = directSum(...irreps.flatMap((U, i) => Array.from({ length: wanted[i]! }, () => U)));
        const V = changeOfBasis(sum, hidden(sum.dimension, stream));
        const found = decompose(V, stream);
        const multiplicity = (U: FiniteRepresentation<unknown>): number =>
          found.constituents.find(({ irreducible }) =>
            U.group.elements.every((g) => Math.abs(trace(U.matrix(g)) - trace(irreducible.matrix(g))) < 1e-6),
          )?.multiplicity ?? 0;
        assert.deepEqual(irreps.map(multiplicity), wanted);
        for (const { irreducible } of found.constituents) {
          const original = irreps.find((U) =>
            U.group.elements.every((g) => Math.abs(trace(U.matrix(g)) - trace(irreducible.matrix(g))) < 1e-6),
          );
          assert.equal(irreducible.type, original!.type);
        }
        holds(V, seed);
      }),
      { numRuns: 40 },
    );
  });

  it("has an orthogonal basis if the representation is orthogonal", () => {
    for (const group of groups) {
      const V = regular(group);
      const { basis } = decompose(V, random(1));
      assert.ok(apart(matmul(transpose(basis), basis), identityMatrix(V.dimension)) < 1e-12);
      holds(V, 2);
    }
  });

  it("is written as a sum of dimensions", () => {
    const formula = <G>(V: FiniteRepresentation<G>): string => decompose(V, random(1)).formula;
    assert.equal(formula(permutationRepresentation(symmetric(3))), "3 = 1 + 2");
    assert.equal(formula(regular(symmetric(3))), "6 = 1 + 1′ + 2 × 2");
    assert.equal(formula(regular(quaternionGroup())), "8 = 1 + 1′ + 1′′ + 1′′′ + 4");
    assert.equal(formula(trivial(cyclic(2), 3)), "3 = 3 × 1");
    // Matrices under rotations and reflections of the cube: trace, antisymmetric part, diagonal, off-diagonal.
    const vectors = representation({ group: cube, name: "vectors", dimension: 3, matrix: (R) => R });
    assert.match(formula(tensorProductOfRepresentations(vectors, vectors)), /^9 = 1 \+ 2 \+ 3 \+ 3′$/);
  });

  it("does not depend on the seed, except for the basis", () => {
    const V = changeOfBasis(regular(dihedral(4)), hidden(8, random(1)));
    const told = (seed: number): unknown =>
      decompose(V, random(seed)).constituents.map(({ irreducible, multiplicity }) => [
        irreducible.name,
        multiplicity,
      ]);
    assert.deepEqual(told(1), told(2));
    assert.deepEqual(decompose(V, random(1)).basis, decompose(V, random(1)).basis);
    assert.notDeepEqual(decompose(V, random(1)).basis, decompose(V, random(2)).basis);
  });

  it("shows its formula and the pattern of its blocks", () => {
    const bundle = decompose(permutationRepresentation(symmetric(3)), random(1))[display]();
    assert.match(
      String(bundle["text/plain"]),
      /S3: it decomposes as 3 = 1 \+ 2: 1 of dimension 1 \(real type\)/,
    );
    assert.match(String(bundle["image/svg+xml"]), /in the new basis/);
  });

  it("is refused for groups that are not finite, and for NaN", () => {
    // @ts-expect-error: Z is not finite
    assert.throws(() => decompose(shear(), random(1)), {
      name: "TypeError",
      message: /finite group.*got one of Z/,
    });
    const bad = representation({ group: cyclic(2), name: "bad", dimension: 1, matrix: () => [[Number.NaN]] });
    assert.throws(() => decompose(bad, random(1)), { name: "RangeError", message: /NaN/ });
  });
});

describe("the irreducible representations", () => {
  it("have legible matrices: the turn and the reflection of the square, the units of the quaternions", () => {
    const square = irreducibles(dihedral(4))[4]!;
    assert.ok(
      apart(square.matrix([1, 0]), [
        [0, -1],
        [1, 0],
      ]) < 1e-12,
    );
    assert.ok(
      apart(square.matrix([0, 1]), [
        [1, 0],
        [0, -1],
      ]) < 1e-12,
    );
    const units = irreducibles(quaternionGroup())[4]!;
    for (const row of units.group.generators.flatMap((q) => units.matrix(q))) {
      assert.deepEqual(row.map((x) => Math.round(Math.abs(x))).sort(), [0, 0, 0, 1]);
    }
  });

  it("of S_5 are seven, of dimensions 1, 1, 4, 4, 5, 5, 6", () => {
    const all = irreducibles(symmetric(5));
    assert.deepEqual(
      all.map(({ dimension }) => dimension),
      [1, 1, 4, 4, 5, 5, 6],
    );
    assert.ok(all.every(isIrreducible));
  });
});

describe("irreducibility over the reals", () => {
  it("is decided by the character, and an invariant subspace is found if there is one", () => {
    for (const group of groups) {
      for (const U of irreducibles(group)) {
        assert.ok(isIrreducible(U));
        assert.equal(invariantSubspace(U), undefined);
        const V = changeOfBasis(directSum(U, trivial(group)), hidden(U.dimension + 1, random(1)));
        assert.ok(!isIrreducible(V));
        const found = invariantSubspace(V)!;
        assert.ok(found[0]!.length > 0 && found[0]!.length < V.dimension);
        // Refused unless invariant.
        subrepresentation(V, found);
      }
    }
  });

  it("finds the line of equal entries in a permutation representation", () => {
    const line = invariantSubspace(permutationRepresentation(symmetric(3)))!;
    assert.equal(line[0]!.length, 1);
    assert.ok(Math.abs(line[0]![0]! - line[1]![0]!) < 1e-12 && Math.abs(line[0]![0]! - line[2]![0]!) < 1e-12);
  });
});

describe("isotypic projections", () => {
  for (const group of groups) {
    it(`are idempotent, commute, add up to 1 and have the trace d m: ${group.name}`, () => {
      const irreps = irreducibles(group);
      const stream = random(group.order);
      const m = irreps.map((_, i) => (i === 0 ? 1 : stream.integer(3)));
      const sum = directSum(...irreps.flatMap((U, i) => Array.from({ length: m[i]! }, () => U)));
      const V = changeOfBasis(sum, hidden(sum.dimension, stream));
      const projections = irreps.map((U) => isotypicProjection(V, U));
      for (const [i, P] of projections.entries()) {
        assert.ok(apart(matmul(P, P), P) < 1e-10);
        assert.ok(Math.abs(trace(P) - m[i]! * irreps[i]!.dimension) < 1e-9);
        for (const g of group.generators)
          assert.ok(apart(matmul(P, V.matrix(g)), matmul(V.matrix(g), P)) < 1e-10);
      }
      const total = identityMatrix(V.dimension).map((row, i) =>
        row.map((_, j) => projections.reduce((s, P) => s + P[i]![j]!, 0)),
      );
      assert.ok(apart(total, identityMatrix(V.dimension)) < 1e-10);
    });
  }

  it("are refused for a reducible representation: its formula would not be a projection", () => {
    const V = permutationRepresentation(symmetric(3));
    assert.throws(() => isotypicProjection(V, V), {
      name: "RangeError",
      message: /irreducible.*which splits/,
    });
  });
});

describe("the invariant inner product", () => {
  it("is preserved by the group, although the usual one is not", () => {
    const V = changeOfBasis(permutationRepresentation(symmetric(4)), hidden(4, random(3)));
    const S = invariantInnerProduct(V);
    const kept = (form: typeof S): boolean =>
      V.group.elements.every(
        (g) => apart(matmul(transpose(V.matrix(g)), matmul(form, V.matrix(g))), form) < 1e-10,
      );
    assert.ok(kept(S));
    assert.ok(!kept(identityMatrix(4)));
  });
});
