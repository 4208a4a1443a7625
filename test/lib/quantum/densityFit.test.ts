import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { matvec } from "noether";
import {
  basis,
  def2Svp,
  def2UniversalJfit,
  densityFit,
  densityInBasis,
  electronDensity,
  functionCharges,
  hartreeFock,
  toConvention,
  uncontracted,
} from "noether/quantum";
import { PYSCF_BOHR, storedWater } from "./molecules.js";

describe("a density in an auxiliary basis", () => {
  const { of, values } = storedWater();
  const functions = basis(of, def2Svp);
  const auxiliary = basis(of, uncontracted(def2UniversalJfit));
  const { density } = hartreeFock(functions);
  const c = densityFit(functions, density, auxiliary);

  it("has the stored coefficients of water and exactly ten electrons", () => {
    assert.equal(auxiliary.size, 102);
    let electrons = 0;
    for (const [k, q] of functionCharges(auxiliary).entries()) electrons += q * c[k]!;
    assert.ok(Math.abs(electrons - 10) < 1e-12);
    for (const { l, first } of auxiliary.shells) {
      const standard = matvec(toConvention(l, "standard"), c.slice(first, first + 2 * l + 1));
      for (const [m, value] of standard.entries())
        assert.ok(Math.abs(value - values("coefficients")[first + m]!) < 1e-7, `function ${first + m}`);
    }
  });

  it("is the density itself up to the error stored for it, both as PySCF's grid has them", () => {
    const [exact, fitted] = [electronDensity(functions, density), densityInBasis(auxiliary, c)];
    const grid = values("grid");
    let [apart, total] = [0, 0];
    for (let k = 0; k < grid.length; k += 5) {
      const r = [0, 1, 2].map((axis) => grid[k + axis]! / PYSCF_BOHR);
      const rho = exact(r);
      const known = grid[k + 4]! * PYSCF_BOHR ** 3;
      assert.ok(Math.abs(rho - known) < 1e-6 * Math.max(1, known), `rho at ${r}: ${rho} for ${known}`);
      apart += grid[k + 3]! * Math.abs(rho - fitted(r));
      total += grid[k + 3]! * rho;
    }
    const error = apart / total;
    assert.ok(Math.abs(error - values("fit_error")[0]!) < 2e-3, `${error}`);
  });
});
