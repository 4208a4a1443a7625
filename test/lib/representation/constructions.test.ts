import assert from "node:assert/strict";
import { kronecker } from "../../../lib/algebra/kronecker.js";
import {
  identityMatrix,
  type Matrix,
  matmul,
  matvec,
  trace,
  transpose,
} from "../../../lib/algebra/matrix.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import type { Group } from "../../../lib/group/group.js";
import { integers } from "../../../lib/group/integers.js";
import { subgroup } from "../../../lib/group/subgroup.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import { judge } from "../../../lib/laws/judge.js";
import { representationAxioms } from "../../../lib/laws/representationAxioms.js";
import { random } from "../../../lib/numbers/random.js";
import { changeOfBasis } from "../../../lib/representation/changeOfBasis.js";
import { character } from "../../../lib/representation/character.js";
import { characterInnerProduct } from "../../../lib/representation/characterInnerProduct.js";
import { directSum } from "../../../lib/representation/directSum.js";
import { dual } from "../../../lib/representation/dual.js";
import { induced } from "../../../lib/representation/induced.js";
import { irreducibles } from "../../../lib/representation/irreducibles.js";
import { onCosets } from "../../../lib/representation/onCosets.js";
import { permutationRepresentation } from "../../../lib/representation/permutationRepresentation.js";
import { quotientRepresentation } from "../../../lib/representation/quotientRepresentation.js";
import { regular } from "../../../lib/representation/regular.js";
import { type Representation, representation } from "../../../lib/representation/representation.js";
import { restricted } from "../../../lib/representation/restricted.js";
import { shear } from "../../../lib/representation/shear.js";
import { subrepresentation } from "../../../lib/representation/subrepresentation.js";
import { tensorProductOfRepresentations } from "../../../lib/representation/tensorProductOfRepresentations.js";
import { trivial } from "../../../lib/representation/trivial.js";
import { apart, cube, groups, hidden } from "./samples.js";

/** The laws of a representation over 1,000 random elements, to 1e-12. */
function obeys<G>(group: Group<G>, d: number, matrix: (g: G) => Matrix): boolean {
  const { homomorphism, identity } = representationAxioms(group, d);
  const trial = { random: random(3), runs: 1000 };
  return (
    judge({ ...homomorphism, tolerance: 1e-12 }, matrix, trial).holds &&
    judge({ ...identity, tolerance: 1e-12 }, matrix, { random: random(3), runs: 0 }).holds
  );
}

const isRepresentation = <G>({ group, dimension, matrix }: Representation<G>): void =>
  assert.ok(obeys(group, dimension, matrix));

const S4 = symmetric(4);
const points = permutationRepresentation(S4);
/** The permutation representation in a basis that is not orthogonal, so that V and its dual differ. */
const skew = changeOfBasis(points, hidden(4, random(5)));
const vectors = representation({ group: cube, name: "vectors", dimension: 3, matrix: (R) => R });

describe("the direct sum", () => {
  const V = directSum(skew, trivial(S4, 2), points);

  it("is a representation, with the sum of the characters", () => {
    isRepresentation(V);
    assert.equal(V.dimension, 10);
    for (const g of S4.elements) {
      assert.ok(Math.abs(trace(V.matrix(g)) - trace(skew.matrix(g)) - 2 - trace(points.matrix(g))) < 1e-12);
    }
  });

  it("moves each part on its own", () => {
    const [g, x, y] = [
      [1, 2, 3, 0],
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ];
    const moved = directSum(points, points).apply(g, [...x, ...y]);
    assert.deepEqual(moved, [...points.apply(g, x), ...points.apply(g, y)]);
  });

  it("is not a representation if a part is moved the other way", () => {
    const wrong = (g: readonly number[]): Matrix => directSum(skew, dual(skew)).matrix(S4.inverse(g));
    assert.ok(!obeys(S4, 8, wrong));
  });

  it("refuses parts of different groups, and no parts", () => {
    // @ts-expect-error: elements of two kinds
    assert.throws(() => directSum(points, trivial(cyclic(3))), {
      name: "TypeError",
      message: /one group, got one of S4 and one of Z\/3/,
    });
    assert.throws(() => directSum(), { name: "RangeError", message: /at least one/ });
  });
});

describe("the tensor product of representations", () => {
  const V = tensorProductOfRepresentations(skew, directSum(points, trivial(S4)));

  it("is a representation, with the product of the characters", () => {
    isRepresentation(V);
    assert.equal(V.dimension, 20);
    for (const g of S4.elements) {
      assert.ok(Math.abs(trace(V.matrix(g)) - trace(skew.matrix(g)) * (trace(points.matrix(g)) + 1)) < 1e-11);
    }
  });

  it("moves x (x) y to g x (x) g y", () => {
    const [x, y] = [
      [1, 2, 3, 0],
      [2, 0, 1, 5],
    ];
    const outer = (a: readonly number[], b: readonly number[]): number[] =>
      a.flatMap((p) => b.map((q) => p * q));
    for (const g of S4.elements) {
      assert.deepEqual(
        tensorProductOfRepresentations(points, points).apply(g, outer(x, y)),
        outer(points.apply(g, x), points.apply(g, y)),
      );
    }
  });

  it("is not a representation if only one factor is inverted", () => {
    const W = directSum(points, trivial(S4));
    const wrong = (g: readonly number[]): Matrix => kronecker(skew.matrix(g), W.matrix(S4.inverse(g)));
    assert.ok(!obeys(S4, 20, wrong));
  });
});

describe("the dual", () => {
  it("is a representation, in which f(x) stays when both are moved", () => {
    isRepresentation(dual(skew));
    const [f, x] = [
      [1, 2, -1, 3],
      [2, 0, 5, 1],
    ];
    const value = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((s, p, i) => s + p * b[i]!, 0);
    for (const g of S4.elements) {
      assert.ok(Math.abs(value(dual(skew).apply(g, f), skew.apply(g, x)) - value(f, x)) < 1e-9);
    }
  });

  it("of the dual is the representation itself, and of orthogonal matrices they are the same", () => {
    for (const g of S4.elements) {
      assert.ok(apart(dual(dual(skew)).matrix(g), skew.matrix(g)) < 1e-13);
      assert.deepEqual(dual(points).matrix(g), points.matrix(g));
    }
    assert.ok(S4.generators.some((g) => apart(dual(skew).matrix(g), skew.matrix(g)) > 0.1));
  });

  it("is not a representation without the inverse: transposes multiply in the other order", () => {
    assert.ok(!obeys(S4, 4, (g) => transpose(skew.matrix(g))));
  });
});

describe("the restriction", () => {
  const turns = subgroup(dihedral(4), [[1, 0]]);
  const V = regular(dihedral(4));

  it("is a representation of the subgroup, by the same matrices", () => {
    const W = restricted(V, turns);
    isRepresentation(W);
    assert.equal(W.group.order, 4);
    assert.deepEqual(W.matrix([1, 0]), V.matrix([1, 0]));
  });

  it("refuses a group that is not a subgroup", () => {
    const refused = { name: "RangeError", message: /expected a subgroup of/ };
    assert.throws(() => restricted(V, dihedral(8)), refused);
    // The elements 0 and 1 of Z/2 are elements of Z/4 too, but 1 + 1 differs there.
    assert.throws(() => restricted(regular(cyclic(4)), cyclic(2)), refused);
    assert.throws(() => restricted(regular(cyclic(4)), integers), refused);
  });
});

describe("the induced representation", () => {
  const G = symmetric(4);
  const H = subgroup(
    G,
    [
      [1, 2, 0, 3],
      [1, 0, 2, 3],
    ],
    "S3",
  );
  const V = changeOfBasis(restricted(permutationRepresentation(G), H), hidden(4, random(7)));

  it("is a representation of dimension [G : H] dim V", () => {
    const W = induced(V, G);
    isRepresentation(W);
    assert.equal(W.dimension, 16);
  });

  it("is reciprocal to the restriction: <Ind chi, psi> = <chi, Res psi>", () => {
    const chi = character(V);
    for (const U of irreducibles(G)) {
      const left = characterInnerProduct(character(induced(V, G)), character(U));
      const right = characterInnerProduct(chi, character(restricted(U, H)));
      assert.ok(Math.abs(left - right) < 1e-9, `${left} and ${right}`);
      assert.ok(Math.abs(right - Math.round(right)) < 1e-9);
    }
  });

  it("of the trivial representation is that on the cosets; of the trivial subgroup, the regular one", () => {
    const W = onCosets(G, H);
    isRepresentation(W);
    assert.deepEqual(character(W).values, character(permutationRepresentation(G)).values);
    assert.deepEqual(character(onCosets(G, subgroup(G, []))).values, character(regular(G)).values);
    assert.deepEqual(onCosets(G, G).matrix([1, 0, 2, 3]), [[1]]);
  });

  it("is not a representation if the cosets are moved the other way", () => {
    assert.ok(!obeys(G, 16, (g) => induced(V, G).matrix(G.inverse(g))));
  });

  it("refuses a representation of what is not a subgroup", () => {
    assert.throws(() => induced(permutationRepresentation(symmetric(3)), symmetric(4)), {
      name: "RangeError",
      message: /subgroup of S4, got S3/,
    });
  });
});

describe("a change of basis", () => {
  it("leaves representations representations, and characters as they are", () => {
    isRepresentation(skew);
    for (const g of S4.elements) assert.ok(Math.abs(trace(skew.matrix(g)) - trace(points.matrix(g))) < 1e-12);
  });

  it("and back gives the same matrices", () => {
    const B = hidden(3, random(1));
    const back = changeOfBasis(changeOfBasis(vectors, B), [...matmul(identityMatrix(3), inverseOf(B))]);
    for (const R of cube.elements) assert.ok(apart(back.matrix(R), R) < 1e-12);
  });

  it("by B^-1 on one side only is not a representation", () => {
    const B = hidden(4, random(5));
    assert.ok(!obeys(S4, 4, (g) => matmul(points.matrix(g), B)));
  });

  it("refuses matrices of the wrong size, singular ones and NaN", () => {
    assert.throws(() => changeOfBasis(points, identityMatrix(3)), {
      name: "RangeError",
      message: /4 vectors.*got 3 rows/,
    });
    assert.throws(
      () =>
        changeOfBasis(vectors, [
          [1, 2, 3],
          [2, 4, 6],
          [0, 0, 1],
        ]),
      { name: "RangeError", message: /invertible/ },
    );
    assert.throws(
      () =>
        changeOfBasis(vectors, [
          [1, 0, 0],
          [0, Number.NaN, 0],
          [0, 0, 1],
        ]),
      { name: "RangeError", message: /got NaN/ },
    );
  });
});

describe("subrepresentations and quotients", () => {
  /** Vectors of sum 0, with columns that are neither orthogonal nor of length 1. */
  const differences = [
    [1, 1, 2],
    [-1, 1, 0],
    [0, -2, 1],
    [0, 0, -3],
  ];

  it("are representations, on all bases of the subspace", () => {
    const U = subrepresentation(points, differences);
    const Q = quotientRepresentation(points, differences);
    isRepresentation(U);
    isRepresentation(Q);
    assert.deepEqual([U.dimension, Q.dimension], [3, 1]);
    for (const g of S4.elements) {
      assert.ok(apart(matmul(points.matrix(g), differences), matmul(differences, U.matrix(g))) < 1e-12);
      assert.ok(Math.abs(trace(U.matrix(g)) + trace(Q.matrix(g)) - trace(points.matrix(g))) < 1e-12);
    }
  });

  it("of the shear are both trivial, although the shear is not", () => {
    const line = [[1], [0]];
    for (const a of [-3, 0, 5]) {
      assert.ok(apart(subrepresentation(shear(), line).matrix(a), [[1]]) < 1e-12);
      assert.ok(apart(quotientRepresentation(shear(), line).matrix(a), [[1]]) < 1e-12);
    }
    isRepresentation(shear());
    isRepresentation(quotientRepresentation(shear(), line));
  });

  it("are refused for subspaces that are not invariant, dependent columns and wrong lengths", () => {
    assert.throws(() => subrepresentation(points, [[1], [0], [0], [0]]), {
      name: "RangeError",
      message: /invariant subspace.*\(0 1\) takes a vector out of it/,
    });
    assert.throws(() => quotientRepresentation(points, [[1], [2], [3], [4]]), {
      message: /invariant subspace/,
    });
    assert.throws(
      () =>
        subrepresentation(points, [
          [1, 2],
          [1, 2],
          [1, 2],
          [1, 2],
        ]),
      { message: /2 that span 1/ },
    );
    assert.throws(() => subrepresentation(points, [[1], [1]]), {
      message: /vectors of 4 entries.*got 2 x 1/,
    });
    assert.throws(() => quotientRepresentation(points, identityMatrix(4)), {
      message: /the quotient would be 0/,
    });
  });

  it("from compressed matrices on a subspace that is not invariant do not exist", () => {
    const C = [
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0],
    ];
    assert.ok(!obeys(S4, 2, (g) => matmul(transpose(C), matmul(points.matrix(g), C))));
  });
});

describe("the shear", () => {
  it("is refused by everything that averages, in a sentence and by its type", () => {
    // @ts-expect-error: Z is not finite
    assert.throws(() => character(shear()), { name: "TypeError", message: /finite group.*got one of Z/ });
    assert.equal(shear(integers).name, "shear representation of Z");
  });
});

describe("all irreducible representations", () => {
  for (const group of [...groups, cube]) {
    it(`are representations by orthogonal matrices, and fill the group: ${group.name}`, () => {
      const all = irreducibles(group);
      for (const U of all) {
        isRepresentation(U);
        for (const g of group.elements) {
          const rho = U.matrix(g);
          assert.ok(apart(matmul(transpose(rho), rho), identityMatrix(U.dimension)) < 1e-12);
        }
      }
      const size = { real: 1, complex: 2, quaternionic: 4 };
      const filled = all.reduce((sum, { dimension: d, type }) => sum + (d * d) / size[type], 0);
      assert.equal(filled, group.order);
      assert.deepEqual(
        all[0]!
          .matrix(group.generators[0] ?? group.identity)
          .map((row) => row.map((x) => Math.abs(x - 1) < 1e-12)),
        [[true]],
      );
    });
  }
});

function inverseOf(B: Matrix): Matrix {
  const [a, b, c] = B as unknown as [Matrix[0], Matrix[0], Matrix[0]];
  const cross = (u: readonly number[], v: readonly number[]): number[] => [
    u[1]! * v[2]! - u[2]! * v[1]!,
    u[2]! * v[0]! - u[0]! * v[2]!,
    u[0]! * v[1]! - u[1]! * v[0]!,
  ];
  const det = matvec([a], cross(b, c))[0]!;
  return transpose([cross(b, c), cross(c, a), cross(a, b)].map((row) => row.map((x) => x / det)));
}
