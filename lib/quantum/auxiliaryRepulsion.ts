import { checkMemory } from "../numbers/checkMemory.js";
import type { Basis } from "./basis.js";
import { productDistribution, shellDistribution } from "./distribution.js";
import { pairPlace } from "./electronRepulsion.js";
import { repulsionOf } from "./repulsionOf.js";
import { symmetricFromBlocks } from "./symmetricFromBlocks.js";

/**
 * The repulsion of two functions of an auxiliary basis, V_PQ = (P|Q) = int int chi_P(r) chi_Q(s) / |r - s| dr ds: the
 * Coulomb metric.
 *
 * @returns size x size
 */
export function coulombMetric(auxiliary: Basis): number[][] {
  const distributions = new Map(auxiliary.shells.map((shell) => [shell, shellDistribution(shell)]));
  const room = new Float64Array(81);
  return symmetricFromBlocks(auxiliary, (a, b) => {
    repulsionOf(distributions.get(a)!, distributions.get(b)!, room);
    return room;
  });
}

/**
 * The repulsion of a function of an auxiliary basis and a product of two of the basis,
 * (P|ij) = int int chi_P(r) chi_i(s) chi_j(s) / |r - s| dr ds.
 *
 * @returns [P, ij] with i >= j at i (i + 1) / 2 + j, row-major
 * @throws RangeError if there are too many of them
 */
export function auxiliaryRepulsion(auxiliary: Basis, basis: Basis): Float64Array {
  const pairs = (basis.size * (basis.size + 1)) / 2;
  checkMemory(
    auxiliary.size * pairs,
    `the repulsions of ${auxiliary.size} and ${basis.size} functions`,
    "take a smaller basis set or molecule",
  );
  const values = new Float64Array(auxiliary.size * pairs);
  const distributions = auxiliary.shells.map(shellDistribution);
  const room = new Float64Array(9 * 81);
  for (const [k, a] of basis.shells.entries()) {
    for (const b of basis.shells.slice(0, k + 1)) {
      const products = productDistribution(a, b);
      for (const [n, { first, l }] of auxiliary.shells.entries()) {
        repulsionOf(distributions[n]!, products, room);
        let from = 0;
        for (let P = first; P <= first + 2 * l; P++)
          for (let i = a.first; i <= a.first + 2 * a.l; i++)
            for (let j = b.first; j <= b.first + 2 * b.l; j++)
              values[P * pairs + pairPlace(i, j)] = room[from++]!;
      }
    }
  }
  return values;
}
