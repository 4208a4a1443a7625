import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { random } from "noether";
import { determinantSign, rowLaplacian, type Tensor, tensor } from "noether/engine";
import { coulombPotential, localEnergy, metropolis, molecule, trapPotential } from "noether/quantum";
import { diatomic } from "./molecules.js";

const draw = random(7);
const walkersAt = (w: number, n: number, D: number): Tensor =>
  tensor(
    Float64Array.from({ length: w * n * D }, () => draw.normal()),
    { shape: [w, n, D] },
  );
const all = (energies: Tensor, expected: number): void => {
  for (const E of energies.values) assert.ok(Math.abs(E - expected) < 1e-10, `${E} for ${expected}`);
};

describe("the Laplacian of many rows", () => {
  it("is that of central differences, row by row", () => {
    const f = (x: Tensor): Tensor =>
      x
        .sin()
        .mul(x.square())
        .sum([1, 2])
        .add(
          x
            .slice(1, 0, 1)
            .mul(x.slice(1, 1, 2))
            .sum([1, 2])
            .exp(),
        );
    const x = walkersAt(3, 2, 2);
    const found = rowLaplacian(f)(x);
    const h = 1e-4;
    const at = (k: number, by: number): ArrayLike<number> => {
      const moved = Float64Array.from(x.values);
      for (let w = 0; w < 3; w++) moved[4 * w + k]! += by;
      return f(tensor(moved, { shape: [3, 2, 2] })).values;
    };
    for (let w = 0; w < 3; w++) {
      let expected = 0;
      for (let k = 0; k < 4; k++) expected += (at(k, h)[w]! - 2 * f(x).values[w]! + at(k, -h)[w]!) / (h * h);
      assert.ok(Math.abs(found.values[w]! - expected) < 1e-5 * Math.max(1, Math.abs(expected)));
    }
  });

  it("is refused of a function that gives another shape", () => {
    assert.throws(
      () => rowLaplacian((x) => x.sum())(walkersAt(3, 1, 1)),
      /one number for each of 3 rows, got \[\]/,
    );
  });
});

describe("local energies of functions that solve Schroedinger's equation", () => {
  it("are the same everywhere: two fermions in a trap, 2; hydrogen, -1/2", () => {
    const fermions = (r: Tensor): Tensor =>
      r
        .slice(1, 0, 1)
        .sub(r.slice(1, 1, 2))
        .abs()
        .log()
        .sum([1, 2])
        .sub(r.square().sum([1, 2]).mul(0.5));
    all(localEnergy(fermions, trapPotential)(walkersAt(5, 2, 1)), 2);
    const H = molecule({ atoms: ["H"], positions: [[0.3, 0, -0.2]], unit: "bohr" });
    const ground = (r: Tensor): Tensor =>
      r
        .sub(tensor([0.3, 0, -0.2], { dtype: "float64" }))
        .norm(2)
        .neg()
        .sum(1);
    all(localEnergy(ground, coulombPotential(H))(walkersAt(5, 1, 3)), -0.5);
  });

  it("differ from place to place for others", () => {
    const wide = (r: Tensor): Tensor => r.square().sum([1, 2]).mul(-0.3);
    const [a, b] = localEnergy(wide, trapPotential)(walkersAt(2, 1, 1)).values;
    assert.ok(Math.abs(a! - b!) > 0.01);
  });

  it("have the repulsions of electrons and of nuclei in them", () => {
    const r = tensor(
      [
        [
          [0, 0, 1],
          [0, 3, 0],
        ],
      ],
      { dtype: "float64" },
    );
    const expected = -1 - 1 - 1 / 3 - 1 / Math.sqrt(13) + 1 / Math.sqrt(10) + 1 / 2;
    assert.ok(Math.abs(coulombPotential(diatomic("H", "H", 2))(r).values[0]! - expected) < 1e-14);
  });
});

describe("Metropolis' walk", () => {
  it("draws from the square of the wave function: variance 1/2 of exp(-x^2 / 2)", () => {
    const { r, accepted } = metropolis((x) => x.square().sum([1, 2]).mul(-0.5), walkersAt(2000, 1, 1), {
      width: 1.2,
      moves: 40,
      draw: random(1),
    });
    const variance = Float64Array.from(r.values).reduce((sum: number, x: number) => sum + x * x, 0) / 2000;
    assert.ok(Math.abs(variance - 0.5) < 0.06, `${variance}`);
    assert.ok(accepted > 0.4 && accepted < 0.9);
  });

  it("stays where every other place is impossible", () => {
    const r = walkersAt(3, 1, 1);
    const origin = Float64Array.from(r.values);
    const first = origin[0]!;
    const still = metropolis(
      (x) =>
        x
          .sub(tensor(origin, { shape: [3, 1, 1] }))
          .square()
          .sum([1, 2])
          .mul(-1e12),
      r,
      { width: 1, moves: 3, draw: random(2) },
    );
    assert.equal(still.r.values[0], first);
    assert.equal(still.accepted, 0);
  });
});

describe("the sign of a determinant", () => {
  it("is that of each matrix, and changes with two rows", () => {
    const A = [
      [2, 1],
      [1, 3],
    ];
    const signs = determinantSign(tensor([A, [A[1]!, A[0]!]], { dtype: "float64" }));
    assert.deepEqual([...signs.values], [1, -1]);
  });

  it("is known where the determinant is below or above every number, in any order of the rows", () => {
    const of = (a: number, b: number, c: number): number[][] => [
      [0, a, 0],
      [0, 0, b],
      [c, 0, 0],
    ];
    const large = [of(1e-200, 1e-200, 1), of(1e-200, -1e-200, 1), of(1e200, 1e200, 1), of(1e200, -1e200, 1)];
    const signs = determinantSign(tensor(large, { dtype: "float64" }));
    // A cycle of three is an even permutation.
    assert.deepEqual([...signs.values], [1, -1, 1, -1]);
    const swapped = large.map(([x, y, z]) => [y!, x!, z!]);
    assert.deepEqual([...determinantSign(tensor(swapped, { dtype: "float64" })).values], [-1, 1, -1, 1]);
  });
});
