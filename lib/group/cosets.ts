import { assertFinite } from "./assertFinite.js";
import type { FiniteGroup } from "./group.js";
import { subgroupWitness } from "./subgroup.js";

/**
 * The left cosets of a subgroup H of a finite group G, H itself first: each is a list
 *
 *     g H = { g h : h in H }
 *
 * They are disjoint, have |H| elements each, and cover G. Each begins with its representative, its first element in the
 * order of G.
 *
 * @throws RangeError if H is not a subgroup of G
 */
export function leftCosets<G>(group: FiniteGroup<G>, h: FiniteGroup<G>): readonly (readonly G[])[] {
  return classes(group, h, (g) => h.elements.map((b) => group.multiply(g, b)));
}

/**
 * The right cosets of a subgroup H of a finite group G, H itself first: each is a list
 *
 *     H g = { h g : h in H }
 *
 * @throws RangeError if H is not a subgroup of G
 */
export function rightCosets<G>(group: FiniteGroup<G>, h: FiniteGroup<G>): readonly (readonly G[])[] {
  return classes(group, h, (g) => h.elements.map((b) => group.multiply(b, g)));
}

/** The three numbers of Lagrange's theorem. */
export interface Lagrange {
  /** |G| */
  readonly order: number;
  /** |H| */
  readonly subgroup: number;
  /** [G : H], the number of left cosets, counted. */
  readonly index: number;
}

/**
 * Lagrange's theorem for a subgroup H of a finite group G, its numbers counted one by one:
 *
 *     |G| = [G : H] |H|
 *
 * @example
 * lagrange(dihedral(4), subgroup(dihedral(4), [[1, 0]])); // { order: 8, subgroup: 4, index: 2 }
 * @throws RangeError if H is not a subgroup of G
 */
export function lagrange<G>(group: FiniteGroup<G>, h: FiniteGroup<G>): Lagrange {
  return { order: group.order, subgroup: h.order, index: leftCosets(group, h).length };
}

function classes<G>(
  group: FiniteGroup<G>,
  h: FiniteGroup<G>,
  coset: (g: G) => readonly G[],
): readonly (readonly G[])[] {
  assertSubgroup(group, h);
  const seen = new Set<number>();
  return group.elements.flatMap((g) => {
    if (seen.has(group.indexOf(g))) return [];
    const elements = coset(g);
    for (const a of elements) seen.add(group.indexOf(a));
    return [elements];
  });
}

/**
 * Refuses a group that is not a subgroup of another.
 *
 * @throws RangeError with an element that shows it
 */
export function assertSubgroup<G>(group: FiniteGroup<G>, h: FiniteGroup<G>): void {
  assertFinite(group);
  assertFinite(h);
  const found = subgroupWitness(group, h.elements);
  if (found === undefined) return;
  const written = found.witness.map((g) => JSON.stringify(g)).join(" and ");
  throw new RangeError(
    `expected a subgroup of ${group.name}, got ${h.name} (${found.reason}: ${written}): make one with subgroup(group, generators)`,
  );
}
