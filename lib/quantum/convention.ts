import { identityMatrix, type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { wignerD } from "../irreps/wignerD.js";
import { checkChoice } from "../numbers/checkOptions.js";
import type { Basis } from "./basis.js";

/**
 * In which order, with which signs and about which axis a program has the 2l + 1 functions of a shell:
 *
 * - "e3nn": this library's, polar axis y, m = -l, ..., l: p is x, y, z
 * - "standard": polar axis z, m = -l, ..., l, m < 0 with sin |m| phi: p is y, z, x, d is xy, yz, z^2, xz, x^2 - y^2
 * - "pyscf": the same, but p is x, y, z
 * - "orca": polar axis z, m = 0, 1, -1, 2, -2, ...: p is z, x, y, d is z^2, xz, yz, x^2 - y^2, xy; of the opposite sign
 *   for |m| = 3 and 4 if l is 3 or 4
 *
 * From the second on, the axes of "e3nn" are others: for d and above that is no permutation.
 */
export type Convention = "e3nn" | "standard" | "pyscf" | "orca";

const CONVENTIONS = ["e3nn", "standard", "pyscf", "orca"] as const;

/** (x, y, z) -> (z, x, y): what polar axis y sees as polar axis z does. */
const AXES = [
  [0, 0, 1],
  [1, 0, 0],
  [0, 1, 0],
];

/**
 * The matrix A that gives the functions of a shell in another convention, chi' = A chi. It is orthogonal.
 *
 * @param l the degree, up to 4
 * @returns (2l + 1) x (2l + 1)
 */
export function toConvention(l: number, convention: Convention): number[][] {
  checkChoice("the convention", convention, CONVENTIONS);
  // Y_e3nn(r) = Y_standard(Q r) = D(Q) Y_standard(r) with Q = AXES.
  const standard = wignerD(l, transpose(AXES)).map((row) => row.map(withoutRounding));
  if (convention === "e3nn") return identityMatrix(2 * l + 1);
  return orders(l, convention).map((m) =>
    standard[l + m]!.map((entry) => sign(l, m, convention) * entry + 0),
  );
}

/**
 * A matrix over the functions of a basis, such as an overlap, Fock or density matrix, with its rows and columns in
 * another convention: M' = A M A^T.
 *
 * @param M size x size
 * @example
 * inConvention(water, fock, { from: "pyscf", to: "e3nn" });
 * @throws RangeError if the matrix is not of the size of the basis, or there is no such convention
 */
export function inConvention(
  { shells, size, name }: Pick<Basis, "shells" | "size" | "name">,
  M: Matrix,
  { from = "e3nn", to = "e3nn" }: { readonly from?: Convention; readonly to?: Convention },
): number[][] {
  if (M.length !== size || M[0]?.length !== size)
    throw new RangeError(
      `expected a matrix of ${size} x ${size}, the functions of ${name}, got ${M.length} x ${M[0]?.length}`,
    );
  const turns = new Map<number, number[][]>();
  for (const { l } of shells)
    if (!turns.has(l)) turns.set(l, matmul(toConvention(l, to), transpose(toConvention(l, from))));
  const rows = onRows(shells, turns, M);
  return transpose(onRows(shells, turns, transpose(rows)));
}

function onRows(shells: Basis["shells"], turns: ReadonlyMap<number, Matrix>, M: Matrix): number[][] {
  return shells.flatMap(({ l, first }) => matmul(turns.get(l)!, M.slice(first, first + 2 * l + 1)));
}

/** The orders m in their order. */
function orders(l: number, convention: Exclude<Convention, "e3nn">): number[] {
  const ascending = Array.from({ length: 2 * l + 1 }, (_, i) => i - l);
  if (convention === "pyscf" && l === 1) return [1, -1, 0];
  if (convention === "orca") return ascending.sort((m, n) => Math.abs(m) - Math.abs(n) || n - m);
  return ascending;
}

const sign = (l: number, m: number, convention: Convention): number =>
  convention === "orca" && l >= 3 && Math.abs(m) >= 3 ? -1 : 1;

/** The entries are 0, 1 and roots of fractions; below this they are 0 or 1. */
const withoutRounding = (entry: number): number =>
  Math.abs(entry - Math.round(entry)) < 1e-14 ? Math.round(entry) + 0 : entry;
