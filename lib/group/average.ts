import { checkSize } from "../numbers/checkSize.js";
import type { Random } from "../numbers/random.js";
import type { FiniteGroup, Group } from "./group.js";
import { type CompactGroup, isCompact } from "./group.js";

/** The type of the mean of numbers, vectors, matrices ...: no literal types, and writable. */
export type Mean<T> = T extends number ? number : T extends readonly (infer U)[] ? Mean<U>[] : never;

/** How the mean over infinitely many elements is estimated. */
export interface Sampling {
  readonly random: Random;
  /** How many elements are drawn (default 1000); the error falls as 1 / sqrt(samples). */
  readonly samples?: number;
}

/**
 * The mean over a compact group of a function f whose values are numbers, vectors, matrices ...:
 *
 *     E f = 1/|G| sum_g f(g)         finite: exact
 *     E f = int f(g) dmu(g)          infinite: estimated from elements drawn from the Haar measure mu
 *
 * For all h, the means of f(g), f(h g) and f(g h) agree.
 *
 * @example
 * average(cyclic(4), (g) => g); // 1.5
 * average(specialOrthogonal(3), (R) => R, { random: random(1) }); // close to the zero matrix
 * @throws TypeError if the group is not compact; RangeError if the values differ in shape
 */
export function average<G, T>(group: FiniteGroup<G>, f: (g: G) => T): Mean<T>;
export function average<G, T>(group: CompactGroup<G>, f: (g: G) => T, sampling: Sampling): Mean<T>;
export function average<G, T>(
  group: CompactGroup<G> | FiniteGroup<G>,
  f: (g: G) => T,
  sampling?: Sampling,
): Mean<T> {
  const elements = "elements" in group ? group.elements : drawn(group, sampling);
  const [first, ...others] = elements.map(f);
  const sum = others.reduce<unknown>((total, value) => added(total, value), first);
  return scaled(1 / elements.length, sum) as Mean<T>;
}

function drawn<G>(group: Group<G>, sampling: Sampling | undefined): readonly G[] {
  if (!isCompact(group)) {
    throw new TypeError(
      `expected a compact group, which has a uniform distribution to average over, got ${group.name}: average over a finite or compact subgroup of it, such as its rotations`,
    );
  }
  if (sampling === undefined) {
    throw new TypeError(
      `expected a generator of random numbers for the mean over the infinite group ${group.name}, got none: add { random: random(1) }`,
    );
  }
  const { random, samples = 1000 } = sampling;
  checkSize(samples, "samples = 1, 2, 3, ...", 10_000_000);
  return Array.from({ length: samples }, () => group.haar(random));
}

function added(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") return a + b;
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) return a.map((x, i) => added(x, b[i]));
  throw new RangeError(
    "expected values of one shape (numbers, vectors, matrices) to average, got two that differ: f must return the same shape for every element",
  );
}

function scaled(c: number, a: unknown): unknown {
  return typeof a === "number" ? c * a : (a as unknown[]).map((entry) => scaled(c, entry));
}
