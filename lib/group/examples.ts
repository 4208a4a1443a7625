import type { FiniteGroup, Group } from "./group.js";

/** How many elements of a finite group count as simple. */
const few = 8;

/**
 * The simple elements of a group, simplest first: its own examples, or the shortest words of a finite group, or the
 * identity and the generators.
 */
export function examplesOf<G>(group: Group<G> | FiniteGroup<G>): readonly G[] {
  if (group.examples !== undefined) return group.examples;
  return "elements" in group ? group.elements.slice(0, few) : [group.identity, ...group.generators];
}

/** The elements simpler than g, simplest first: those that precede it among the examples, or among the elements of a finite group. */
export function* simplerElements<G>(group: Group<G> | FiniteGroup<G>, g: G): Iterable<G> {
  if (group.simpler !== undefined) {
    yield* group.simpler(g);
    return;
  }
  for (const candidate of "elements" in group ? group.elements : examplesOf(group)) {
    if (group.equals(candidate, g)) return;
    yield candidate;
  }
}
