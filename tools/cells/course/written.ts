import { portable } from "../../globals.js";

const numbers = new WeakMap<object, number>();
let functions = 0;

/** A value as text, the same for equal values, including NaN, -0 and functions (by what they are made from). */
export function written(value: unknown): string {
  return (
    JSON.stringify(value, (_, entry: unknown) => {
      if (typeof entry === "number") {
        if (Object.is(entry, -0)) return "-0";
        return Number.isFinite(entry) ? entry : `${entry}`;
      }
      if (typeof entry === "bigint") return `${entry}n`;
      if (typeof entry === "function")
        return (entry as { [portable]?: unknown })[portable] ?? numbered(entry);
      return entry === undefined ? "undefined" : entry;
    }) ?? "nothing"
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
  if (!Array.isArray(list) && !ArrayBuffer.isView(list)) return 0;
  return Object.values(list).reduce<number>(
    (most, entry) => (typeof entry === "number" ? Math.max(most, largest(entry)) : most),
    0,
  );
}

function largest(value: unknown): number {
  if (typeof value === "number") return Number.isFinite(value) ? Math.abs(value) : 0;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((most, entry) => Math.max(most, largest(entry)), 0);
}

function property(of: object, name: string): unknown {
  return (of as Record<string, unknown>)[name];
}
