import { readFileSync } from "node:fs";
import { type Matrix, readNpz } from "noether";
import { type Basis, type BasisSet, basis, type Contraction, type Molecule, molecule } from "noether/quantum";

/** Water at the geometry of the programming exercises of quantum chemistry (Crawford), in bohr. */
export const water: Molecule = molecule({
  atoms: ["O", "H", "H"],
  positions: [
    [0, -0.143225816552, 0],
    [1.638036840407, 1.136548822547, 0],
    [-1.638036840407, 1.136548822547, 0],
  ],
  unit: "bohr",
});

/** Two atoms so many bohr apart. */
export const diatomic = (one: string, other: string, distance: number): Molecule =>
  molecule({
    atoms: [one, other],
    positions: [
      [0, 0, 0],
      [0, 0, distance],
    ],
    unit: "bohr",
  });

/** One bohr in angstrom as PySCF 2.14 has it; CODATA 2018 differs in the eleventh digit, which Fock matrices show. */
export const PYSCF_BOHR = 0.52917721092;

/** A basis from a fixture: its own shells on each atom. */
export interface Listed {
  readonly element: string;
  readonly position: readonly number[];
  readonly shells: readonly Contraction[];
}

export function listedBasis(atoms: readonly Listed[]): Basis {
  const of = molecule({
    atoms: atoms.map(({ element }) => element),
    positions: atoms.map(({ position }) => position),
    unit: "bohr",
    distances: "any",
  });
  const set: BasisSet = {
    name: "the fixture's",
    elements: new Map(of.numbers.map((Z, i) => [Z, atoms[i]!.shells])),
  };
  return basis(of, set);
}

/** A symmetric matrix from its lower triangle, row by row. */
export function fromTriangle(values: ArrayLike<number>, n: number, start = 0): number[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => {
      const [a, b] = i >= j ? [i, j] : [j, i];
      return values[start + (a * (a + 1)) / 2 + b]!;
    }),
  );
}

export function largestDifference(a: Matrix, b: Matrix): number {
  return Math.max(...a.flatMap((row, i) => row.map((entry, j) => Math.abs(entry - b[i]![j]!))));
}

export const fixture = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../../test/lib/quantum/fixtures/${name}`, import.meta.url), "utf8"));

/** The first of the waters that test/python/water_fixture.py stored, and the stored numbers, its own first. */
export function storedWater(): { readonly of: Molecule; readonly values: (name: string) => Float64Array } {
  const stored = readNpz(
    readFileSync(new URL("../../../../test/lib/quantum/fixtures/water_def2svp.npz", import.meta.url)),
  );
  const values = (name: string): Float64Array => stored[name]!.data as Float64Array;
  const positions = [0, 3, 6].map((k) =>
    Array.from(values("positions").slice(k, k + 3), (x) => x / PYSCF_BOHR),
  );
  return { of: molecule({ atoms: ["O", "H", "H"], positions, unit: "bohr" }), values };
}
