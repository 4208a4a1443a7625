import { finiteGroup } from "./finiteGroup.js";
import type { FiniteGroup } from "./group.js";

/** A permutation p of 0, 1, ..., n - 1: it takes i to p[i]. */
export type Permutation = readonly number[];

/**
 * The symmetric group S_n of all permutations of n things, composed as maps:
 *
 *     (p q)[i] = p[q[i]]
 *
 * Its generators are the swaps of neighbours; the word length of p is its number of inversions.
 *
 * @example
 * symmetric(3).multiply([1, 0, 2], [0, 2, 1]); // [1, 2, 0]
 * @throws RangeError if n is not one of 1, 2, ..., 7: the group lists all n! elements
 */
export function symmetric(n: number): FiniteGroup<Permutation> {
  if (!(Number.isInteger(n) && n > 0 && n <= 7)) {
    throw new RangeError(`expected S_n with n from 1 to 7 (all n! elements are listed), got n = ${n}`);
  }
  const identity = Array.from({ length: n }, (_, i) => i);
  return finiteGroup<Permutation>({
    name: `S${n}`,
    identity,
    multiply: (p, q) => q.map((i) => p[i]!),
    inverse: (p) => identity.map((i) => p.indexOf(i)),
    generators: identity.slice(1).map((i) => identity.with(i - 1, i).with(i, i - 1)),
    show: (p) => {
      const [first, ...others] = cycles(p);
      if (first === undefined) return "the identity";
      if (first.length === 2 && others.length === 0) return `the swap of ${first[0]} and ${first[1]}`;
      return `the permutation ${[first, ...others].map((cycle) => `(${cycle.join(" ")})`).join("")}`;
    },
    symbol: (p) =>
      cycles(p)
        .map((cycle) => `(${cycle.join(" ")})`)
        .join("") || "e",
  });
}

/** The cycles of a permutation of length at least 2, each starting with its smallest number. */
export function cycles(p: Permutation): number[][] {
  const seen = new Set<number>();
  return p.flatMap((_, start) => {
    const cycle: number[] = [];
    for (let i = start; !seen.has(i); i = p[i]!) {
      seen.add(i);
      cycle.push(i);
    }
    return cycle.length > 1 ? [cycle] : [];
  });
}
