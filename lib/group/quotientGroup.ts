import { pictured } from "../display/displayable.js";
import { leftCosets } from "./cosets.js";
import { finiteGroup } from "./finiteGroup.js";
import type { FiniteGroup } from "./group.js";
import { normalityWitness } from "./normal.js";

/** The group of the cosets of a normal subgroup; a coset is written as its representative. */
export interface QuotientGroup<G> extends FiniteGroup<G> {
  /** The representative of g N: the projection G -> G/N, a homomorphism with kernel N. */
  representative(g: G): G;
}

/**
 * The quotient group G/N of a finite group by a normal subgroup: the cosets of N, multiplied by
 *
 *     (a N)(b N) = (a b) N
 *
 * Each coset is given by its first element in the order of G.
 *
 * @example
 * quotientGroup(dihedral(4), subgroup(dihedral(4), [[2, 0]])).order; // 4
 * @throws RangeError if N is not a normal subgroup of G
 */
export function quotientGroup<G>(group: FiniteGroup<G>, normal: FiniteGroup<G>): QuotientGroup<G> {
  const found = normalityWitness(group, normal);
  if (found !== undefined) {
    const [g, n, conjugate] = [found.g, found.n, found.conjugate].map((element) => group.symbol(element));
    throw new RangeError(
      `expected a normal subgroup of ${group.name}, got ${normal.name}: g n g^-1 = ${conjugate} is not in it for g = ${g}, n = ${n}; use a normal one, such as a kernel or the centre`,
    );
  }
  const representatives = new Map(
    leftCosets(group, normal).flatMap((coset) => coset.map((g) => [group.indexOf(g), coset[0]!] as const)),
  );
  const representative = (g: G): G => representatives.get(group.indexOf(g))!;
  const quotient = finiteGroup<G>({
    name: `${group.name} / ${normal.name.includes(" ") ? `(${normal.name})` : normal.name}`,
    identity: representative(group.identity),
    multiply: (a, b) => representative(group.multiply(a, b)),
    inverse: (a) => representative(group.inverse(a)),
    generators: group.generators
      .map(representative)
      .filter((g, i, all) => representative(group.identity) !== g && all.indexOf(g) === i),
    show: (g) => `the coset of ${group.show(g)}`,
    symbol: (g) => `${group.symbol(g)}N`,
  });
  return pictured({ ...quotient, representative }, () => String(quotient));
}
