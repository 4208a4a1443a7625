import type { FiniteGroup } from "../group/finiteGroup.js";
import type { Group } from "../group/group.js";
import type { Instances } from "./law.js";

/**
 * Elements of a group, from simple to general: the identity, the generators, then short words; random ones after.
 * A failing element gives way to any element before it in this order.
 *
 * @param group where it is infinite, its own proposal draws the random elements
 */
export function elementInstances<G>(group: Group<G> | FiniteGroup<G>): Instances<[g: G]> {
  const known = "elements" in group ? group.elements : [group.identity, ...group.generators];
  return {
    ladder: known.slice(0, 8).map((g) => [g]),
    draw: (random) => [group.sample(random)],
    *simpler([g]) {
      for (const candidate of known) {
        if (group.equals(candidate, g)) return;
        yield [candidate];
      }
    },
  };
}
