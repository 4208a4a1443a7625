import { inspectable } from "../display/inspectable.js";
import type { Group } from "../group/group.js";
import type { Permutation } from "../group/permutations.js";
import type { Action } from "./action.js";

/**
 * The action of S_n on lists of n things of any kind, which moves entry i to place p[i]:
 *
 *     (p x)_p[i] = x_i
 *
 * On numbers this is `permutationRepresentation`.
 *
 * @throws RangeError later, if a list has another length
 */
export function permutingEntries<E>(group: Group<Permutation>): Action<Permutation, readonly E[]> {
  const n = group.identity.length;
  const action: Action<Permutation, readonly E[]> = {
    group,
    apply(p, x) {
      if (x.length !== n)
        throw new RangeError(
          `expected a list of ${n} entries, which ${group.name} permutes, got ${x.length}: sets of different sizes need groups of their own`,
        );
      const moved = [...x];
      for (const [i, entry] of x.entries()) moved[p[i]!] = entry;
      return moved;
    },
  };
  return inspectable(action, () => `${group.name} on lists of ${n} entries`);
}
