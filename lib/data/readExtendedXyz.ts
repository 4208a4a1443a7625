import type { Periodic } from "../graph/cell.js";
import { atomicNumber } from "../graph/elements.js";
import { checkOptions } from "../numbers/checkOptions.js";
import { type LabelledStructure, type StructureSet, structureSet } from "./structureSet.js";
import { type Factors, type FileUnits, factorsOf } from "./units.js";
import { type XyzColumn, xyzColumns, xyzPairs } from "./xyzComment.js";

/** Names under which programs write these. */
const names = {
  energy: ["energy", "REF_energy", "dft_energy", "potential_energy", "Energy", "E"],
  dipole: ["dipole", "REF_dipole", "mu"],
  forces: ["forces", "force", "REF_forces", "dft_forces"],
  charges: ["charges", "charge", "REF_charges", "initial_charges", "mulliken"],
} as const;

/**
 * The frames of a file in extended XYZ, the format by which programs for atoms understand each other: a count, a line of
 * pairs such as `Lattice="..." Properties=species:S:1:pos:R:3:forces:R:3 energy=-1.5 pbc="T T F"`, and a line for each atom.
 * Plain XYZ, whose second line is any words, is read as well.
 *
 * @param text the file
 * @param options.units of the file (default: angstrom and eV, as ASE writes it); dipoles are in e times the unit of length
 * @throws RangeError naming the line, if there are fewer lines than the count says, an element is none, or a number is
 * missing or not finite
 * @see https://github.com/libAtoms/extxyz
 */
export function readExtendedXyz(text: string, options: { readonly units?: FileUnits } = {}): StructureSet {
  checkOptions(options, ["units"], "readExtendedXyz");
  const factors = factorsOf("readExtendedXyz", options.units);
  const lines = text.split(/\r?\n/);
  const frames: LabelledStructure[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at]!.trim() === "") {
      at++;
      continue;
    }
    const count = Number(lines[at]!.trim());
    if (!(Number.isSafeInteger(count) && count >= 0))
      throw fault(at, `expected how many atoms follow, got ${JSON.stringify(lines[at]!.slice(0, 40))}`);
    if (at + 2 + count > lines.length)
      throw fault(
        at,
        `expected ${count} atoms, got only ${Math.max(0, lines.length - at - 2)} lines: the file is cut off`,
      );
    frames.push(frameOf(lines, at, count, factors));
    at += 2 + count;
  }
  return structureSet("readExtendedXyz", frames.length, (i) => frames[i]!);
}

function frameOf(lines: readonly string[], at: number, count: number, by: Factors): LabelledStructure {
  const pairs = xyzPairs(lines[at + 1]!);
  const columns = xyzColumns(pairs.get("properties"));
  if (!columns) throw fault(at + 1, "expected Properties as name:type:count, such as species:S:1:pos:R:3");
  const width = columns.reduce((sum, { size }) => sum + size, 0);
  const rows = lines.slice(at + 2, at + 2 + count).map((line, i) => {
    const words = line.trim().split(/\s+/);
    if (words.length < width)
      throw fault(at + 2 + i, `expected ${width} columns, got ${line.trim() === "" ? 0 : words.length}`);
    return words;
  });
  const numbersIn = (column: XyzColumn, factor: number): number[][] =>
    rows.map((words, i) =>
      words.slice(column.start, column.start + column.size).map((word) => {
        const x = Number(word);
        if (!Number.isFinite(x)) throw fault(at + 2 + i, `expected finite ${column.name}, got ${word}`);
        return x * factor;
      }),
    );
  const found = (wanted: readonly string[], size: number): XyzColumn | undefined =>
    columns.find((column) => wanted.includes(column.name) && column.size === size);
  const [positions, forces, charges] = [
    found(["pos", "positions"], 3),
    found(names.forces, 3),
    found(names.charges, 1),
  ];
  if (!positions) throw fault(at + 1, "expected positions, pos:R:3, among the Properties");
  const scalar = (list: readonly string[]): string | undefined =>
    list.map((name) => pairs.get(name.toLowerCase())).find((value) => value !== undefined);
  const numbersOf = (what: string, value: string, size: number, factor: number): number[] => {
    const list = value
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (list.length !== size || !list.every(Number.isFinite))
      throw fault(
        at + 1,
        `expected ${size === 1 ? "a finite number" : `${size} finite numbers`} for ${what}, got ${value}`,
      );
    return list.map((x) => x * factor);
  };
  const [energy, dipole, lattice] = [scalar(names.energy), scalar(names.dipole), pairs.get("lattice")];
  const cell = lattice === undefined ? undefined : numbersOf("Lattice", lattice, 9, by.length);
  const pbc = pairs
    .get("pbc")
    ?.trim()
    .split(/\s+/)
    .map((word) => /^(t|true|1)$/i.test(word));
  const isPeriodic = cell !== undefined && (pbc === undefined || pbc.includes(true));
  return {
    numbers: elementsOf(rows, columns, at),
    positions: numbersIn(positions, by.length),
    ...(isPeriodic && { cell: [0, 3, 6].map((k) => cell.slice(k, k + 3)) }),
    ...(isPeriodic && pbc?.length === 3 && { periodic: pbc as unknown as Periodic }),
    ...(energy !== undefined && { energy: numbersOf("energy", energy, 1, by.energy)[0]! }),
    ...(dipole !== undefined && { dipole: numbersOf("dipole", dipole, 3, by.length) }),
    ...(forces && { forces: numbersIn(forces, by.force) }),
    ...(charges && { charges: numbersIn(charges, 1).map(([q]) => q!) }),
  };
}

/** Atomic numbers, from a column of symbols or of numbers. */
function elementsOf(rows: readonly string[][], columns: readonly XyzColumn[], at: number): number[] {
  const column = columns.find(({ name }) => /^(species|element|symbols|z|numbers)$/i.test(name));
  if (!column) throw fault(at + 1, "expected elements, species:S:1, among the Properties");
  return rows.map((words, i) => {
    const word = words[column.start]!;
    const z = /^\d+$/.test(word) ? Number(word) : atomicNumber(word);
    if (z === undefined || z < 1 || z > 118)
      throw fault(at + 2 + i, `expected a chemical element, got ${word}`);
    return z;
  });
}

/** What is wrong in a line, counted from 1. */
function fault(line: number, words: string): RangeError {
  return new RangeError(`readExtendedXyz: line ${line + 1}: ${words}`);
}
