import { examplesOf, simplerElements } from "../group/examples.js";
import type { FiniteGroup, Group } from "../group/group.js";
import type { Instances } from "./law.js";

/** How often a random element of an infinite group is one of its simple elements. */
const simple = 0.3;

/**
 * Elements of a group, from simple to general: the identity, the generators, then short words, and finally random ones.
 * A failing element is replaced by elements that precede it in this order.
 *
 * If a group has examples of its own, three random elements in ten are drawn from them: quarter turns and reflections
 * fail in ways that random rotations do not.
 *
 * @param group if it is not compact, the other random elements are drawn from its proposal
 */
export function elementInstances<G>(group: Group<G> | FiniteGroup<G>): Instances<[g: G]> {
  const examples = examplesOf(group);
  return {
    examples: examples.map((g) => [g]),
    draw: (random) => [
      group.examples !== undefined && random.uniform() < simple
        ? random.pick(group.examples)
        : group.sample(random),
    ],
    *simpler([g]) {
      for (const candidate of simplerElements(group, g)) yield [candidate];
    },
  };
}
