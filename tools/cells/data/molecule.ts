import { elementSymbol, readNpz, type Vector } from "noether";
import { dataSet } from "./dataset.js";
import { checkNumber } from "./parts.js";
import { type Split, splitOf } from "./split.js";

/** A molecule: its atoms at rest, and their motion when it is warm. */
export interface Molecule extends Split {
  readonly name: string;
  /** The chemical symbol of each atom: ["O", "H", "H"]. */
  readonly atoms: readonly string[];
  /** The position of each atom at rest, at the least energy, in angstrom. */
  readonly relaxed: readonly Vector[];
  /** The number of frames of the motion at 500 K. */
  readonly frames: number;
  /** The position of each atom in the i-th frame, in angstrom. */
  positions(i: number): readonly Vector[];
  /** The force on each atom in the i-th frame, -dE/dx in eV / angstrom. */
  forces(i: number): readonly Vector[];
  /** The energy of the i-th frame, in eV. */
  energy(i: number): number;
  /** The dipole of the i-th frame, from minus to plus, in e angstrom. */
  dipole(i: number): Vector;
}

const molecules = new Map<string, Promise<Molecule>>();

/** Water, three atoms: 1,200 frames of its motion at 500 K (GFN2-xTB), read once. */
export function mdWater(): Promise<Molecule> {
  return molecule("water");
}

/** Benzene, a ring of six carbons with a hydrogen at each: 1,200 frames of its motion at 500 K (GFN2-xTB), read once. */
export function mdBenzene(): Promise<Molecule> {
  return molecule("benzene");
}

/**
 * Ethanol, atoms C C O and six H, the last one at the oxygen: 2,000 frames of its motion at 500 K (GFN2-xTB), read once.
 */
export function mdEthanol(): Promise<Molecule> {
  return molecule("ethanol");
}

/**
 * Malonaldehyde, atoms O C C C O and four H, one of them between the oxygens: 2,000 frames of its motion at 500 K
 * (GFN2-xTB), read once.
 */
export function mdMalonaldehyde(): Promise<Molecule> {
  return molecule("malonaldehyde");
}

function molecule(name: string): Promise<Molecule> {
  const known = molecules.get(name) ?? read(name);
  molecules.set(name, known);
  return known;
}

async function read(name: string): Promise<Molecule> {
  const arrays = readNpz(await dataSet(`md_${name}.npz`)) as Record<
    string,
    { readonly data: Float64Array; readonly shape: readonly number[] }
  >;
  const atoms = Array.from(arrays.z!.data, elementSymbol);
  const frames = arrays.energy!.data.length;
  const frame = (i: number): number => {
    checkNumber(`a frame of ${name}`, i, frames);
    return i;
  };
  /** The i-th block of rows of three numbers. */
  const rows = (array: string, i: number, count = atoms.length): number[][] =>
    Array.from({ length: count }, (_, k) => {
      const start = 3 * (i * count + k);
      return Array.from(arrays[array]!.data.subarray(start, start + 3));
    });
  return {
    name,
    atoms,
    relaxed: rows("relaxed_positions", 0),
    frames,
    positions: (i) => rows("positions", frame(i)),
    forces: (i) => rows("forces", frame(i)),
    energy: (i) => arrays.energy!.data[frame(i)]!,
    dipole: (i) => rows("dipole", frame(i), 1)[0]!,
    ...splitOf(arrays),
  };
}
