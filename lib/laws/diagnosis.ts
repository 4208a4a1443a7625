import type { Action } from "../representation/action.js";
import { nested } from "./nested.js";
import { relativeError } from "./relativeError.js";

/** What went wrong when the input was acted on and the result should have followed. */
export type Finding = "not acted on" | "other way" | "stays" | "opposite sign";

/** The findings in words. */
export const findings: Readonly<Record<Finding, string>> = {
  "not acted on": "the result has the wrong shape or entries that are not finite numbers",
  "other way": "it moved the other way",
  stays: "the result did not follow the input",
  "opposite sign": "the two sides differ by a sign",
};

/**
 * How f(g x) fails to be g f(x), if that has a name.
 *
 * @param before f(g x)
 * @param value f(x)
 */
export function diagnosis<G, Y>(
  { group, apply }: Action<G, Y>,
  g: G,
  before: Y,
  value: Y,
): Finding | undefined {
  const after = attempt(() => apply(g, value));
  if (relativeError(after, after) !== 0 || relativeError(before, before) !== 0) return "not acted on";
  const same = (a: unknown, b: unknown): boolean => relativeError(a, b) < 1e-6;
  if (same(before, apply(group.inverse(g), value))) return "other way";
  if (same(before, value)) return "stays";
  return same(before, negative(after)) ? "opposite sign" : undefined;
}

/** The value of a map, or undefined if it throws: a group cannot act on a value of the wrong shape. */
export function attempt<T>(map: () => T): T | undefined {
  try {
    return map();
  } catch {
    return undefined;
  }
}

function negative(value: unknown): unknown {
  const entries = nested(value);
  return typeof entries === "number" ? -entries : Array.isArray(entries) ? entries.map(negative) : entries;
}
