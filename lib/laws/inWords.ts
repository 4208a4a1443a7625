import type { Explanation } from "./law.js";

/** An explanation as lines of text, the two sides aligned under each other. */
export function inWords({ should, given, sides, look }: Explanation): string {
  const width = Math.max(0, ...sides.map(([name]) => name.length));
  return [
    should,
    ...(given === "" ? [] : [`  ${given}`]),
    ...sides.map(([name, value]) => `  ${`${name}:`.padEnd(width + 2)}${value}`),
    ...(look === undefined ? [] : [`  ${sentence(look)}`]),
  ].join("\n");
}

/** The same words with a capital at the beginning and a full stop at the end, unless they are a question. */
function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?]$/.test(words) ? "" : "."}`;
}
