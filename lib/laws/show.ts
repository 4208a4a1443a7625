import { shapeText } from "../engine/shape.js";
import { nested } from "./nested.js";

/** How many characters of a text are shown. */
const LONGEST = 60;

/** How many entries of a row are shown. */
const ENTRIES = 8;
const DIGITS = 4;

/**
 * A number, vector or matrix for a reader: at most 4 significant digits, at most 8 entries per row.
 *
 * @example
 * show([1, 0.333333, -0]); // "[1, 0.3333, 0]"
 */
export function show(value: unknown): string {
  return shown(value, DIGITS);
}

/**
 * The arguments of a map, each with its name; x0, x1, ... without names.
 *
 * @example
 * showArguments([[1, 0], 2], ["x", "t"]); // "x = [1, 0], t = 2"
 */
export function showArguments(x: readonly unknown[], names: readonly string[]): string {
  return x.map((value, k) => `${names[k] ?? `x${k}`} = ${show(value)}`).join(", ");
}

/**
 * Two values with as many digits as it takes to tell them apart, at least 4. If rows first differ beyond the entries
 * that are shown, the first differing entry is named.
 *
 * @example
 * showApart([1, 0.333333], [1, 0.333334]); // ["[1, 0.333333]", "[1, 0.333334]"]
 */
export function showApart(a: unknown, b: unknown): readonly [string, string] {
  for (let digits = DIGITS; digits <= 17; digits++) {
    const [p, q] = [shown(a, digits), shown(b, digits)];
    if (p !== q) return [p, q];
  }
  const place = firstDifference(a, b);
  if (place === undefined || place.path.length === 0) return [show(a), show(b)];
  const [p, q] = showApart(place.a, place.b);
  const at = `[${place.path.join("][")}]`;
  return [`${show(a)}, entry ${at}: ${p}`, `${show(b)}, entry ${at}: ${q}`];
}

function shown(given: unknown, digits: number): string {
  const value = nested(given);
  if (typeof value === "number")
    return Number.isFinite(value) ? String(Number(value.toPrecision(digits)) + 0) : String(value);
  if (typeof value === "function") return value.name || "a function";
  if (typeof value === "bigint") return `${value}n`;
  if (!isRow(value)) {
    const text =
      value === undefined ? "nothing" : (tensorName(value) ?? JSON.stringify(value) ?? String(value));
    return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
  }
  const entries = Array.from(value);
  const first = entries.slice(0, ENTRIES).map((entry) => shown(entry, digits));
  return `[${first.join(", ")}${entries.length > ENTRIES ? `, ... ${entries.length} in all` : ""}]`;
}

/** A tensor in a word: its entries are its own affair, and what a learner has to know is that it is one. */
function tensorName(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { shape, dtype } = value as { readonly shape?: unknown; readonly dtype?: unknown };
  return Array.isArray(shape) && typeof dtype === "string"
    ? `a tensor of shape ${shapeText(shape)}, ${dtype}`
    : undefined;
}

function isRow(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

/** The first place where two rows, or rows of rows, hold two different things. */
function firstDifference(
  left: unknown,
  right: unknown,
): { readonly path: readonly number[]; readonly a: unknown; readonly b: unknown } | undefined {
  const [a, b] = [nested(left), nested(right)];
  if (!isRow(a) || !isRow(b)) return a === b || Object.is(a, b) ? undefined : { path: [], a, b };
  for (let k = 0; k < Math.max(a.length, b.length); k++) {
    const found = firstDifference(a[k], b[k]);
    if (found !== undefined) return { ...found, path: [k, ...found.path] };
  }
  return undefined;
}
