import type { Instances } from "./law.js";

const longest = 48;

/**
 * Instances of two kinds side by side: (a_1, ..., b_1, ...). Simple ones come together first; a failing instance is
 * made simpler on the left before the right.
 *
 * @throws RangeError if the left ladder is empty
 * @example
 * together(elementInstances(cyclic(4)), vectorInstances(4)); // [g, x]
 */
export function together<A extends readonly unknown[], B extends readonly unknown[]>(
  left: Instances<A>,
  right: Instances<B>,
): Instances<[...A, ...B]> {
  const pairs = left.ladder.flatMap((a, i) => right.ladder.map((b, j) => ({ a, b, rank: i + j })));
  pairs.sort((p, q) => p.rank - q.rank);
  // The length of a left half tells where an instance is cut again.
  const size = left.ladder[0]?.length;
  if (size === undefined)
    throw new RangeError("expected at least one simple instance on the left, got an empty ladder");
  const cut = (instance: [...A, ...B]): [A, B] => [
    instance.slice(0, size) as unknown as A,
    instance.slice(size) as unknown as B,
  ];
  return {
    ladder: pairs.slice(0, longest).map(({ a, b }) => [...a, ...b]),
    draw: (random) => [...left.draw(random), ...right.draw(random)],
    *simpler(instance) {
      const [a, b] = cut(instance);
      for (const candidate of left.simpler(a)) yield [...candidate, ...b];
      for (const candidate of right.simpler(b)) yield [...a, ...candidate];
    },
  };
}
