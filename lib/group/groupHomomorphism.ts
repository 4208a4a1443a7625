import { assertFinite } from "./assertFinite.js";
import type { FiniteGroup, Group } from "./group.js";
import { subgroup } from "./subgroup.js";

/** A map phi: G -> H of groups that is meant to preserve products, phi(a b) = phi(a) phi(b). */
export interface GroupHomomorphism<G, H, From extends Group<G> = Group<G>, To extends Group<H> = Group<H>> {
  readonly from: From;
  readonly to: To;
  /** phi(g) */
  apply(g: G): H;
}

/** Elements on which a map fails to be a homomorphism: phi(a b) is not phi(a) phi(b). */
export type HomomorphismWitness<G> = readonly [a: G, b: G];

/**
 * Two elements for which a map of a finite group fails to be a homomorphism, or undefined if it is one. All products with
 * a generator are tried, from which all others follow. If phi(a) is not an element of a finite H, the witness is a and e.
 */
export function homomorphismWitness<G, H>({
  from,
  to,
  apply,
}: GroupHomomorphism<G, H, FiniteGroup<G>>): HomomorphismWitness<G> | undefined {
  assertFinite(from);
  const outside = from.elements.find((a) => "elements" in to && (to as FiniteGroup<H>).indexOf(apply(a)) < 0);
  if (outside !== undefined) return [outside, from.identity];
  // The identity stands in for the generators of the trivial group.
  for (const b of [from.identity, ...from.generators]) {
    for (const a of from.elements) {
      if (!to.equals(apply(from.multiply(a, b)), to.multiply(apply(a), apply(b)))) return [a, b];
    }
  }
  return undefined;
}

/** Whether a map of a finite group is a homomorphism; `homomorphismWitness` says why not. */
export function isHomomorphism<G, H>(phi: GroupHomomorphism<G, H, FiniteGroup<G>>): boolean {
  return homomorphismWitness(phi) === undefined;
}

/**
 * The kernel of a homomorphism, a normal subgroup of G: { g in G : phi(g) = e }.
 *
 * @throws TypeError if G is not finite; RangeError if phi is not a homomorphism, with elements that show it
 */
export function kernelOf<G, H>(phi: GroupHomomorphism<G, H, FiniteGroup<G>>): FiniteGroup<G> {
  const { from, to, apply } = phi;
  const found = homomorphismWitness(phi);
  if (found !== undefined) {
    const [a, b] = found.map((g) => from.symbol(g));
    throw new RangeError(
      `expected a homomorphism, phi(a b) = phi(a) phi(b), got a map from ${from.name} to ${to.name} that is not one for a = ${a}, b = ${b}: correct apply`,
    );
  }
  return subgroup(
    from,
    from.elements.filter((g) => to.equals(apply(g), to.identity)),
  );
}

/**
 * The image of a homomorphism, a subgroup of H: { phi(g) : g in G }. |G| = |kernel| |image|.
 *
 * @throws TypeError if H is not finite; RangeError if phi(g) is not in H for a generator g
 */
export function imageOf<G, H>({
  from,
  to,
  apply,
}: GroupHomomorphism<G, H, Group<G>, FiniteGroup<H>>): FiniteGroup<H> {
  return subgroup(to, from.generators.map(apply));
}

/**
 * The composition of two homomorphisms: (psi phi)(g) = psi(phi(g)).
 *
 * @param psi H -> K, which acts second
 * @param phi G -> H, which acts first
 */
export function composition<G, H, K, From extends Group<G>, To extends Group<K>>(
  psi: GroupHomomorphism<H, K, Group<H>, To>,
  phi: GroupHomomorphism<G, H, From>,
): GroupHomomorphism<G, K, From, To> {
  return { from: phi.from, to: psi.to, apply: (g) => psi.apply(phi.apply(g)) };
}
