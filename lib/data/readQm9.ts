import { atomicNumber } from "../graph/elements.js";
import { debye } from "../numbers/units.js";
import { type LabelledStructure, type StructureSet, structureSet } from "./structureSet.js";
import { factorsOf } from "./units.js";

const hartree = factorsOf("readQm9", { energy: "hartree" }).energy;
const bohr = factorsOf("readQm9", { length: "bohr" }).length;

/** The fifteen numbers of the second line, in their order, and by what each is multiplied. */
const columns: Readonly<Record<string, number>> = {
  A: 1,
  B: 1,
  C: 1,
  mu: debye,
  alpha: bohr ** 3,
  homo: hartree,
  lumo: hartree,
  gap: hartree,
  r2: bohr ** 2,
  zpve: hartree,
  U0: hartree,
  U: hartree,
  H: hartree,
  G: hartree,
  Cv: 1,
};

/**
 * Molecules of QM9, each a file of its own (`dsgdb9nsd_000001.xyz`): a count, fifteen properties, a line of element,
 * position and charge for each atom, frequencies, SMILES and InChI. Its energy is U0. Among its properties are
 *
 *     A, B, C                       rotational constants, GHz
 *     mu, alpha, r2                 dipole's length, e angstrom; polarisability, angstrom^3; extent, angstrom^2
 *     homo, lumo, gap, zpve         eV
 *     U0, U, H, G                   energies at 0 K, and at 298.15 K, enthalpy, free energy, eV
 *     Cv                            heat capacity, cal / (mol K)
 *
 * @param texts the files
 * @throws RangeError naming file and line, if something is missing or no number
 * @see Ramakrishnan, Dral, Rupp and von Lilienfeld, Quantum chemistry structures and properties of 134 kilo molecules (2014)
 */
export function readQm9(...texts: readonly string[]): StructureSet {
  const molecules = texts.map(moleculeOf);
  return structureSet("readQm9", molecules.length, (i) => molecules[i]!);
}

function moleculeOf(text: string, file: number): LabelledStructure {
  const fault = (line: number, words: string): RangeError =>
    new RangeError(`readQm9: file ${file}, line ${line + 1}: ${words}`);
  const lines = text.split(/\r?\n/);
  const count = Number(lines[0]?.trim() || Number.NaN);
  if (!(Number.isSafeInteger(count) && count > 0))
    throw fault(0, `expected how many atoms follow, got ${JSON.stringify(lines[0]?.slice(0, 40) ?? "")}`);
  if (lines.length < count + 2)
    throw fault(
      0,
      `expected ${count} atoms, got ${Math.max(0, lines.length - 2)} lines: the file is cut off`,
    );
  // Mathematica, which wrote the files, has 1.5*^-6 for 1.5e-6.
  const number = (word: string | undefined, line: number, what: string): number => {
    const x = word === undefined || word === "" ? Number.NaN : Number(word.replace("*^", "e"));
    if (!Number.isFinite(x))
      throw fault(line, `expected a finite number for ${what}, got ${word ?? "nothing"}`);
    return x;
  };
  const words = lines[1]!.trim().split(/\s+/);
  if (words[0] !== "gdb")
    throw fault(
      1,
      `expected gdb, the number of the molecule and 15 properties, got ${JSON.stringify(lines[1]!.slice(0, 40))}`,
    );
  const properties = Object.fromEntries(
    Object.entries(columns).map(([name, factor], k) => [name, number(words[2 + k], 1, name) * factor]),
  );
  const atoms = lines.slice(2, 2 + count).map((line, i) => {
    const [symbol = "", ...rest] = line.trim().split(/\s+/);
    const z = atomicNumber(symbol);
    if (z === undefined) throw fault(2 + i, `expected a chemical element, got ${symbol || "nothing"}`);
    const [x, y, w, q] = ["x", "y", "z", "charge"].map((what, k) => number(rest[k], 2 + i, what));
    return { z, position: [x!, y!, w!], charge: q! };
  });
  return {
    numbers: atoms.map(({ z }) => z),
    positions: atoms.map(({ position }) => position),
    charges: atoms.map(({ charge }) => charge),
    energy: properties.U0!,
    properties,
  };
}
