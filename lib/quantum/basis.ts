import { type Irreps, irreps } from "../irreps/irreps.js";
import type { BasisSet } from "./basisSet.js";
import { shellsOf } from "./basisSet.js";
import type { Molecule } from "./molecule.js";
import { normalizedShell, type Shell } from "./shell.js";

/** The basis functions of a molecule: atom by atom, on each by degree, in each shell m = -l, ..., l. */
export interface Basis {
  /** What messages call it. */
  readonly name: string;
  readonly molecule: Molecule;
  readonly set: BasisSet;
  readonly shells: readonly Shell[];
  /** How many functions there are. */
  readonly size: number;
  /** How they turn: chi(R r) = D chi(r) with D = irrepsD(irreps, R); l has the parity (-1)^l. */
  readonly irreps: Irreps;
}

/**
 * The basis functions of a molecule in a basis set: contracted Gaussians times real solid harmonics, each with the
 * square integral 1,
 *
 *     chi(r) = sum_i N_i c_i |v|^l Y_lm(v / |v|) exp(-alpha_i |v|^2)        v = r - R
 *
 * The harmonics are those of this library, polar axis y: p functions are in the order x, y, z. For other orders and axes
 * there is `inConvention`.
 *
 * @example
 * basis(water, sto3g).irreps.toString(); // "2x0e + 1o + 0e + 0e"
 * @throws RangeError if the set lacks an element of the molecule
 */
export function basis(of: Molecule, set: BasisSet): Basis {
  const shells: Shell[] = [];
  let size = 0;
  for (const [atom, Z] of of.numbers.entries()) {
    for (const contraction of shellsOf(set, Z)) {
      shells.push(normalizedShell(contraction, atom, of.positions[atom]!, size));
      size += 2 * contraction.l + 1;
    }
  }
  return { name: set.name, molecule: of, set, shells, size, irreps: irrepsOf(shells) };
}

function irrepsOf(shells: readonly Shell[]): Irreps {
  const terms: { l: number; atom: number; mul: number }[] = [];
  for (const { l, atom } of shells) {
    const last = terms.at(-1);
    if (last?.l === l && last.atom === atom) last.mul++;
    else terms.push({ l, atom, mul: 1 });
  }
  return irreps(terms.map(({ l, mul }) => `${mul}x${l}${l % 2 === 0 ? "e" : "o"}`).join(" + ") as "0e");
}
