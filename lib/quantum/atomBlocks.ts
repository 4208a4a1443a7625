import type { Matrix } from "../algebra/matrix.js";
import { zeroMatrix } from "../algebra/matrixSum.js";
import type { NumberList } from "../algebra/numberList.js";
import type { Basis } from "./basis.js";
import type { ElementShells } from "./elementShells.js";
import { checkShells } from "./elementShells.js";

/** Ordered pairs of atoms: rows, columns. */
export type AtomPairs = Iterable<readonly [row: number, column: number]>;

/**
 * The blocks of a matrix over the functions of a basis, one for each pair of atoms, laid into the shells of all elements;
 * where an element has no function there are zeros. An atom with itself is a pair too.
 *
 * @param pairs (a, b): rows of atom a, columns of atom b
 * @returns [pair, D, D] with D = shells.irreps.dim, row-major
 * @throws RangeError if the matrix is not of the size of the basis, or the basis of other shells
 */
export function atomBlocks(of: Basis, M: Matrix, shells: ElementShells, pairs: AtomPairs): Float64Array {
  checkShells(shells, of);
  if (M.length !== of.size || M.some((row) => row.length !== of.size))
    throw new RangeError(
      `expected a matrix of ${of.size} x ${of.size}, the functions of ${of.name}, got ${M.length} x ${M[0]?.length ?? 0}`,
    );
  const { dim } = shells.irreps;
  const [first, list] = [firstFunctions(of), [...pairs]];
  const blocks = new Float64Array(list.length * dim * dim);
  for (const [k, [a, b]] of list.entries())
    for (const [m, row] of placesOf(of, shells, a).entries())
      for (const [n, column] of placesOf(of, shells, b).entries())
        blocks[(k * dim + row) * dim + column] = M[first[a]! + m]![first[b]! + n]!;
  return blocks;
}

/**
 * The matrix of such blocks; pairs that are not listed have zeros.
 *
 * @throws RangeError if the basis is of other shells
 */
export function matrixOfBlocks(
  of: Basis,
  blocks: NumberList,
  shells: ElementShells,
  pairs: AtomPairs,
): number[][] {
  checkShells(shells, of);
  const { dim } = shells.irreps;
  const first = firstFunctions(of);
  const M = zeroMatrix(of.size, of.size);
  for (const [k, [a, b]] of [...pairs].entries())
    for (const [m, row] of placesOf(of, shells, a).entries())
      for (const [n, column] of placesOf(of, shells, b).entries())
        M[first[a]! + m]![first[b]! + n] = blocks[(k * dim + row) * dim + column]!;
  return M;
}

const placesOf = ({ molecule }: Basis, { places }: ElementShells, atom: number): readonly number[] =>
  places(molecule.numbers[atom]!);

/** The number of each atom's first function. */
export function firstFunctions({ molecule, shells }: Pick<Basis, "molecule" | "shells">): number[] {
  return molecule.numbers.map((_, atom) => shells.find((shell) => shell.atom === atom)?.first ?? 0);
}
