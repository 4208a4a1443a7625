import { assertSubgroup } from "./cosets.js";
import type { FiniteGroup } from "./group.js";

/** Elements that show that a subgroup N is not normal: n is in N, but g n g^-1 is not. */
export interface NormalityWitness<G> {
  readonly g: G;
  readonly n: G;
  /** g n g^-1 */
  readonly conjugate: G;
}

/**
 * Why a subgroup N of a finite group is not normal, or undefined if it is:
 *
 *     g n g^-1 in N        for all g in G and n in N
 *
 * Then left and right cosets agree, g N = N g. It is enough to try the generators of both groups.
 *
 * @throws RangeError if N is not a subgroup of the group
 */
export function normalityWitness<G>(
  group: FiniteGroup<G>,
  normal: FiniteGroup<G>,
): NormalityWitness<G> | undefined {
  assertSubgroup(group, normal);
  for (const g of group.generators) {
    for (const n of normal.generators) {
      const conjugate = group.multiply(group.multiply(g, n), group.inverse(g));
      if (normal.indexOf(conjugate) < 0) return { g, n, conjugate };
    }
  }
  return undefined;
}

/** Whether a subgroup of a finite group is normal; `normalityWitness` says why not. */
export function isNormal<G>(group: FiniteGroup<G>, normal: FiniteGroup<G>): boolean {
  return normalityWitness(group, normal) === undefined;
}
