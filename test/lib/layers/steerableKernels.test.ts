import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { nullSpace } from "../../../lib/algebra/fundamentalSubspaces.js";
import { identityMatrix, type Matrix, matmul, transpose } from "../../../lib/algebra/matrix.js";
import { rotation2 } from "../../../lib/group/rotation.js";
import { type SteerableKernel, steerableKernels } from "../../../lib/layers/steerableKernels.js";

const rho = (m: number, a: number): Matrix => (m === 0 ? [[1]] : rotation2(m * a));
const pairs = [0, 1, 2].flatMap((m) => [0, 1, 2].map((n) => [m, n] as const));

/** rho_n(a) k rho_m(a)^-1 */
const conjugated = (k: Matrix, m: number, n: number, a: number): Matrix =>
  matmul(matmul(rho(n, a), k), transpose(rho(m, a)));

/** The conditions k(theta_(j+1)) = rho_n k(theta_j) rho_m^-1 on values at N places of a circle, as rows of a matrix. */
function conditions(m: number, n: number, N: number): number[][] {
  const [to, from] = [rho(n, 0).length, rho(m, 0).length];
  const size = to * from;
  const units = identityMatrix(size).map((unit) =>
    Array.from({ length: to }, (_, i) => unit.slice(i * from, (i + 1) * from)),
  );
  const images = units.map((unit) => conjugated(unit, m, n, (2 * Math.PI) / N).flat());
  return Array.from({ length: N * size }, (_, row) => {
    const [j, entry] = [Math.floor(row / size), row % size];
    const values = new Array<number>(N * size).fill(0);
    values[((j + 1) % N) * size + entry]! += 1;
    for (const [k, image] of images.entries()) values[j * size + k]! -= image[entry]!;
    return values;
  });
}

/** Vectors that span the null space of a matrix. */
const solutionsOf = (rows: Matrix): Matrix => {
  const basis = nullSpace(rows);
  return basis[0]!.length === 0 ? [] : transpose(basis);
};

/** The value of a kernel at a pixel (x, y). */
const at = ({ entries }: SteerableKernel, x: number, y: number): Matrix =>
  entries.map((row) => row.map((entry) => entry[(entry.length - 1) / 2 - y]![(entry.length - 1) / 2 + x]!));
const gap = (a: Matrix, b: Matrix): number =>
  Math.max(...a.flatMap((row, i) => row.map((value, j) => Math.abs(value - b[i]![j]!))));

describe("kernels between fields of SO(2)", () => {
  it("are all there are on a ring: as many as the null space of the constraint has dimensions, of its frequencies", () => {
    const N = 16;
    for (const [m, n] of pairs) {
      const solutions = solutionsOf(conditions(m, n, N));
      const onRing = steerableKernels(m, n, 9).filter(({ ring }) => ring === 4);
      assert.equal(onRing.length, solutions.length, `${m} -> ${n}`);
      // The angular frequencies of what was found by brute force, entry by entry.
      const size = rho(m, 0).length * rho(n, 0).length;
      for (let q = 0; q <= N / 2; q++) {
        const power = solutions.reduce((sum, k) => {
          for (let entry = 0; entry < size; entry++) {
            const values = Array.from({ length: N }, (_, j) => k[j * size + entry]!);
            const along = (of: (angle: number) => number): number =>
              values.reduce((total, value, j) => total + value * of((2 * Math.PI * q * j) / N), 0);
            sum += along(Math.cos) ** 2 + along(Math.sin) ** 2;
          }
          return sum;
        }, 0);
        const isThere = onRing.some(({ frequency }) => frequency === q);
        assert.equal(power > 1e-9, isThere, `${m} -> ${n}, angular frequency ${q}: ${power}`);
      }
    }
  });

  it("are all there are at the centre: the matrices that commute with both representations", () => {
    for (const [m, n] of pairs) {
      const size = rho(m, 0).length * rho(n, 0).length;
      const fixed = solutionsOf(
        conditions(m, n, 16).map((row) => {
          // One value for all places: the columns are added up.
          const values = new Array<number>(size).fill(0);
          for (const [k, value] of row.entries()) values[k % size]! += value;
          return values;
        }),
      );
      const atCentre = steerableKernels(m, n, 9).filter(({ ring }) => ring === 0);
      assert.equal(atCentre.length, fixed.length, `${m} -> ${n}`);
    }
  });

  it("are as many as those of escnn 1.0.11 with the same rings and frequencies up to 2 r", () => {
    // R2Conv(rings=[0, ..., R], sigma=0.6, frequencies_cutoff=lambda r: 2 * r).basisexpansion.dimension()
    const counted = {
      1: [1, 0, 0, 0, 2, 0, 0, 0, 2],
      3: [2, 2, 2, 2, 6, 2, 2, 2, 4],
      5: [3, 4, 4, 4, 10, 6, 4, 6, 8],
      7: [4, 6, 6, 6, 14, 10, 6, 10, 12],
    };
    for (const [side, expected] of Object.entries(counted))
      assert.deepEqual(
        pairs.map(([m, n]) => steerableKernels(m, n, Number(side)).length),
        expected,
        `side ${side}`,
      );
  });

  it("are linearly independent", () => {
    for (const [m, n] of pairs) {
      const rows = steerableKernels(m, n, 7).map(({ entries }) => (entries as number[][][][]).flat(3));
      assert.equal(solutionsOf(transpose(rows)).length, 0, `${m} -> ${n}`);
    }
  });

  it("obey k(R x) = rho_n(R) k(x) rho_m(R)^-1 for quarter turns, all of them, to 1e-12", () => {
    for (const [m, n] of pairs)
      for (const k of steerableKernels(m, n, 7))
        for (let x = -3; x <= 3; x++)
          for (let y = -3; y <= 3; y++)
            assert.ok(gap(at(k, -y, x), conjugated(at(k, x, y), m, n, Math.PI / 2)) < 1e-12);
  });

  it("obey it for the turn of (5, 0) to (3, 4) too, which moves a pixel onto a pixel", () => {
    for (const [m, n] of [
      [0, 0],
      [0, 1],
      [1, 0],
    ] as const)
      for (const k of steerableKernels(m, n, 11)) {
        const turned = conjugated(at(k, 5, 0), m, n, Math.atan2(4, 3));
        assert.ok(gap(at(k, 3, 4), turned) < 1e-12, `${m} -> ${n}`);
        if (k.ring === 5 && n + m > 0) assert.ok(gap(at(k, 4, 3), turned) > 1e-3);
      }
  });

  it("do not with the frequency turned round: n - m and m - n are two constraints", () => {
    const wrong = steerableKernels(1, 2, 5).filter(({ frequency }) => frequency === 1);
    for (const k of wrong) assert.ok(gap(at(k, 0, 2), conjugated(at(k, 2, 0), 2, 1, Math.PI / 2)) > 0.1);
  });

  it("are refused for frequencies and sides that are none", () => {
    assert.throws(
      () => steerableKernels(-1, 0, 5),
      /steerableKernels: expected frequencies 0, 1, 2, \.\.\., got -1/,
    );
    assert.throws(() => steerableKernels(0, 0.5, 5), /got 0\.5/);
    assert.throws(() => steerableKernels(0, 1, 4), /steerableKernels: expected a kernel of odd side/);
  });
});
