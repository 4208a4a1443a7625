import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  basis,
  def2Svp,
  dipoleMoment,
  electronRepulsion,
  hartreeFock,
  inConvention,
  molecule,
  mullikenCharges,
  sto3g,
} from "noether/quantum";
import { diatomic, fromTriangle, largestDifference, PYSCF_BOHR, storedWater, water } from "./molecules.js";

describe("restricted Hartree-Fock", () => {
  it("gives water and the hydrogen molecule in STO-3G their textbook energies", () => {
    assert.ok(Math.abs(hartreeFock(basis(water, sto3g)).energy + 74.942079928) < 1e-9);
    assert.ok(Math.abs(hartreeFock(basis(diatomic("H", "H", 1.4), sto3g)).energy + 1.1167143) < 1e-7);
  });

  it("reproduces PySCF's matrices, orbital energies and dipole of water in def2-SVP to 1e-9 and better", () => {
    const { of: stored, values } = storedWater();
    const of = basis(stored, def2Svp);
    const solved = hartreeFock(of, { tolerance: 1e-10 });
    const ours = (name: string): number[][] =>
      inConvention(of, fromTriangle(values(name), 24), { from: "pyscf" });
    assert.ok(Math.abs(solved.energy - values("energy")[0]!) < 1e-9);
    assert.ok(largestDifference(solved.overlap, ours("overlap")) < 1e-12);
    assert.ok(largestDifference(solved.fock, ours("fock")) < 2e-10);
    for (const [k, eps] of solved.orbitalEnergies.entries())
      assert.ok(Math.abs(eps - values("eps")[k]!) < 1e-9, `orbital ${k}`);
    for (const [k, mu] of dipoleMoment(solved).entries())
      assert.ok(Math.abs(mu * PYSCF_BOHR - values("dipole")[k]!) < 1e-7, `dipole ${k}`);
  });

  it("has as many electrons in P as the molecule, orthonormal orbitals, and charges that add up", () => {
    const { density, overlap, coefficients, ...rest } = hartreeFock(basis(water, sto3g));
    const electrons = density
      .flatMap((row, i) => row.map((p, j) => p * overlap[i]![j]!))
      .reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(electrons - 10) < 1e-10);
    const product = (k: number, l: number): number =>
      overlap.reduce(
        (sum, row, i) =>
          sum + row.reduce((s, entry, j) => s + coefficients[i]![k]! * entry * coefficients[j]![l]!, 0),
        0,
      );
    assert.ok(Math.abs(product(2, 2) - 1) < 1e-12 && Math.abs(product(2, 4)) < 1e-12);
    const q = mullikenCharges({ density, overlap, ...rest });
    assert.ok(Math.abs(q[0]! + q[1]! + q[2]!) < 1e-10 && q[0]! < -0.2);
    const mu = dipoleMoment({ density, ...rest });
    // By PySCF 2.14.
    assert.ok(Math.abs(mu[1] - 0.60352129652) < 1e-7 && Math.hypot(mu[0], mu[2]) < 1e-9, `${mu}`);
  });

  it("ends in the same place from any start; from its own Fock matrix or density at once", () => {
    const of = basis(water, sto3g);
    const repulsion = electronRepulsion(of);
    const solved = hartreeFock(of);
    const core = hartreeFock(of, { start: "core", repulsion });
    assert.ok(Math.abs(core.energy - solved.energy) < 1e-10);
    const weaker = { ...repulsion, values: repulsion.values.map((v) => 0.9 * v) };
    assert.ok(
      hartreeFock(of, { repulsion: weaker }).energy < solved.energy - 1,
      "the given repulsions count",
    );
    assert.ok(hartreeFock(of, { start: { fock: solved.fock } }).iterations <= 2);
    assert.ok(hartreeFock(of, { start: { density: solved.density } }).iterations <= 2);
  });

  it("takes ions: a proton more is a charge, and electrons stay", () => {
    const HF = diatomic("F", "H", 1.74);
    const fluoride = molecule({ atoms: ["F"], positions: [[0, 0, 0]], unit: "bohr", charge: -1 });
    assert.ok(hartreeFock(basis(HF, sto3g)).energy < hartreeFock(basis(fluoride, sto3g)).energy);
    const proton = molecule({ atoms: ["H"], positions: [[0, 0, 0]], unit: "bohr", charge: 1 });
    assert.equal(hartreeFock(basis(proton, sto3g)).energy, 0);
  });

  it("refuses an odd number of electrons, too many for the basis, and what does not converge, with the remedy", () => {
    const radical = molecule({
      atoms: ["O", "H"],
      positions: [
        [0, 0, 0],
        [0, 0, 0.97],
      ],
      unit: "angstrom",
    });
    assert.throws(
      () => hartreeFock(basis(radical, sto3g)),
      /even number of electrons.*got 9 of OH: give the molecule a charge, such as 1 or -1/,
    );
    const anion = molecule({ atoms: ["H"], positions: [[0, 0, 0]], unit: "bohr", charge: -3 });
    assert.throws(
      () => hartreeFock(basis(anion, sto3g)),
      /at most 2 electrons in the 1 functions of STO-3G, got 4 of H with the charge -3: take a larger basis set/,
    );
    assert.throws(
      () => hartreeFock(basis(water, sto3g), { iterations: 3 }),
      /to converge, got the residual .* after 3 iterations.*raise iterations/,
    );
    assert.throws(
      () => hartreeFock(basis(water, sto3g), { start: { density: [[1]] } }),
      /a matrix of 7 rows to start from.*got 1/,
    );
    assert.throws(() => hartreeFock(basis(water, sto3g), { guess: "core" } as never), /got guess/);
  });
});
