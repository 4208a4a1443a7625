import { type Matrix, readNpz, type Vector } from "noether";
import { dataSet } from "./dataset.js";
import { checkNumber, starts } from "./parts.js";
import { type Split, splitOf } from "./split.js";

/** One small molecule: its atoms at rest, and properties computed with GFN2-xTB. */
export interface SmallMolecule {
  /** Its structure as a line of text: "c1ccccc1" is benzene. */
  readonly smiles: string;
  /** Atomic numbers. */
  readonly numbers: readonly number[];
  /** The position of each atom, in angstrom. */
  readonly positions: readonly Vector[];
  /** The dipole, from minus to plus, in e angstrom. */
  readonly dipole: Vector;
  /** The static polarisability, a symmetric 3 x 3 matrix in angstrom^3, at these positions. */
  readonly polarisability: Matrix;
  /** The energy minus that of its free atoms, in eV. */
  readonly atomisation: number;
}

/** 6,979 small molecules of up to seven atoms that are not hydrogen. */
export interface SmallMolecules extends Split {
  readonly count: number;
  molecule(i: number): SmallMolecule;
  /** The index of the molecule with this SMILES; -1 if there is none. */
  find(smiles: string): number;
}

let molecules: Promise<SmallMolecules> | undefined;

/**
 * Small molecules of H, C, N, O and F with dipoles and polarisabilities (GFN2-xTB), read once.
 *
 * @example
 * const set = await smallMolecules();
 * set.molecule(set.find("c1ccccc1")).polarisability; // benzene's
 */
export function smallMolecules(): Promise<SmallMolecules> {
  molecules ??= read();
  return molecules;
}

async function read(): Promise<SmallMolecules> {
  const arrays = readNpz(await dataSet("molecules.npz")) as Record<string, { readonly data: Float64Array }>;
  const numbers = (array: string): readonly number[] => Array.from(arrays[array]!.data);
  const smiles = new TextDecoder().decode(Uint8Array.from(arrays.smiles!.data)).trim().split("\n");
  const sizes = numbers("natoms");
  // Molecule i has the atoms first[i], ..., first[i + 1] - 1 of all.
  const first = starts(sizes);
  const rows = (array: string, first: number, count: number): number[][] =>
    Array.from({ length: count }, (_, k) =>
      Array.from(arrays[array]!.data.subarray(3 * (first + k), 3 * (first + k + 1))),
    );
  return {
    count: sizes.length,
    molecule(i) {
      checkNumber("a molecule", i, sizes.length);
      const [size, start] = [sizes[i]!, first[i]!];
      return {
        smiles: smiles[i]!,
        numbers: Array.from(arrays.z!.data.subarray(start, start + size)),
        positions: rows("positions", start, size),
        dipole: rows("dipole", i, 1)[0]!,
        polarisability: rows("polarizability", 3 * i, 3),
        atomisation: arrays.atomization!.data[i]!,
      };
    },
    find: (wanted) => smiles.indexOf(wanted),
    ...splitOf(arrays),
  };
}
