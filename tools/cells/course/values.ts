import { written } from "./written.js";

/** A value with every number replaced and everything else kept. */
export function mapNumbers(value: unknown, f: (x: number) => number): unknown {
  if (typeof value === "number") return f(value);
  if (Array.isArray(value)) return value.map((entry) => mapNumbers(entry, f));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapNumbers(entry, f)]));
}

/** All numbers of a value, in order. */
export function numbersIn(value: unknown): readonly number[] {
  const found: number[] = [];
  const visit = (entry: unknown): void => {
    if (typeof entry === "number") found.push(entry);
    else if (typeof entry === "object" && entry !== null)
      for (const inner of Array.isArray(entry) ? entry : Object.values(entry)) visit(inner);
  };
  visit(value);
  return found;
}

/** The lengths of all lists in a value, and of the lists in these. */
export function lengthsIn(value: unknown): readonly number[] {
  const found: number[] = [];
  const visit = (entry: unknown): void => {
    if (typeof entry !== "object" || entry === null) return;
    if (Array.isArray(entry)) found.push(entry.length);
    for (const inner of Array.isArray(entry) ? entry : Object.values(entry)) visit(inner);
  };
  visit(value);
  return found;
}

/** The form of a value without its numbers: it is the same for two matrices of the same size. */
export function shapeOf(value: unknown): string {
  return written(mapNumbers(value, () => 0));
}

/** Zero in the form of a value: 0 for numbers, false for booleans, empty strings. */
export function zeroLike(value: unknown): unknown {
  if (typeof value === "boolean") return false;
  if (typeof value === "string") return "";
  if (value === null) return 0;
  if (Array.isArray(value)) return value.map(zeroLike);
  if (typeof value !== "object") return typeof value === "number" ? 0 : value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, zeroLike(entry)]));
}
