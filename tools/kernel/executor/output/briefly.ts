import { inspect } from "node:util";
import { shortText } from "./shortText.js";

/** How much of a value is written. */
const style = {
  depth: 1,
  maxArrayLength: 6,
  maxStringLength: 80,
  breakLength: Number.POSITIVE_INFINITY,
  compact: true,
  showProxy: true,
} as const;

/** How many characters a list of variables has room for, and how many properties of an object are looked at. */
const longest = 100;
const most = 20;

/** A value in one line of at most a hundred characters; nothing of it is computed, and a value that cannot be shown says so. */
export function briefly(value: unknown): string {
  try {
    const text = (shortText(value) ?? inspect(few(value), style)).replace(/\s+/g, " ");
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  } catch {
    return "a value that cannot be shown";
  }
}

/** A plain object with many properties, without most of them; any other value as it is. */
function few(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const properties = Object.getOwnPropertyDescriptors(value);
  const names = Object.keys(properties);
  if (names.length <= most) return value;
  return Object.defineProperties(
    {},
    Object.fromEntries(names.slice(0, most).map((name) => [name, properties[name]!])),
  );
}
