import { fault } from "./fault.js";
import { once } from "./instances.js";
import type { Instances, Law } from "./law.js";

/** A finite set that an operation is tried on. */
export interface FiniteSet<G> {
  readonly elements: readonly G[];
  equals(a: G, b: G): boolean;
  /** A short symbol for an element. */
  symbol(g: G): string;
}

/** An operation on a set: what the axioms are about. */
export type Operation<G> = (a: G, b: G) => G;

/** The four axioms, each a law of its own. */
export interface GroupAxioms<G> {
  readonly closure: Law<Operation<G>, readonly [a: G, b: G]>;
  readonly associativity: Law<Operation<G>, readonly [a: G, b: G, c: G]>;
  readonly identity: Law<Operation<G>, readonly []>;
  readonly inverses: Law<Operation<G>, readonly [a: G]>;
}

/**
 * The axioms of a group, as laws about an operation on a finite set:
 *
 *     closure         a b in G
 *     associativity   (a b) c = a (b c)
 *     identity        there is an e with e a = a e = a for all a
 *     inverses        for each a there is a b with a b = b a = e
 *
 * Without an identity no element has an inverse. Residuals are 0 or 1.
 *
 * @example
 * groupAxioms(cyclic(4)).closure.try((a, b) => a + b, [3, 3]).residual; // 1: 6 is not one of 0, 1, 2, 3
 */
export function groupAxioms<G>(set: FiniteSet<G>): GroupAxioms<G> {
  const { elements, equals, symbol } = set;
  const belongs = (g: G): boolean => elements.some((a) => equals(a, g));
  const name = (g: G): string => (belongs(g) ? symbol(g) : JSON.stringify(g));
  const unit = (times: Operation<G>): G | undefined =>
    elements.find((e) => elements.every((a) => equals(times(e, a), a) && equals(times(a, e), a)));
  const tuples = tuplesOf(elements);
  return {
    closure: fault(
      "closure",
      "a \\cdot b \\in G",
      tuples(2) as Instances<readonly [G, G]>,
      (times, [a, b]) =>
        belongs(times(a, b))
          ? undefined
          : {
              should: "The product of two elements should be an element.",
              given: `a = ${name(a)}, b = ${name(b)}`,
              sides: [["a b", name(times(a, b))]],
            },
    ),
    associativity: fault(
      "associativity",
      "(a \\cdot b) \\cdot c = a \\cdot (b \\cdot c)",
      tuples(3) as Instances<readonly [G, G, G]>,
      (times, [a, b, c]) => {
        const [left, right] = [times(times(a, b), c), times(a, times(b, c))];
        if (equals(left, right)) return undefined;
        return {
          should: "The brackets should not matter.",
          given: `a = ${name(a)}, b = ${name(b)}, c = ${name(c)}`,
          sides: [
            ["(a b) c", name(left)],
            ["a (b c)", name(right)],
          ],
        };
      },
    ),
    identity: fault(
      "identity",
      "\\exists e\\ \\forall a: \\quad e \\cdot a = a \\cdot e = a",
      once,
      (times) => {
        if (unit(times) !== undefined) return undefined;
        const e = elements[0]!;
        const a = elements.find((g) => !equals(times(e, g), g) || !equals(times(g, e), g)) ?? e;
        return {
          should: "One element e should leave all others as they are.",
          given: `none does: e = ${name(e)} fails for a = ${name(a)}`,
          sides: [
            ["e a", name(times(e, a))],
            ["a e", name(times(a, e))],
          ],
        };
      },
    ),
    inverses: fault(
      "inverses",
      "\\forall a\\ \\exists b: \\quad a \\cdot b = b \\cdot a = e",
      tuples(1) as Instances<readonly [G]>,
      (times, [a]) => {
        const e = unit(times);
        const undone = (b: G): boolean => e !== undefined && equals(times(a, b), e) && equals(times(b, a), e);
        if (elements.some(undone)) return undefined;
        return {
          should: "Each element a should have an inverse b with a b = b a = e.",
          given: e === undefined ? "there is no identity e" : `a = ${name(a)}, e = ${name(e)}`,
          sides: [],
        };
      },
    ),
  };
}

/** Tuples of elements, earlier elements first; a failing tuple is replaced by ones with earlier elements. */
function tuplesOf<G>(elements: readonly G[]): (count: number) => Instances<readonly G[]> {
  return (count) => ({
    examples: Array.from({ length: Math.min(64, elements.length ** count) }, (_, k) =>
      Array.from(
        { length: count },
        (_, i) => elements[Math.floor(k / Math.min(4, elements.length) ** i) % Math.min(4, elements.length)]!,
      ),
    ),
    draw: (random) => Array.from({ length: count }, () => random.pick(elements)),
    *simpler(tuple) {
      for (const [i, g] of tuple.entries()) {
        for (const candidate of elements.slice(0, elements.indexOf(g))) yield tuple.with(i, candidate);
      }
    },
  });
}
