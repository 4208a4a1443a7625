import { assertFinite } from "./assertFinite.js";
import type { FiniteGroup } from "./group.js";
import { subgroup } from "./subgroup.js";

const largest = 48;

/**
 * All subgroups of a small finite group, by order: {e} first, G last.
 *
 * Every subgroup is made from {e} by adding generators one after the other, so that adding each element to each subgroup
 * found so far finds all of them.
 *
 * @example
 * subgroups(dihedral(4)).map(({ order }) => order); // [1, 2, 2, 2, 2, 2, 4, 4, 4, 8]
 * @throws RangeError if the group has more than 48 elements
 */
export function subgroups<G>(group: FiniteGroup<G>): readonly FiniteGroup<G>[] {
  assertFinite(group);
  if (group.order > largest) {
    throw new RangeError(
      `expected a group of at most ${largest} elements to list its subgroups, got ${group.name} with ${group.order}: make the ones you need by subgroup(group, generators)`,
    );
  }
  const key = (h: FiniteGroup<G>): string =>
    h.elements
      .map(group.indexOf)
      .sort((a, b) => a - b)
      .join();
  const trivial = subgroup(group, []);
  const known = new Map([[key(trivial), trivial]]);
  // A Map's iterator visits what is added on the way.
  for (const h of known.values()) {
    const tried = new Set(h.elements.map(group.indexOf));
    for (const g of group.elements) {
      if (tried.has(group.indexOf(g))) continue;
      const larger = subgroup(group, [...h.generators, g]);
      if (!known.has(key(larger))) known.set(key(larger), larger);
      // Elements of the coset g H make the same subgroup.
      for (const b of h.elements) tried.add(group.indexOf(group.multiply(g, b)));
    }
  }
  return [...known.values()].sort((a, b) => a.order - b.order);
}
