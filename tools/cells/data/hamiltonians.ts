import { type Matrix, readNpz, type Vector } from "noether";
import { dataSet } from "./dataset.js";
import { checkNumber, starts } from "./parts.js";
import { type Split, splitOf } from "./split.js";

/** A molecule with its Hartree-Fock matrices in STO-3G, in the order of `basis(molecule(...), sto3g)`, in hartree. */
export interface HamiltonianFrame {
  /** Atomic numbers. */
  readonly numbers: readonly number[];
  /** In angstrom. */
  readonly positions: readonly Vector[];
  readonly energy: number;
  /** F, the Fock matrix. */
  readonly fock: Matrix;
  /** S. */
  readonly overlap: Matrix;
  /** eps of F C = S C diag(eps), in ascending order. */
  readonly orbitalEnergies: Vector;
  /** Its structure as a line of text, where the molecules differ. */
  readonly smiles?: string;
}

/** Molecules with their Hartree-Fock matrices. */
export interface Hamiltonians extends Split {
  readonly count: number;
  frame(i: number): HamiltonianFrame;
}

/** The sets, by what they are of. */
const FILES = {
  water: "ham_water_sto3g.npz",
  ethanol: "ham_ethanol_sto3g.npz",
  small: "ham_small_sto3g.npz",
} as const;

/** The stored arrays; those of the set of small molecules follow one another, molecule by molecule. */
type Arrays = Readonly<Record<string, { readonly data: Float64Array; readonly shape: readonly number[] }>>;

const known = new Map<string, Promise<Hamiltonians>>();

/**
 * Fock and overlap matrices of restricted Hartree-Fock in STO-3G (PySCF 2.14), read once: 500 distorted waters, 300
 * ethanols in motion, or 496 geometries of 31 molecules with one to three heavy atoms, those to test with unseen.
 *
 * @example
 * const set = await hamiltonians("water");
 * set.frame(set.train[0]!).fock; // 7 x 7
 * @throws RangeError if there is no such set
 */
export function hamiltonians(name: keyof typeof FILES): Promise<Hamiltonians> {
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (file === undefined)
    throw new RangeError(
      `expected a set of matrices, ${Object.keys(FILES).join(", ")}, got ${JSON.stringify(name)}`,
    );
  const set = known.get(name) ?? read(file);
  known.set(name, set);
  return set;
}

async function read(file: string): Promise<Hamiltonians> {
  const arrays = readNpz(await dataSet(file)) as Arrays;
  const count = arrays.energy!.data.length;
  const same = arrays.natoms === undefined;
  const each = (name: string, alike: number): number[] =>
    same ? new Array<number>(count).fill(alike) : Array.from(arrays[name]!.data);
  const atoms = starts(each("natoms", arrays.z!.data.length));
  const functions = each("nao", same ? arrays.eps!.shape[1]! : 0);
  const triangles = starts(functions.map((n) => (n * (n + 1)) / 2));
  const energies = starts(functions);
  const smiles =
    arrays.smiles && new TextDecoder().decode(Uint8Array.from(arrays.smiles.data)).trim().split("\n");
  return {
    count,
    frame(i) {
      checkNumber("a frame", i, count);
      const n = functions[i]!;
      const [first, end] = [atoms[i]!, atoms[i + 1]!];
      const matrix = (name: string): number[][] => fromTriangle(arrays[name]!.data, n, triangles[i]!);
      return {
        numbers: Array.from(same ? arrays.z!.data : arrays.z!.data.subarray(first, end)),
        positions: Array.from({ length: end - first }, (_, a) =>
          Array.from(arrays.positions!.data.subarray(3 * (first + a), 3 * (first + a + 1))),
        ),
        energy: arrays.energy!.data[i]!,
        fock: matrix("fock"),
        overlap: matrix("overlap"),
        orbitalEnergies: Array.from(arrays.eps!.data.subarray(energies[i]!, energies[i + 1]!)),
        ...(smiles && { smiles: smiles[arrays.molecule!.data[i]!]! }),
      };
    },
    ...splitOf(arrays),
  };
}

/** A symmetric matrix from its lower triangle, row by row. */
function fromTriangle(values: Float64Array, n: number, start: number): number[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => {
      const [a, b] = i >= j ? [i, j] : [j, i];
      return values[start + (a * (a + 1)) / 2 + b]!;
    }),
  );
}
