import assert from "node:assert/strict";
import {
  commutant,
  directSum,
  fixedSpace,
  type Group,
  intertwiners,
  irreps,
  irrepsRepresentation,
  type Matrix,
  nonZeroRationals,
  nonZeroReals,
  orthogonal,
  quotientRepresentation,
  type Representation,
  random,
  representation,
  rotation2,
  rotationMatrix,
  shear,
  so2,
  specialEuclidean,
  specialLinear2,
  specialOrthogonal,
  subrepresentation,
  translations,
  unitQuaternions,
} from "noether";
import { topologicalGenerators } from "../../../lib/group/topologicalGenerators.js";

const of = (text: string): Representation<Matrix> => irrepsRepresentation(irreps(text));
const columns = (matrix: Matrix): number => matrix[0]!.length;

describe("representations of infinite groups answer for all elements, not for quarter turns", () => {
  it("1o, 2e, ... are irreducible of real type (Schur)", () => {
    for (const text of ["1o", "2e", "3o", "4e", "5e", "6e"]) {
      const { dimension, type } = commutant(of(text));
      assert.deepEqual([text, dimension, type], [text, 1, "real"]);
    }
    assert.equal(commutant(of("2e+2e")).dimension, 4);
    // What commutes with the 24 rotations of the cube alone is more: 2e splits into 2 + 3 there.
    assert.equal(commutant(of("2e"), orthogonal(3).generators).dimension, 2);
  });

  it("have no map between different irreps, and m n of them between multiples of one", () => {
    for (const [a, b, count] of [
      ["1o", "3o", 0],
      ["1o", "1e", 0],
      ["0e", "4e", 0],
      ["2e", "2e", 1],
      ["2x1o", "3x1o+2e", 6],
      ["0e+1o+2e", "0e+1o+2e", 3],
    ] as const) {
      assert.equal(intertwiners(of(a), of(b)).length, count, `${a} -> ${b}`);
    }
  });

  it("agree with the answer of two Haar elements", () => {
    const stream = random(5);
    for (const text of ["2e", "3o", "1o+2e", "2x1o+0e"]) {
      const V = of(text);
      const two = [orthogonal(3).haar(stream), orthogonal(3).haar(stream), orthogonal(3).generators.at(-1)!];
      assert.equal(commutant(V).dimension, commutant(V, two).dimension);
      assert.equal(columns(fixedSpace(V)), columns(fixedSpace(V, two)));
    }
  });

  it("fix what all rotations fix: nothing for angle 4 a, the scalars of a sum", () => {
    for (const k of [1, 2, 3, 4, 8, 360]) {
      const V = representation({
        group: so2(),
        name: `${k} a`,
        dimension: 2,
        matrix: (a) => rotation2(k * a),
      });
      assert.equal(columns(fixedSpace(V)), 0);
      assert.equal(commutant(V).type, "complex");
    }
    assert.equal(columns(fixedSpace(of("2x0e+0o+2e+4e"))), 2);
  });

  it("refuse subspaces that only the cube's symmetries leave invariant, at once", () => {
    // x^2 - y^2 and 3 z^2 - r^2, up to the order of axes.
    const eg = [
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 0],
      [0, 1],
    ];
    const message = /invariant subspace of .*, but g = .* takes a vector out of it by 0\.\d+/;
    for (const refuses of [subrepresentation, quotientRepresentation])
      assert.throws(() => refuses(of("2e"), eg), { name: "RangeError", message });
    const sum = directSum(of("1o"), of("2e"));
    const first = Array.from({ length: 8 }, (_, i) => [0, 1, 2].map((j) => (i === j ? 1 : 0)));
    assert.equal(subrepresentation(sum, first).dimension, 3);
    assert.equal(quotientRepresentation(sum, first).dimension, 5);
  });

  it("of other groups without a finite set of generators are tested with elements that generate a dense subgroup", () => {
    const scale = (power: (a: number) => number): Representation<number> =>
      representation<number, Group<number>>({
        group: nonZeroReals(),
        name: "powers",
        dimension: 1,
        matrix: (a) => [[power(a)]],
      });
    // exp(2 pi i log2 |a|) is 1 at 2 and at -1, but not at 3.
    const turning = representation<number, Group<number>>({
      group: nonZeroReals(),
      name: "turning",
      dimension: 2,
      matrix: (a) => rotation2(2 * Math.PI * Math.log2(Math.abs(a))),
    });
    assert.equal(columns(fixedSpace(turning)), 0);
    assert.equal(columns(fixedSpace(scale(() => 1))), 1);
    assert.equal(
      intertwiners(
        scale(Math.abs),
        scale((a) => a),
      ).length,
      0,
    );
    const wave = representation<readonly number[], Group<readonly number[]>>({
      group: translations(1),
      name: "wave",
      dimension: 2,
      matrix: ([t]) => rotation2(2 * Math.PI * t!),
    });
    assert.equal(columns(fixedSpace(wave)), 0);
    const five = representation({
      group: nonZeroRationals(),
      name: "how often 5 divides",
      dimension: 1,
      matrix: ([p, q]) => [[p % 5 === 0 ? 2 : q % 5 === 0 ? 0.5 : 1]],
    });
    assert.equal(columns(fixedSpace(five)), 0);
    const spin = representation({
      group: unitQuaternions(),
      name: "rotations",
      dimension: 3,
      matrix: rotationMatrix,
    });
    assert.equal(commutant(spin).type, "real");
    const natural = representation({
      group: specialLinear2(),
      name: "plane",
      dimension: 2,
      matrix: (g) => g,
    });
    assert.equal(commutant(natural).type, "real");
    const motions = specialEuclidean(2);
    const turns = representation({ group: motions, name: "turns", dimension: 2, matrix: (g) => g.rotation });
    assert.equal(commutant(turns).type, "complex");
    assert.equal(commutant(shear()).dimension, 2);
  });

  it("SO(n) and O(n) act irreducibly on R^n, with complex type for SO(2) alone", () => {
    for (const n of [1, 2, 3, 4, 5]) {
      const rotations = { group: specialOrthogonal(n), name: "R^n", dimension: n, matrix: (R: Matrix) => R };
      const all = { group: orthogonal(n), name: "R^n", dimension: n, matrix: (R: Matrix) => R };
      assert.equal(commutant(representation(rotations)).type, n === 2 ? "complex" : "real");
      assert.equal(commutant(representation(all)).type, "real");
    }
    assert.equal(topologicalGenerators(specialOrthogonal(4)).length, 6);
  });
});
