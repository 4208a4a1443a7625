import { examplesOf } from "./examples.js";
import type { FiniteGroup, Group } from "./group.js";

/**
 * Refuses a map h, m -> h.m that is not an action of a group H on a group N by automorphisms:
 *
 *     e.m = m,    h.(k.m) = (h k).m,    h.(m m') = (h.m)(h.m')
 *
 * Each m -> h.m is then invertible. For finite groups all elements are tried with all generators, from which the rest
 * follows; for infinite ones only the simple elements are tried.
 *
 * @throws RangeError with the equation that fails, elements for which it does, and both its sides
 */
export function assertAutomorphisms<N, H>(
  normal: Group<N>,
  acting: Group<H>,
  action: (h: H, m: N) => N,
): void {
  const [all, letters] = [tried(normal), normal.generators];
  const [others, steps] = [tried(acting), acting.generators];
  const check = (equation: string, elements: string, left: N, right: N): void => {
    if (belongs(normal, left) && normal.equals(left, right)) return;
    throw new RangeError(
      `expected an action of ${acting.name} on ${normal.name} by automorphisms, but ${equation} fails for ${elements}: ${JSON.stringify(left)} is not ${JSON.stringify(right)}`,
    );
  };
  for (const m of all) {
    check("e.m = m", `m = ${normal.symbol(m)}`, action(acting.identity, m), m);
    for (const h of others) {
      for (const k of steps) {
        const written = `h = ${acting.symbol(h)}, k = ${acting.symbol(k)}, m = ${normal.symbol(m)}`;
        check("h.(k.m) = (h k).m", written, action(h, action(k, m)), action(acting.multiply(h, k), m));
      }
    }
    for (const h of steps) {
      for (const s of letters) {
        const written = `h = ${acting.symbol(h)}, m = ${normal.symbol(m)}, m' = ${normal.symbol(s)}`;
        const parts = normal.multiply(action(h, m), action(h, s));
        check("h.(m m') = (h.m)(h.m')", written, action(h, normal.multiply(m, s)), parts);
      }
    }
  }
}

/** All elements of a finite group, the simple ones of an infinite group. */
function tried<G>(group: Group<G> | FiniteGroup<G>): readonly G[] {
  return "elements" in group ? group.elements : examplesOf(group);
}

/** Whether the result of an action is an element at all; always true for infinite groups. */
function belongs<G>(group: Group<G> | FiniteGroup<G>, g: G): boolean {
  return !("elements" in group) || group.indexOf(g) >= 0;
}
