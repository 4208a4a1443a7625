import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { basis, electronDensity, hartreeFock, integrationGrid, sto3g } from "noether/quantum";
import { water } from "./molecules.js";

describe("a grid for integrals of densities", () => {
  const of = basis(water, sto3g);
  const integral = (f: (r: readonly number[]) => number, options?: Parameters<typeof integrationGrid>[1]) => {
    const { points, weights } = integrationGrid(water, options);
    return weights.reduce(
      (sum, w, k) => sum + w * f(points.subarray(3 * k, 3 * k + 3) as unknown as number[]),
      0,
    );
  };

  it("counts the electrons of a water, finer grids better", () => {
    const rho = electronDensity(of, hartreeFock(of).density);
    const errors = [8, 16, 32].map((spheres) => Math.abs(integral(rho, { spheres, angles: 12 }) - 10));
    assert.ok(errors[2]! < 3e-3 && errors[0]! > 3 * errors[2]!, errors.join(", "));
  });

  it("has the integral of a Gaussian away from the atoms", () => {
    const f = ([x, y, z]: readonly number[]): number =>
      Math.exp(-0.5 * ((x! - 1) ** 2 + y! ** 2 + (z! + 1) ** 2));
    assert.ok(Math.abs(integral(f, { spheres: 30 }) / (2 * Math.PI) ** 1.5 - 1) < 1e-3);
  });

  it("of no sphere or angle is refused", () => {
    assert.throws(
      () => integrationGrid(water, { spheres: 0 }),
      /integrationGrid of 1, 2, 3, \.\.\. spheres, got 0/,
    );
    assert.throws(() => integrationGrid(water, { angles: 0 }), /got 0 and 0/);
  });
});
