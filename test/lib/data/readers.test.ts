import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { describe, it } from "mocha";
import {
  batchGraphs,
  joinStructures,
  type LabelledStructure,
  labelledGraph,
  readExtendedXyz,
  readMd17,
  readNpz,
  readQm9,
  type StructureSet,
  writeExtendedXyz,
} from "noether";
import { largestError } from "../../support/e3nn/reference.js";

const folder = new URL("../../../../test/support/molecules/", import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const bytes = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const all = (set: StructureSet): LabelledStructure[] =>
  Array.from({ length: set.count }, (_, i) => set.structure(i));

/**
 * The same frames as the package has them, in angstrom and eV. One kcal/mol was 0.0433641153087705 eV when they were written
 * (CODATA of 2014), which is 2.5e-7 of itself more than N_A and e give that are exact since 2019.
 */
const stored = readNpz(
  new Uint8Array(readFileSync(new URL("../../../../data/md_ethanol.npz", import.meta.url))),
);
const test = Array.from(stored.test!.data, Number);
const rows = (name: string, frame: number, n: number): number[][] =>
  Array.from({ length: n }, (_, i) =>
    [0, 1, 2].map((k) => Number(stored[name]!.data[3 * (frame * n + i) + k])),
  );

const water = `3
Properties=species:S:1:pos:R:3 energy=-1.5
O 0 0 0
H 0.96 0 0
H -0.24 0.93 0
`;

describe("data sets of molecules", () => {
  it("are written from a list of structures as well, and from nothing else", () => {
    const list = all(readExtendedXyz(water + water));
    assert.equal(writeExtendedXyz(list), writeExtendedXyz(readExtendedXyz(water + water)));
    assert.throws(() => writeExtendedXyz({} as never), {
      name: "TypeError",
      message: /^writeExtendedXyz: expected a set of structures, or a list of them/,
    });
  });

  const then = (0.0433641153087705 * (6.02214076e23 * 1.602176634e-19)) / 4184;
  for (const [name, set, by] of [
    ["extended XYZ", () => readExtendedXyz(text("ethanol.xyz")), 1],
    ["MD17", () => readMd17(bytes("md17_ethanol_20.npz")), then],
    ["revised MD17", () => readMd17(bytes("rmd17_ethanol_20.npz")), then],
  ] as const)
    it(`have one shape and one unit, whatever file they come from: ${name}`, () => {
      const found = set();
      assert.deepEqual(found.units, { length: "angstrom", energy: "eV", charge: "e" });
      assert.ok(found.count === 20 || found.count === 3);
      for (const [i, structure] of all(found).entries()) {
        const frame = test[i]!;
        assert.deepEqual(structure.numbers, [6, 6, 8, 1, 1, 1, 1, 1, 1]);
        assert.ok(largestError(structure.positions, rows("positions", frame, 9)) < 1e-7);
        assert.ok(largestError(structure.forces, rows("forces", frame, 9)) < 1e-6);
        assert.ok(Math.abs(structure.energy! * by - Number(stored.energy!.data[frame])) < 1e-8);
      }
    });

  it("of QM9 have energies, charges and the fifteen properties, in eV and angstrom", () => {
    const set = readQm9(text("qm9_000003.xyz"), text("qm9_000006.xyz"));
    const [ammonia, acid] = all(set) as [LabelledStructure, LabelledStructure];
    assert.deepEqual([ammonia.numbers, acid.numbers], [[7, 1, 1, 1], [6, 7, 1]]); // biome-ignore format: two lists
    assert.deepEqual(ammonia.positions[0], [0.0024633626, -0.001102634, 0.0650227442]);
    assert.deepEqual(ammonia.charges, [-0.42838, 0.142793, 0.142793, 0.142793]);
    assert.ok(Math.abs(ammonia.energy! - -4.42624 * 27.211386245988) < 1e-9);
    const { mu, alpha, homo, gap, Cv } = ammonia.properties!;
    assert.ok(Math.abs(mu! - 1.78209 / 4.80320471) < 1e-8);
    assert.ok(Math.abs(alpha! - 4.23416 * 0.529177210903 ** 3) < 1e-12);
    assert.ok(Math.abs(homo! - -0.385938 * 27.211386245988) < 1e-9);
    assert.ok(Math.abs(gap! - 0.449618 * 27.211386245988) < 1e-9 && Cv === 0);
  });

  it("of QM9 may have numbers as Mathematica writes them", () => {
    const odd = text("qm9_000003.xyz").replace("0.142793", "1.42793*^-1").replace("1.78209", "1.78209*^0");
    assert.equal(readQm9(odd).structure(0).charges![1], 0.142793);
  });

  it("are joined, one after another", () => {
    const [a, b] = [readQm9(text("qm9_000003.xyz")), readMd17(bytes("md17_ethanol_20.npz"))];
    const set = joinStructures(a, b);
    assert.equal(set.count, 21);
    assert.deepEqual(set.structure(0), a.structure(0));
    assert.deepEqual(set.structure(20), b.structure(19));
    assert.throws(() => set.structure(21), {
      message: "joinStructures: expected the number of a structure, 0 to 20, got 21",
    });
    assert.throws(() => joinStructures().structure(0), /but there are none, got 0/);
  });
});

describe("extended XYZ", () => {
  it("says where cells repeat, in any order of its pairs and with quotes of any kind", () => {
    const crystal = `2
pbc="T T F" energy=3 Lattice='2 0 0 0 3 0 0.5 0 9' Properties=species:S:1:magmom:R:1:pos:R:3:force:R:3:Z:I:1 config_type=slab
si 0.3 0 0 0 1 2 3 14
CL 0.1 1 1.5 4 -1 0 0 17
`;
    const [found] = all(readExtendedXyz(crystal));
    assert.deepEqual(found, {
      numbers: [14, 17],
      positions: [[0, 0, 0], [1, 1.5, 4]],
      cell: [[2, 0, 0], [0, 3, 0], [0.5, 0, 9]],
      periodic: [true, true, false],
      energy: 3,
      forces: [[1, 2, 3], [-1, 0, 0]],
    }); // biome-ignore format: rows
    const open = readExtendedXyz(crystal.replace("T T F", "F F F")).structure(0);
    assert.equal(open.cell, undefined);
    assert.equal(readExtendedXyz(crystal.replace('pbc="T T F"', "")).structure(0).periodic, undefined);
  });

  it("may be plain, with any words in its second line, numbers for elements, and other units", () => {
    const plain = readExtendedXyz("2\na water's part\n8 0 0 0\nH 0 0 0.96\n").structure(0);
    assert.deepEqual([plain.numbers, plain.positions, plain.energy], [[8, 1], [[0, 0, 0], [0, 0, 0.96]], undefined]); // biome-ignore format: one list
    const units = { length: "bohr", energy: "hartree" } as const;
    const [E, x] = [readExtendedXyz(water, { units }).structure(0), readExtendedXyz(water).structure(0)];
    assert.ok(Math.abs(E.energy! / x.energy! - 27.211386245988) < 1e-9);
    assert.ok(Math.abs(E.positions[1]![0]! / x.positions[1]![0]! - 0.529177210903) < 1e-12);
    // 4184 J / (N_A e), both exact in SI.
    const calories = readExtendedXyz(water, { units: { energy: "kcal/mol" } }).structure(0);
    assert.ok(Math.abs((calories.energy! / x.energy!) * 6.02214076e23 * 1.602176634e-19 - 4184) < 1e-8);
  });

  it("is written so that it is read as it was, number for number", () => {
    const set = joinStructures(
      readExtendedXyz(text("ethanol.xyz")),
      readExtendedXyz(
        '1\nLattice="2 0 0 0 3.1 0 0.5 0 9" pbc="T F T" Properties=species:S:1:pos:R:3:charges:R:1\nAu 0.1 0.2 0.3 -0.5\n',
      ),
    );
    assert.deepEqual(all(readExtendedXyz(writeExtendedXyz(set))), all(set));
  });

  it("is refused with the line where something is missing", () => {
    const refused = (file: string, message: RegExp): void =>
      assert.throws(() => readExtendedXyz(file), message);
    refused("x\n", /^RangeError: readExtendedXyz: line 1: expected how many atoms follow, got "x"$/);
    refused(
      water.slice(0, -20),
      /line 1: expected 3 atoms, got only \d lines: the file is cut off|line 5: expected 4 columns, got \d/,
    );
    refused(water.replace("0.93", "nan"), /line 5: expected finite pos, got nan$/);
    refused(water.replace("H 0.96", "Xx 0.96"), /line 4: expected a chemical element, got Xx$/);
    refused(water.replace("H 0.96 0 0", "H 0.96 0"), /line 4: expected 4 columns, got 3$/);
    refused(water.replace("-1.5", "NaN"), /line 2: expected a finite number for energy, got NaN$/);
    refused(water.replace("pos:R:3", "pos:R"), /line 2: expected Properties as name:type:count/);
    refused(
      water.replace("pos:R:3", "velo:R:3"),
      /line 2: expected positions, pos:R:3, among the Properties/,
    );
    const forces = water.replace("pos:R:3", "pos:R:3:forces:R:3").replace(/^([OH] .*)$/gm, "$1 1 NaN 0");
    refused(forces, /line 3: expected finite forces, got NaN$/);
    assert.equal(readExtendedXyz("").count, 0);
  });

  it("in another unit of length is refused, since its atoms would lie on one another", () => {
    const nanometres = water
      .replaceAll("0.96", "0.096")
      .replaceAll("0.93", "0.093")
      .replaceAll("0.24", "0.024");
    assert.throws(() => readExtendedXyz(nanometres), {
      name: "RangeError",
      message:
        'readExtendedXyz: expected positions in angstrom, got atoms of which the nearest two, O and H, atoms 0 and 1, are 0.0960 angstrom apart: say in what unit they are, units: { length: "nm" }',
    });
    assert.equal(
      readExtendedXyz(nanometres, { units: { length: "nm" } }).structure(0).positions[1]![0],
      0.96,
    );
    assert.throws(() => readExtendedXyz(water, { units: { energy: "kcal" as never } }), {
      message:
        'expected the unit of energy to be "eV" or "meV" or "hartree" or "rydberg" or "kcal/mol" or "kJ/mol", got "kcal"',
    });
  });
});

describe("what is no data set", () => {
  it("of QM9 is refused with file and line", () => {
    const good = text("qm9_000006.xyz");
    const refused = (file: string, message: RegExp): void =>
      assert.throws(() => readQm9(good, file), message);
    refused("", /readQm9: file 1, line 1: expected how many atoms follow, got ""/);
    refused(water, /file 1, line 2: expected gdb, the number of the molecule and 15 properties/);
    refused(good.replace("-0.449878", "?"), /file 1, line 2: expected a finite number for homo, got \?/);
    refused(
      good.replace("\t-0.157921", ""),
      /file 1, line 4: expected a finite number for charge, got nothing/,
    );
    refused(good.split("\n").slice(0, 3).join("\n"), /expected 3 atoms, got 1 lines: the file is cut off/);
    refused(good.replace("N\t0.587", "Q\t0.587"), /file 1, line 4: expected a chemical element, got Q/);
  });

  it("of MD17 is refused if arrays are missing, or a force is no number", () => {
    assert.throws(() => readMd17(bytes("qm9_000003.xyz")), /expected an \.npz archive/);
    assert.throws(() => readMd17(zipSync({ "x.npy": new Uint8Array(3) })), {
      message:
        "readMd17: expected the arrays nuclear_charges, coords, energies and forces of revised MD17, or z, R, E and F of MD17, got an archive that lacks some of either",
    });
    const array = (shape: string, values: readonly number[]): Uint8Array => {
      const header = `{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, }`.padEnd(117);
      const data = new Uint8Array(Float64Array.from(values).buffer);
      return Uint8Array.from([0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, 118, 0, ...new TextEncoder().encode(`${header}\n`), ...data]); // biome-ignore format: one file
    };
    const file = (F: readonly number[], shape = "(1, 2, 3)"): Uint8Array =>
      zipSync({
        "z.npy": array("(2,)", [1, 1]),
        "R.npy": array("(1, 2, 3)", [0, 0, 0, 0, 0, 0.74]),
        "E.npy": array("(1, 1)", [-1]),
        "F.npy": array(shape, F),
      });
    assert.equal(readMd17(file([0, 0, 1, 0, 0, -1])).count, 1);
    assert.throws(() => readMd17(file([0, 0, Number.NaN, 0, 0, 1])), {
      message: "readMd17: expected finite F, got NaN in frame 0: leave that frame out",
    });
    assert.throws(() => readMd17(file([0, 0, 1], "(1, 1, 3)")), {
      message: "readMd17: expected F of shape [1, 2, 3], for 1 energies of 2 atoms, got [1, 1, 3]",
    });
  });
});

describe("a graph to learn from", () => {
  const set = readExtendedXyz(text("ethanol.xyz"));

  it("has the energy, less an origin, and the forces, and is joined with others", () => {
    const graphs = all(set).map((structure) =>
      labelledGraph(structure, { cutoff: 5, dtype: "float64", origin: -309 }),
    );
    const batch = batchGraphs(graphs);
    assert.deepEqual(batch.energy.toArray(), all(set).map(({ energy }) => energy! + 309)); // biome-ignore format: one list
    assert.deepEqual(batch.forces.toArray(), all(set).flatMap(({ forces }) => forces!)); // biome-ignore format: one list
  });

  it("is refused without forces, or with some that are no numbers", () => {
    const structure = set.structure(0);
    const { forces, ...less } = structure;
    assert.throws(() => labelledGraph(less, { cutoff: 5 }), {
      message:
        "labelledGraph: expected a structure with energy and forces, got one without forces: atomicGraph makes a graph of it",
    });
    const broken = forces!.with(2, [0, Number.NaN, 1]);
    assert.throws(() => labelledGraph({ ...structure, forces: broken }, { cutoff: 5 }), {
      message: "labelledGraph: expected finite forces, got (0, NaN, 1) on atom 2: leave that structure out",
    });
    assert.throws(
      () => labelledGraph({ ...structure, energy: Infinity }, { cutoff: 5 }),
      /expected a finite energy/,
    );
    assert.throws(
      () => labelledGraph({ ...structure, forces: [] }, { cutoff: 5 }),
      /a force on each of 9 atoms, got 0/,
    );
  });
});
