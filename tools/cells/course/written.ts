import { portable } from "../../globals.js";

const numbers = new WeakMap<object, number>();
let functions = 0;

/**
 * A value as text, the same for equal values, including NaN, -0 and functions (by what they are made from): its JSON,
 * in which what JSON cannot say is a string. Every call of every law is written, so this does not take the detour of
 * JSON's own replacer.
 */
export function written(value: unknown): string {
  return textOf(value) ?? "nothing";
}

/** The text; undefined for what JSON leaves out. */
function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "number":
      if (Number.isFinite(value) && (value !== 0 || Object.is(value, 0))) return `${value}`;
      return Object.is(value, -0) ? '"-0"' : `"${value}"`;
    case "string":
      return JSON.stringify(value);
    case "boolean":
      return `${value}`;
    case "bigint":
      return `"${value}n"`;
    case "undefined":
      return '"undefined"';
    case "function":
      return textOf((value as { [portable]?: unknown })[portable] ?? numbered(value));
    case "symbol":
      return undefined;
  }
  if (value === null) return "null";
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return textOf(toJSON.call(value));
  if (Array.isArray(value)) {
    let text = "[";
    for (let k = 0; k < value.length; k++) text += (k > 0 ? "," : "") + (textOf(value[k]) ?? "null");
    return `${text}]`;
  }
  let text = "";
  for (const name of Object.keys(value as object)) {
    const entry = textOf(property(value as object, name));
    if (entry !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${entry}`;
  }
  return `{${text}}`;
}

/**
 * Whether a copy of a value still is what it was copied from, entry by entry; what the two share has not been copied.
 */
export function unchanged(copy: unknown, original: unknown): boolean {
  if (Object.is(copy, original)) return true;
  if (typeof copy !== "object" || typeof original !== "object" || copy === null || original === null)
    return false;
  if (Array.isArray(copy) && Array.isArray(original)) {
    if (copy.length !== original.length) return false;
    for (let k = 0; k < copy.length; k++) if (!unchanged(copy[k], original[k])) return false;
    return true;
  }
  const names = Object.keys(copy);
  return (
    Array.isArray(copy) === Array.isArray(original) &&
    names.length === Object.keys(original).length &&
    names.every(
      (name) => Object.hasOwn(original, name) && unchanged(property(copy, name), property(original, name)),
    )
  );
}

function numbered(of: object): string {
  if (!numbers.has(of)) numbers.set(of, functions++);
  return `function ${numbers.get(of)}`;
}

/**
 * How far two numbers of an answer may differ, relative to the largest in their list: as much as another order of
 * summation makes, no more.
 */
const ROUNDING = 1e-9;
/** What may remain of numbers that cancel, relative to the largest of the answer (but at most to 1). */
const DUST = 1e-12;

/**
 * Whether two answers to one input are the same, up to rounding. Each list has its own scale, so that a large number
 * elsewhere in an answer hides no difference. All functions count as the same.
 */
export function sameAnswer(a: unknown, b: unknown): boolean {
  return alike(a, b, 0, DUST * Math.min(1, Math.max(largest(a), largest(b))));
}

/** @param beside the largest number of the two lists that contain a and b, 0 if they are not in a list */
function alike(a: unknown, b: unknown, beside: number, dust: number): boolean {
  if (typeof a === "number" && typeof b === "number") {
    const scale = Math.max(beside, largest(a), largest(b));
    return Object.is(a, b) || Math.abs(a - b) <= Math.max(ROUNDING * scale, dust);
  }
  if (typeof a === "function" && typeof b === "function") return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const names = Object.keys(a);
  const inList = Math.max(largestOf(a), largestOf(b));
  return (
    Array.isArray(a) === Array.isArray(b) &&
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && alike(property(a, name), property(b, name), inList, dust))
  );
}

/** The largest absolute value of a list's own numbers; 0 for anything but a list. */
function largestOf(list: object): number {
  if (!Array.isArray(list) && (!ArrayBuffer.isView(list) || list instanceof DataView)) return 0;
  let most = 0;
  for (const entry of list as ArrayLike<unknown> & Iterable<unknown>)
    if (typeof entry === "number") most = Math.max(most, largest(entry));
  return most;
}

function largest(value: unknown): number {
  if (typeof value === "number") return Number.isFinite(value) ? Math.abs(value) : 0;
  if (typeof value !== "object" || value === null) return 0;
  let most = 0;
  for (const entry of Array.isArray(value) ? value : Object.values(value))
    most = Math.max(most, largest(entry));
  return most;
}

function property(of: object, name: string): unknown {
  return (of as Record<string, unknown>)[name];
}
