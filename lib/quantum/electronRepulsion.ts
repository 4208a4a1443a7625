import { checkMemory } from "../numbers/checkMemory.js";
import type { Basis } from "./basis.js";
import { type Distribution, productDistribution } from "./distribution.js";
import { repulsionOf } from "./repulsionOf.js";
import type { Shell } from "./shell.js";

/** The repulsions of all pairs of products of two functions. */
export interface ElectronRepulsion {
  /** How many functions there are. */
  readonly size: number;
  /** (ij|kl) for i >= j, k >= l and ij >= kl, at ij (ij + 1) / 2 + kl with ij = i (i + 1) / 2 + j. */
  readonly values: Float64Array;
  /** (ij|kl), in any order of the indices. */
  at(i: number, j: number, k: number, l: number): number;
}

/** Pairs of pairs of shells whose repulsion cannot be above this are left out. */
const NEGLIGIBLE = 1e-13;

/** The place of a pair, i (i + 1) / 2 + j for i >= j, in any order. */
export const pairPlace = (i: number, j: number): number =>
  i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i;

/** Two shells, the products of their functions, and the root of the largest self-repulsion among them. */
interface Pair {
  readonly a: Shell;
  readonly b: Shell;
  readonly products: Distribution;
  readonly bound: number;
}

/**
 * The repulsion of electrons in four functions,
 *
 *     (ij|kl) = int int chi_i(r) chi_j(r) 1/|r - s| chi_k(s) chi_l(s) dr ds        in hartree
 *
 * one of each eight that are equal. By the inequality of Cauchy and Schwarz, (ij|kl)^2 <= (ij|ij) (kl|kl), most of those
 * of distant atoms are known to vanish.
 *
 * @throws RangeError if there are too many functions to keep them all, above 127
 */
export function electronRepulsion(basis: Basis): ElectronRepulsion {
  const { size, shells } = basis;
  const pairsOfFunctions = (size * (size + 1)) / 2;
  const count = (pairsOfFunctions * (pairsOfFunctions + 1)) / 2;
  checkMemory(count, `the repulsions of ${size} functions`, "take a smaller basis set or molecule");
  const values = new Float64Array(count);
  const room = new Float64Array(81 * 81);
  const pairs = shells.flatMap((a, k) => shells.slice(0, k + 1).map((b) => pairOf(a, b, room)));
  for (const [n, bra] of pairs.entries()) {
    for (let m = 0; m <= n; m++) {
      const ket = pairs[m]!;
      if (bra.bound * ket.bound < NEGLIGIBLE) continue;
      repulsionOf(bra.products, ket.products, room);
      scatter(bra, ket, room, values);
    }
  }
  return { size, values, at: (i, j, k, l) => values[pairPlace(pairPlace(i, j), pairPlace(k, l))]! };
}

function pairOf(a: Shell, b: Shell, room: Float64Array): Pair {
  const products = productDistribution(a, b);
  // The root is a bound for all others: what is small here may be large beside a large one.
  repulsionOf(products, products, room, 1e-36);
  let largest = 0;
  for (let f = 0; f < products.functions; f++)
    largest = Math.max(largest, room[f * (products.functions + 1)]!);
  return { a, b, products, bound: Math.sqrt(largest) };
}

/** Writes the block of two pairs of shells. */
function scatter({ a, b }: Pair, { a: c, b: d }: Pair, block: Float64Array, values: Float64Array): void {
  let from = 0;
  for (let i = a.first; i <= a.first + 2 * a.l; i++) {
    for (let j = b.first; j <= b.first + 2 * b.l; j++) {
      const ij = pairPlace(i, j);
      for (let k = c.first; k <= c.first + 2 * c.l; k++)
        for (let l = d.first; l <= d.first + 2 * d.l; l++)
          values[pairPlace(ij, pairPlace(k, l))] = block[from++]!;
    }
  }
}
