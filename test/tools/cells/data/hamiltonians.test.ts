import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { basis, hartreeFock, type Molecule, molecule, overlap, sto3g } from "noether/quantum";
import { type HamiltonianFrame, hamiltonians } from "../../../../tools/cells/data/hamiltonians.js";
import { largestDifference, PYSCF_BOHR } from "../../../lib/quantum/molecules.js";

const moleculeOf = ({ numbers, positions }: HamiltonianFrame): Molecule =>
  molecule({ atoms: numbers, positions: positions.map((r) => r.map((x) => x / PYSCF_BOHR)), unit: "bohr" });

describe("stored Hartree-Fock matrices", () => {
  it("are those that this library computes, in the order of its basis functions", async () => {
    const [water, small] = await Promise.all([hamiltonians("water"), hamiltonians("small")]);
    for (const frame of [water.frame(3), water.frame(499), small.frame(60)]) {
      const solved = hartreeFock(basis(moleculeOf(frame), sto3g), { tolerance: 1e-10 });
      assert.ok(Math.abs(solved.energy - frame.energy) < 1e-10);
      assert.ok(
        largestDifference(solved.fock, frame.fock) < 1e-9,
        `${largestDifference(solved.fock, frame.fock)}`,
      );
      for (const [k, eps] of solved.orbitalEnergies.entries())
        assert.ok(Math.abs(eps - frame.orbitalEnergies[k]!) < 1e-9);
    }
  });

  it("are of the size of each molecule, to the last one, and of the molecules that their names say", async () => {
    const [ethanol, small] = await Promise.all([hamiltonians("ethanol"), hamiltonians("small")]);
    for (const [set, i] of [
      [ethanol, 299],
      [small, 0],
      [small, 495],
    ] as const) {
      const frame = set.frame(i);
      assert.ok(largestDifference(overlap(basis(moleculeOf(frame), sto3g)), frame.overlap) < 1e-13);
    }
    const tested = new Set(small.test.map((i) => small.frame(i).smiles));
    assert.ok(
      tested.size > 1 && small.train.every((i) => !tested.has(small.frame(i).smiles)),
      "whole molecules held out",
    );
    assert.deepEqual([ethanol.count, small.count], [300, 496]);
  });

  it("are refused by a name that no set has, and by a number that no frame has", async () => {
    assert.throws(
      () => hamiltonians("benzene" as never),
      /a set of matrices, water, ethanol, small, got "benzene"/,
    );
    const water = await hamiltonians("water");
    assert.throws(() => water.frame(500), /0 to 499, got 500/);
  });
});
