import { inspectable } from "../display/inspectable.js";
import type { Group } from "../group/group.js";
import type { Action } from "./action.js";

/**
 * The action of a group on itself by multiplication from the left: g takes h to g h. It is free, no g but e fixes any h, and
 * has one orbit.
 */
export function leftTranslation<G>(group: Group<G>): Action<G, G> {
  const action: Action<G, G> = { group, apply: (g, h) => group.multiply(g, h) };
  return inspectable(action, () => `${group.name} on itself by left multiplication`);
}
