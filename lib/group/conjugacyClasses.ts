import { assertFinite } from "./assertFinite.js";
import type { FiniteGroup } from "./group.js";
import { subgroup } from "./subgroup.js";

/**
 * The conjugacy classes of a finite group, {e} first, each a list
 *
 *     { h g h^-1 : h in G }
 *
 * that begins with its first element in the order of G. Elements of one class are the same seen from different points of
 * view: the quarter turns of the cube about z and about x.
 *
 * The time is proportional to the number of classes times |G|.
 *
 * @throws TypeError if the group is not finite
 */
export function conjugacyClasses<G>(group: FiniteGroup<G>): readonly (readonly G[])[] {
  assertFinite(group);
  const { elements, indexOf, multiply, inverse } = group;
  const inverses = elements.map(inverse);
  const seen = new Set<number>();
  return elements.flatMap((g) => {
    if (seen.has(indexOf(g))) return [];
    const conjugates = elements
      .map((h, k) => multiply(multiply(h, g), inverses[k]!))
      .filter((conjugate) => {
        const fresh = !seen.has(indexOf(conjugate));
        seen.add(indexOf(conjugate));
        return fresh;
      });
    return [conjugates];
  });
}

/**
 * The centre of a finite group, a normal subgroup: all z with z g = g z for all g in G.
 *
 * @throws TypeError if the group is not finite
 */
export function centre<G>(group: FiniteGroup<G>): FiniteGroup<G> {
  assertFinite(group);
  const { elements, generators, indexOf, multiply } = group;
  const commutes = (z: G): boolean =>
    generators.every((g) => indexOf(multiply(z, g)) === indexOf(multiply(g, z)));
  return subgroup(group, elements.filter(commutes), `the centre of ${group.name}`);
}
