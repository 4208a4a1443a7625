import type { Vector } from "../algebra/vector.js";
import { type Permutation, permutations } from "../group/permutations.js";
import { alike } from "../numbers/alike.js";
import { permutingEntries } from "../representation/permutingEntries.js";
import type { MovingFrame } from "./movingFrame.js";

/**
 * The moving frame of S_n on n distinct scores: the permutation that takes ranks to places,
 *
 *     xi(s) = p        s_p[0] < s_p[1] < ... < s_p[n-1]
 *
 * for which xi(q s) = q xi(s). The canonical point xi(s)^-1 s has the scores in ascending order. Scores that are equal can be
 * exchanged, and have none.
 *
 * @example
 * sortingFrame(3).of([0.5, 2, -1]); // [2, 0, 1]: the least stands at place 2
 * @throws RangeError if n is not one of 1, 2, ..., 10000: an empty set has nothing to sort
 */
export function sortingFrame(n: number): MovingFrame<Permutation, Vector> {
  const group = permutations(n);
  return {
    name: "the order of the scores",
    action: permutingEntries<number>(group),
    of(s) {
      if (s.length !== n)
        throw new RangeError(
          `sortingFrame: expected ${n} scores, got ${s.length}: sets of different sizes need frames of their own`,
        );
      const p = group.identity.toSorted((i, j) => s[i]! - s[j]!);
      for (const [r, i] of p.slice(0, -1).entries()) {
        const next = p[r + 1]!;
        if (Number.isNaN(s[i]!) || Number.isNaN(s[next]!) || alike(s[i]!, s[next]!))
          throw new RangeError(
            `sortingFrame: expected distinct scores, got ${s[i]} at places ${Math.min(i, next)} and ${Math.max(i, next)}: their exchange fixes the scores, so which comes first is left open`,
          );
      }
      return p;
    },
  };
}
