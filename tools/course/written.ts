const PORTABLE = Symbol.for("noether.portable");
const numbers = new WeakMap<object, number>();
let functions = 0;

/** A value as text, equal for equal values: NaN, -0 and functions (by what they are made from) included. */
export function written(value: unknown): string {
  return (
    JSON.stringify(value, (_, entry: unknown) => {
      if (typeof entry === "number") return Number.isFinite(entry) ? entry : `${entry}`;
      if (typeof entry === "bigint") return `${entry}n`;
      if (typeof entry === "function")
        return (entry as { [PORTABLE]?: unknown })[PORTABLE] ?? numbered(entry);
      return entry === undefined ? "undefined" : entry;
    }) ?? "nothing"
  );
}

function numbered(of: object): string {
  if (!numbers.has(of)) numbers.set(of, functions++);
  return `function ${numbers.get(of)}`;
}

/** How far apart two numbers of one answer may be, for its largest number: another order of a sum, no more. */
const ROUNDING = 1e-9;

/** Whether two answers to one input are the same, up to rounding. A function is the same as any other. */
export function sameAnswer(a: unknown, b: unknown): boolean {
  return alike(a, b, ROUNDING * Math.max(largest(a), largest(b)));
}

function alike(a: unknown, b: unknown, gap: number): boolean {
  if (typeof a === "number" && typeof b === "number") return Object.is(a, b) || Math.abs(a - b) <= gap;
  if (typeof a === "function" && typeof b === "function") return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const names = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && alike(property(a, name), property(b, name), gap))
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
