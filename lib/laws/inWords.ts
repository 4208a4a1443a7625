import type { Explanation } from "./law.js";

/** An explanation as lines of text, the two sides aligned under each other. */
export function inWords({ should, given, sides, look }: Explanation): string {
  const width = Math.max(0, ...sides.map(([name]) => name.length));
  return [
    should,
    ...(given === "" ? [] : [`  ${given}`]),
    ...sides.map(([name, value]) => `  ${`${name}:`.padEnd(width + 2)}${value}`),
    ...(look === undefined ? [] : [`  ${look[0]?.toUpperCase()}${look.slice(1)}.`]),
  ].join("\n");
}
