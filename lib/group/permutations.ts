import { inspectable } from "../display/inspectable.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Random } from "../numbers/random.js";
import type { CompactGroup } from "./group.js";

/** A permutation p of 0, 1, ..., n - 1: it takes i to p[i]. */
export type Permutation = readonly number[];

/**
 * The permutations of n things, composed as maps: (p q)[i] = p[q[i]]. This is S_n for any n; `symmetric(n)` is the same group
 * with its n! elements listed, which is possible up to n = 7.
 *
 * @example
 * permutations(10).haar(random(1)); // all 10! equally likely
 * @throws RangeError if n is not one of 1, 2, ..., 10000
 */
export function permutations(n: number): CompactGroup<Permutation> {
  checkSize(n, "S_n with n = 1, 2, 3, ...", 10_000);
  const identity = Array.from({ length: n }, (_, i) => i);
  const swaps = (count: number): Permutation[] =>
    identity.slice(1, count + 1).map((i) => identity.with(i - 1, i).with(i, i - 1));
  const shuffled = (draw: Random): Permutation => {
    const p = [...identity];
    // One of the places that are left for each, all with the same probability (Fisher and Yates).
    for (let i = n - 1; i > 0; i--) {
      const j = draw.integer(i + 1);
      [p[i], p[j]] = [p[j]!, p[i]!];
    }
    return p;
  };
  const group: CompactGroup<Permutation> = {
    name: `S${n}`,
    identity,
    multiply: (p, q) => q.map((i) => p[i]!),
    inverse: inversePermutation,
    equals: (p, q) => p.length === q.length && p.every((to, i) => to === q[i]),
    // n - 1 lists of n numbers, for whoever asks.
    get generators() {
      return swaps(n - 1);
    },
    sample: shuffled,
    haar: shuffled,
    examples: [identity, ...swaps(2), identity.map((i) => (i + 1) % n), identity.toReversed()],
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
  };
  return inspectable(group, () => group.name);
}

/** p^-1, which takes p[i] to i. */
export function inversePermutation(p: Permutation): number[] {
  const back = [...p];
  for (const [i, to] of p.entries()) back[to] = i;
  return back;
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
