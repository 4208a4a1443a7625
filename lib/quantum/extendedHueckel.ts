import type { Matrix } from "../algebra/matrix.js";
import { elementSymbol } from "../graph/elements.js";
import type { Basis } from "./basis.js";
import { overlap } from "./oneElectron.js";

/** What the extended Hueckel form knows of atoms. */
export interface HueckelLevels {
  /** For each element, by its atomic number, the level of each shell in hartree, in the order of the basis. */
  readonly levels: ReadonlyMap<number, readonly number[]>;
  /** Wolfsberg and Helmholz's constant. */
  readonly K: number;
}

/**
 * A Fock matrix from overlaps alone, as Wolfsberg and Helmholz have it:
 *
 *     F_ii = h_i        F_ij = K S_ij (h_i + h_j) / 2
 *
 * with a level h for each shell of an element. It turns as S does, F(R x) = D F D^T.
 *
 * @param S the overlaps, if they are known
 * @throws RangeError if an element has no levels, or not as many as shells
 * @see Hoffmann, An extended Hueckel theory (1963)
 */
export function extendedHueckel(
  of: Basis,
  { levels, K }: HueckelLevels,
  S: Matrix = overlap(of),
): number[][] {
  const h = levelsOfFunctions(of, levels);
  return S.map((row, i) => row.map((s, j) => (i === j ? h[i]! : (K * s * (h[i]! + h[j]!)) / 2)));
}

/** A molecule whose Fock matrix is known. */
export interface KnownFock {
  readonly basis: Basis;
  readonly fock: Matrix;
  /** Default: computed. */
  readonly overlap?: Matrix;
}

/**
 * The levels and the constant that are nearest to known Fock matrices: h is the mean of F_ii over the functions of a shell
 * in all atoms of an element, and K makes the sum of |F_ij - K S_ij (h_i + h_j) / 2| least, which a weighted median does.
 *
 * @throws RangeError if there are no matrices
 */
export function fitExtendedHueckel(known: readonly KnownFock[]): HueckelLevels {
  if (known.length === 0) throw new RangeError("expected molecules with their Fock matrices, got none");
  const sums = new Map<number, { sum: number; count: number }[]>();
  for (const { basis, fock } of known)
    eachFunction(basis, (i, Z, shell) => {
      const own = sums.get(Z) ?? [];
      sums.set(Z, own);
      own[shell] ??= { sum: 0, count: 0 };
      own[shell].sum += fock[i]![i]!;
      own[shell].count++;
    });
  const levels = new Map([...sums].map(([Z, own]) => [Z, own.map(({ sum, count }) => sum / count)]));
  const ratios: { ratio: number; weight: number }[] = [];
  for (const { basis, fock, overlap: S = overlap(basis) } of known) {
    const h = levelsOfFunctions(basis, levels);
    for (let i = 0; i < basis.size; i++)
      for (let j = 0; j < i; j++) {
        const per = (S[i]![j]! * (h[i]! + h[j]!)) / 2;
        if (per !== 0) ratios.push({ ratio: fock[i]![j]! / per, weight: Math.abs(per) });
      }
  }
  return { levels, K: weightedMedian(ratios) };
}

function eachFunction(
  { shells, molecule }: Basis,
  tell: (i: number, Z: number, shell: number) => void,
): void {
  let [atom, shell] = [-1, 0];
  for (const each of shells) {
    shell = each.atom === atom ? shell + 1 : 0;
    atom = each.atom;
    for (let m = 0; m <= 2 * each.l; m++) tell(each.first + m, molecule.numbers[atom]!, shell);
  }
}

function levelsOfFunctions(of: Basis, levels: HueckelLevels["levels"]): Float64Array {
  const h = new Float64Array(of.size);
  for (const [atom, Z] of of.molecule.numbers.entries()) {
    const [own, shells] = [levels.get(Z), of.shells.filter((shell) => shell.atom === atom).length];
    if (own?.length !== shells)
      throw new RangeError(
        `expected a level for each of the ${shells} shells of ${elementSymbol(Z)} in ${of.set.name}, got ${own?.length ?? "none"}: fit them to molecules with that element, in that basis set`,
      );
  }
  eachFunction(of, (i, Z, shell) => {
    h[i] = levels.get(Z)![shell]!;
  });
  return h;
}

/** The x that makes sum_k weight_k |ratio_k - x| least; 0 if there are none. */
function weightedMedian(of: { ratio: number; weight: number }[]): number {
  const sorted = [...of].sort((a, b) => a.ratio - b.ratio);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  for (const { ratio, weight } of sorted) {
    below += weight;
    if (below >= half) return ratio;
  }
  return 0;
}
