import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type MoleculeParts, molecule, nuclearRepulsion } from "noether/quantum";
import { diatomic, water } from "./molecules.js";

describe("a molecule", () => {
  it("counts electrons, and repels its nuclei as the textbook says", () => {
    assert.equal(water.electrons, 10);
    assert.ok(Math.abs(nuclearRepulsion(water) - 8.00236706181045) < 1e-10);
    assert.equal(
      molecule({ atoms: ["o", 1, 1], positions: water.positions, unit: "bohr", charge: 1 }).electrons,
      9,
    );
  });

  it("in angstrom is the same molecule", () => {
    const angstrom = water.positions.map((r) => r.map((x) => x * 0.529177210903));
    const same = molecule({ atoms: ["O", "H", "H"], positions: angstrom, unit: "angstrom" });
    for (const [i, r] of same.positions.entries())
      for (const [k, x] of r.entries()) assert.ok(Math.abs(x - water.positions[i]![k]!) < 1e-14);
  });

  const refused = (parts: Partial<MoleculeParts>, message: RegExp): void =>
    void assert.throws(
      () =>
        molecule({
          atoms: ["H", "H"],
          positions: [
            [0, 0, 0],
            [0, 0, 0.74],
          ],
          unit: "angstrom",
          ...parts,
        }),
      message,
    );

  it("refuses two atoms at one place, and units mixed in either direction", () => {
    refused(
      {
        positions: [
          [0, 0, 1],
          [0, 0, 1],
        ],
      },
      /different places, got H \(atom 0\) and H \(atom 1\) at one place: remove one/,
    );
    refused(
      { unit: "bohr" },
      /got H \(atom 0\) and H \(atom 1\) 0.39 angstrom apart: if the positions are in angstrom, write unit: "angstrom"/,
    );
    const bohr = water.positions;
    refused(
      { atoms: ["O", "H", "H"], positions: bohr },
      /none of which is near enough.*if the positions are in bohr, write unit: "bohr"/,
    );
    const angstrom = bohr.map((r) => r.map((x) => x * 0.529));
    refused({ atoms: ["O", "H", "H"], positions: angstrom, unit: "bohr" }, /0.58 angstrom apart/);
    assert.doesNotThrow(() =>
      molecule({ atoms: ["O", "H", "H"], positions: bohr, unit: "angstrom", distances: "any" }),
    );
    assert.doesNotThrow(() => diatomic("H", "H", 20));
  });

  it("refuses what is no element, no position, no unit and no charge", () => {
    refused({ atoms: ["H", "Xx"] }, /an element, such as "O" or 8, got "Xx"/);
    refused({ atoms: ["H"] }, /got 1 atoms and 2 positions/);
    refused(
      {
        positions: [
          [0, 0, 0],
          [0, 0],
        ],
      },
      /position of atom 1, got \[0, 0\]/,
    );
    refused(
      {
        positions: [
          [0, 0, 0],
          [0, 0, Number.NaN],
        ],
      },
      /three finite numbers/,
    );
    refused({ unit: undefined as never }, /the unit to be "angstrom" or "bohr", got undefined/);
    refused({ charge: 3 }, /no fewer than 0 electrons, got 3 for nuclei of 2/);
    refused({ charge: 0.5 }, /a whole charge/);
    refused({ atoms: [], positions: [] }, /one at least/);
    refused({ units: "bohr" } as never, /got units: write unit/);
  });
});
