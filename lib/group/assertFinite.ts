import type { FiniteGroup, Group } from "./group.js";

/**
 * Refuses a group whose elements cannot be listed.
 *
 * @throws TypeError
 */
export function assertFinite<G>(group: Group<G>): asserts group is FiniteGroup<G> {
  if ("elements" in group) return;
  throw new TypeError(
    `expected a finite group, whose elements can be listed, got ${group.name}: use a finite one, such as cyclic(4), or a finite subgroup, finiteGroup({ ...group, name, generators })`,
  );
}
