import assert from "node:assert/strict";
import { generalizedEigen, haarOrthogonal, irrepsD, type Matrix, matvec, random } from "noether";
import {
  basis,
  def2Svp,
  elementShells,
  extendedHueckel,
  fitExtendedHueckel,
  type KnownFock,
  molecule,
  overlap,
  sto3g,
} from "noether/quantum";
import { atomBlocks, matrixOfBlocks } from "../../../lib/quantum/atomBlocks.js";
import { hamiltonians } from "../../../tools/cells/data/hamiltonians.js";
import { turnedMatrix } from "../models/hamiltonians.js";
import { largestDifference, water } from "./molecules.js";

const of = basis(water, sto3g);
const levels = {
  levels: new Map([
    [1, [-0.6]],
    [8, [-20, -2.4, -0.4]],
  ]),
  K: 1.75,
};

describe("the extended Hueckel form", () => {
  it("has the levels on its diagonal, and K S (h + h') / 2 elsewhere, on one atom as well", () => {
    const F = extendedHueckel(of, levels);
    const S = overlap(of);
    assert.deepEqual(
      F.map((row, i) => row[i]),
      [-20, -2.4, -0.4, -0.4, -0.4, -0.6, -0.6],
    );
    assert.ok(Math.abs(F[0]![1]! - 1.75 * S[0]![1]! * -11.2) < 1e-14);
    assert.ok(Math.abs(F[5]![6]! - 1.75 * S[5]![6]! * -0.6) < 1e-14);
  });

  it("turns as overlaps do", () => {
    const R = haarOrthogonal(3, random(1));
    const moved = molecule({
      atoms: ["O", "H", "H"],
      positions: water.positions.map((x) => matvec(R, x)),
      unit: "bohr",
    });
    const again = extendedHueckel(basis(moved, sto3g), levels);
    assert.ok(
      largestDifference(again, turnedMatrix(irrepsD(of.irreps, R), extendedHueckel(of, levels))) < 1e-12,
    );
  });

  it("fitted to 200 ethanols is off by 40.4 mHa on others, and their occupied energies by 71.7, as NumPy finds", async () => {
    const ethanol = await hamiltonians("ethanol");
    const known = (i: number): KnownFock & { readonly eps: readonly number[]; readonly overlap: Matrix } => {
      const { numbers, positions, fock, overlap, orbitalEnergies } = ethanol.frame(i);
      const atoms = molecule({ atoms: numbers, positions, unit: "angstrom" });
      return { basis: basis(atoms, sto3g), fock, overlap, eps: Array.from(orbitalEnergies) };
    };
    const fit = fitExtendedHueckel(ethanol.train.map(known));
    const some = ethanol.test.filter((_, k) => k % 3 === 0).map(known);
    let [entries, energies] = [0, 0];
    for (const { basis, fock, overlap: S, eps } of some) {
      const F = extendedHueckel(basis, fit, S);
      entries +=
        F.flatMap((row, i) => row.map((x, j) => Math.abs(x - fock[i]![j]!))).reduce((a, b) => a + b) / 441;
      const { values } = generalizedEigen(F, S);
      for (let k = 0; k < 13; k++) energies += Math.abs(values[k]! - eps[k]!) / 13;
    }
    const per = 1000 / some.length;
    assert.ok(Math.abs(per * entries - 40.4) < 1, String(per * entries));
    assert.ok(Math.abs(per * energies - 71.7) < 3, String(per * energies));
    assert.ok(fit.K > 1.8 && fit.K < 2);
  });

  it("refuses elements without levels, levels of other shells, and nothing to fit to", () => {
    assert.throws(
      () => extendedHueckel(of, { levels: new Map([[8, [-20, -2.4, -0.4]]]), K: 1.75 }),
      /a level for each of the 1 shells of H in STO-3G, got none/,
    );
    assert.throws(
      () => extendedHueckel(basis(water, def2Svp), levels),
      /a level for each of the 6 shells of O in def2-SVP, got 3/,
    );
    assert.throws(() => fitExtendedHueckel([]), /expected molecules with their Fock matrices, got none/);
  });
});

describe("shells of elements laid over each other", () => {
  it("have as many of each degree as the element with most, and say where an element's functions are", () => {
    const small = elementShells(sto3g, [1, 6, 8]);
    assert.equal(small.irreps.toString(), "2x0e+1x1o");
    assert.deepEqual([small.places(1), small.places(8)], [[0], [0, 1, 2, 3, 4]]);
    const svp = elementShells(def2Svp, [1, 8]);
    assert.deepEqual(svp.places(1), [0, 1, 3, 4, 5]);
    assert.deepEqual(svp.degrees(8), [0, 0, 0, 1, 1, 2]);
  });

  it("take a matrix apart into blocks of one size, and back to the last digit", () => {
    for (const set of [sto3g, def2Svp]) {
      const each = basis(water, set);
      const shells = elementShells(set, [8, 1]);
      const S = overlap(each);
      const pairs = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => [a, b] as const));
      const blocks = atomBlocks(each, S, shells, pairs);
      assert.equal(blocks.length, 9 * shells.irreps.dim ** 2);
      assert.equal(largestDifference(matrixOfBlocks(each, blocks, shells, pairs), S), 0);
      const alone = matrixOfBlocks(each, atomBlocks(each, S, shells, [[0, 0]]), shells, [[0, 0]]);
      assert.ok(largestDifference(alone, S) > 0.1);
    }
  });

  it("refuse other elements, no elements, and bases of other shells", () => {
    const shells = elementShells(sto3g, [1, 6]);
    assert.throws(() => shells.places(8), /expected atoms of H, C, whose shells of STO-3G these are, got O/);
    assert.throws(
      () => elementShells(sto3g, []),
      /expected elements by their atomic numbers, each once, .* got \[\]/,
    );
    assert.throws(() => elementShells(sto3g, [1, 1]), /each once/);
    assert.throws(() => elementShells(sto3g, [1, 26]), /expected an element of STO-3G, .* got Fe/);
    assert.throws(
      () => atomBlocks(basis(water, def2Svp), overlap(of), elementShells(sto3g, [1, 8]), []),
      /expected a basis of STO-3G, got one of def2-SVP/,
    );
    assert.throws(
      () => atomBlocks(of, [[1]], elementShells(sto3g, [1, 8]), []),
      /expected a matrix of 7 x 7, the functions of STO-3G, got 1 x 1/,
    );
  });
});
