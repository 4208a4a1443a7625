import type { Random } from "../numbers/random.js";
import type { Instances } from "./law.js";

/** One instance, the empty one: for a law that needs no numbers. */
export const once: Instances<[]> = { examples: [[]], draw: () => [], simpler: () => [] };

/**
 * One value out of a list, simplest first (fast-check: constantFrom). A failing value is replaced by those before it.
 *
 * @throws RangeError if the list is empty
 * @example
 * among([1, 2, 4]); // [1], [2] or [4]
 */
export function among<Value>(values: readonly Value[]): Instances<[value: Value]> {
  if (values.length === 0) throw new RangeError("expected at least one value to choose from, got none");
  return {
    examples: values.map((value) => [value]),
    draw: (random) => [random.pick(values)],
    *simpler([value]) {
      for (const candidate of values.slice(0, Math.max(0, values.indexOf(value)))) yield [candidate];
    },
  };
}

/**
 * Simple instances in this order, then drawn ones; a failing one is replaced by the simple ones before it.
 *
 * @example
 * simpleFirst([[0], [1]], (random) => [random.normal()]);
 */
export function simpleFirst<Instance extends readonly unknown[]>(
  examples: readonly Instance[],
  draw: (random: Random) => Instance,
): Instances<Instance> {
  return {
    examples,
    draw,
    *simpler(instance) {
      const at = examples.findIndex((each) => each.every((value, k) => value === instance[k]));
      yield* at < 0 ? examples : examples.slice(0, at);
    },
  };
}

/** The largest number of examples combined from several kinds. */
const MOST = 48;

/** The instances of a list of kinds, one after another. */
type Joined<Kinds extends readonly (readonly unknown[])[]> = Kinds extends readonly [
  infer First extends readonly unknown[],
  ...infer Rest extends readonly (readonly unknown[])[],
]
  ? [...First, ...Joined<Rest>]
  : [];

/**
 * Instances of several kinds side by side: (a_1, ..., b_1, ...). Combinations of simple ones come first; a failing
 * instance is simplified on the left before the right.
 *
 * @throws RangeError if any kind but the last has no example
 * @example
 * tuple(elementInstances(cyclic(4)), vectorInstances(4)); // [g, x]
 */
export function tuple<Kinds extends readonly (readonly unknown[])[]>(
  ...kinds: { readonly [K in keyof Kinds]: Instances<Kinds[K]> }
): Instances<Joined<Kinds>> {
  const [first = once, ...rest] = kinds as readonly Instances<readonly unknown[]>[];
  return rest.reduce(joined, first) as unknown as Instances<Joined<Kinds>>;
}

function joined(
  left: Instances<readonly unknown[]>,
  right: Instances<readonly unknown[]>,
): Instances<readonly unknown[]> {
  const pairs = left.examples.flatMap((a, i) => right.examples.map((b, j) => ({ a, b, rank: i + j })));
  pairs.sort((p, q) => p.rank - q.rank);
  // The length of a left half says where an instance is split again.
  const size = left.examples[0]?.length;
  if (size === undefined)
    throw new RangeError("expected at least one simple instance on the left, got no examples");
  return {
    examples: pairs.slice(0, MOST).map(({ a, b }) => [...a, ...b]),
    draw: (random) => [...left.draw(random), ...right.draw(random)],
    *simpler(instance) {
      const [a, b] = [instance.slice(0, size), instance.slice(size)];
      for (const candidate of left.simpler(a)) yield [...candidate, ...b];
      for (const candidate of right.simpler(b)) yield [...a, ...candidate];
    },
  };
}

/**
 * Instances made from others: to(a). A failing one is simplified by simplifying its a, which `from` recovers; without
 * `from` it is not simplified.
 *
 * @param from the a of an instance b, with to(from(b)) = b
 * @example
 * map(vectorInstances(3), ([x]) => [x, x.length], ([x]) => [x]);
 */
export function map<A extends readonly unknown[] | [], B extends readonly unknown[] | []>(
  instances: Instances<A>,
  to: (instance: A) => B,
  from?: (instance: B) => A,
): Instances<B> {
  return {
    examples: instances.examples.map((a) => to(a)),
    draw: (random) => to(instances.draw(random)),
    *simpler(instance) {
      if (from === undefined) return;
      for (const candidate of instances.simpler(from(instance))) yield to(candidate);
    },
  };
}
