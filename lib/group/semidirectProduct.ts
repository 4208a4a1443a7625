import { inspectable } from "../display/inspectable.js";
import { assertAutomorphisms } from "./automorphisms.js";
import { examplesOf, simplerElements } from "./examples.js";
import { finiteGroup, LARGEST_ORDER } from "./finiteGroup.js";
import type { Group } from "./group.js";
import { type CompactGroup, type FiniteGroup, isCompact } from "./group.js";

/** How many pairs of simple elements a product keeps as its own simple elements. */
const few = 24;

/**
 * The semidirect product N x| H of a group N and a group H that acts on N by automorphisms: pairs, multiplied by
 *
 *     (n, h)(m, k) = (n h.m, h k),    (n, h)^-1 = (h^-1.n^-1, h^-1)
 *
 * N is a normal subgroup of it. D_n is Z/n x| Z/2, acting by inversion; the rigid motions are the translations x| the
 * rotations.
 *
 * @param action h.m: for each h an automorphism of N, h.(m m') = (h.m)(h.m'), with h.(k.m) = (h k).m and e.m = m. For
 * finite groups this is checked for generators and all elements, from which the rest follows; for others, for simple ones
 * @throws RangeError if it is not such an action, with elements that show it
 * @example
 * semidirectProduct(cyclic(5), cyclic(2), (h, m) => (h === 0 ? m : (5 - m) % 5)); // D5 by another name
 */
export function semidirectProduct<N, H>(
  normal: FiniteGroup<N>,
  acting: FiniteGroup<H>,
  action: (h: H, m: N) => N,
): FiniteGroup<readonly [N, H]>;
export function semidirectProduct<N, H>(
  normal: CompactGroup<N>,
  acting: CompactGroup<H>,
  action: (h: H, m: N) => N,
): CompactGroup<readonly [N, H]>;
export function semidirectProduct<N, H>(
  normal: Group<N>,
  acting: Group<H>,
  action: (h: H, m: N) => N,
): Group<readonly [N, H]>;
export function semidirectProduct<N, H>(
  normal: Group<N>,
  acting: Group<H>,
  action: (h: H, m: N) => N,
): Group<readonly [N, H]> {
  // If there are too many pairs, `pairs` says so.
  const pairsToTry = "order" in normal && "order" in acting ? Number(normal.order) * Number(acting.order) : 0;
  if (pairsToTry <= LARGEST_ORDER) assertAutomorphisms(normal, acting, action);
  return pairs(`${normal.name} ⋊ ${acting.name}`, normal, acting, action);
}

/** The group of pairs, under a given name. */
export function pairs<N, H>(
  name: string,
  normal: Group<N>,
  acting: Group<H>,
  action: (h: H, m: N) => N,
): Group<readonly [N, H]> {
  const proposals = [normal.proposal, acting.proposal].filter((proposal) => proposal !== undefined);
  const group: Group<readonly [N, H]> = {
    name,
    identity: [normal.identity, acting.identity],
    multiply: ([n, h], [m, k]) => [normal.multiply(n, action(h, m)), acting.multiply(h, k)],
    inverse: ([n, h]) => {
      const back = acting.inverse(h);
      return [action(back, normal.inverse(n)), back];
    },
    equals: ([n, h], [m, k]) => normal.equals(n, m) && acting.equals(h, k),
    generators: [
      ...normal.generators.map((n) => [n, acting.identity] as const),
      ...acting.generators.map((h) => [normal.identity, h] as const),
    ],
    ...((normal.topologicalGenerators ?? acting.topologicalGenerators) !== undefined && {
      topologicalGenerators: [
        ...(normal.topologicalGenerators ?? normal.generators).map((n) => [n, acting.identity] as const),
        ...(acting.topologicalGenerators ?? acting.generators).map((h) => [normal.identity, h] as const),
      ],
    }),
    sample: (random) => [normal.sample(random), acting.sample(random)],
    ...(proposals.length > 0 && { proposal: proposals.join("; ") }),
    examples: examplesOf(normal)
      .flatMap((n, i) => examplesOf(acting).map((h, j) => ({ pair: [n, h] as const, rank: i + j })))
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, few)
      .map(({ pair }) => pair),
    *simpler([n, h]) {
      for (const m of simplerElements(normal, n)) yield [m, h];
      for (const k of simplerElements(acting, h)) yield [n, k];
    },
    show: ([n, h]) => `(${normal.show(n)}, ${acting.show(h)})`,
    symbol: ([n, h]) => `(${normal.symbol(n)}, ${acting.symbol(h)})`,
  };
  if ("elements" in normal && "elements" in acting) return finiteGroup(group);
  if (!isCompact(normal) || !isCompact(acting)) return group;
  // An automorphism of a compact group preserves its Haar measure, so the two components are drawn independently.
  const haar: CompactGroup<readonly [N, H]>["haar"] = (random) => [normal.haar(random), acting.haar(random)];
  return inspectable({ ...group, haar } as CompactGroup<readonly [N, H]>, () => group.name);
}
