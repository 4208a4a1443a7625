import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  basis,
  def2UniversalJfit,
  densityInBasis,
  functionCharges,
  molecule,
  uncontracted,
} from "noether/quantum";
import { waterDensities } from "../../../../tools/cells/data/waterDensities.js";

describe("densities of waters", () => {
  it("are those at the points of their grids, up to the error stored for each, and have ten electrons", async () => {
    const set = await waterDensities();
    const grid = set.grids.at(-1)!;
    const { numbers, positions, coefficients, fitError } = set.frame(grid.frame);
    const of = basis(
      molecule({ atoms: numbers, positions, unit: "angstrom" }),
      uncontracted(def2UniversalJfit),
    );
    const charges = functionCharges(of);
    assert.ok(Math.abs(coefficients.reduce((sum, c, k) => sum + c * charges[k]!, 0) - 10) < 1e-9);
    const rho = densityInBasis(of, coefficients);
    let [error, total] = [0, 0];
    for (let i = 0; i < grid.density.length; i++) {
      const r = Array.from(grid.points.subarray(3 * i, 3 * i + 3));
      error += grid.weights[i]! * Math.abs(rho(r) - grid.density[i]!);
      total += grid.weights[i]! * grid.density[i]!;
    }
    assert.ok(Math.abs(total - 10) < 0.01);
    assert.ok(Math.abs(error / total - fitError) < 1e-3, `${error / total} for ${fitError}`);
    assert.ok(set.test.includes(grid.frame));
    assert.throws(() => set.frame(500), /0 to 499, got 500/);
  });
});
