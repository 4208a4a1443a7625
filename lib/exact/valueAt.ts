import { evaluate, type Fraction } from "mathjs";
import { asText, exactValue } from "./exactValue.js";
import type { Expression } from "./expression.js";

/** The relative error that counts as equality if a value is not rational. */
const TOLERANCE = 1e-9;

/** A value of an expression: exact, or a complex number in floating point. */
export type Value = Fraction | readonly [re: number, im: number];

/** The value at a point, exact if possible; undefined if there is none. */
export function valueAt(
  expression: Pick<Expression, "node">,
  point: Readonly<Record<string, Fraction>>,
): Value | undefined {
  const exact = exactValue(expression, point);
  if (exact !== undefined) return exact;
  const scope = Object.fromEntries(Object.entries(point).map(([name, value]) => [name, value.valueOf()]));
  const value: unknown = evaluate(asText(expression.node), scope);
  const [re, im] = typeof value === "number" ? [value, 0] : parts(value);
  return Number.isFinite(re) && Number.isFinite(im) ? [re, im] : undefined;
}

function parts(value: unknown): readonly [number, number] {
  const { re, im } = value as { re?: number; im?: number };
  return [re ?? Number.NaN, im ?? Number.NaN];
}

/** Whether two values are equal: exactly if both are exact, otherwise up to 1e-9. */
export function sameValue(p: Value, q: Value): boolean {
  if (!isPair(p) && !isPair(q)) return p.equals(q);
  const [[a, b], [c, d]] = [pair(p), pair(q)];
  return Math.hypot(a - c, b - d) <= TOLERANCE * Math.max(1, Math.hypot(a, b), Math.hypot(c, d));
}

function isPair(value: Value): value is readonly [number, number] {
  return Array.isArray(value);
}

function pair(value: Value): readonly [number, number] {
  return isPair(value) ? value : [value.valueOf(), 0];
}

/** A value as text. */
export function written(value: Value): string {
  if (!isPair(value)) return value.toFraction();
  const [re, im] = value.map((part) => Number(part.toPrecision(6)) + 0) as [number, number];
  return im === 0 ? String(re) : `${re} ${im < 0 ? "-" : "+"} ${Math.abs(im)}i`;
}
