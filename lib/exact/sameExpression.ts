import { type Fraction, simplify } from "mathjs";
import type { Random } from "../numbers/random.js";
import { type Expression, exactValue, expression, hugePower } from "./expression.js";
import { fraction } from "./fraction.js";

/** A point at which two expressions differ. */
export interface ExpressionWitness {
  /** The values of the variables, as text: { x: "2/3" }. */
  readonly point: Readonly<Record<string, string>>;
  /** The values of the two expressions there, as text. */
  readonly values: readonly [string, string];
}

/** At how many points two expressions are compared. */
const points = 12;
/** How many of them have small integer coordinates, so that a difference is easy to follow. */
const small = 4;
/** How many points are drawn at most to find some at which both expressions have a value. */
const draws = 200;
/** The most operators to which the rules of algebra are applied: their time grows exponentially. */
const mostOperators = 24;
/** The relative error that counts as equality if a value is not rational. */
const TOLERANCE = 1e-9;

/**
 * A point at which two expressions differ, or undefined if none was found: they are compared at 12 random points, small
 * integers first.
 *
 * If both are rational, their values at fractions are compared exactly. Two different rational functions of degree d agree
 * at a random point with a probability of at most about d/N, N being the number of values that a variable is drawn from,
 * here more than 10^4 (Schwartz and Zippel). Other values (sin, sqrt, pi ...) are compared up to 1e-9 in complex
 * floating-point numbers.
 *
 * @throws SyntaxError if an expression cannot be read; RangeError if there is no point at which both have a value
 */
export function expressionWitness(a: string, b: string, random: Random): ExpressionWitness | undefined {
  const [left, right] = [expression(a), expression(b)];
  const variables = [...new Set([...left.variables, ...right.variables])];
  let compared = 0;
  for (let draw = 0; draw < draws && compared < points; draw++) {
    const point = Object.fromEntries(
      variables.map((name) => [name, draw < small ? fraction(2 + random.integer(4)) : drawn(random)]),
    );
    const [p, q] = [valueAt(left, point), valueAt(right, point)];
    if (p === undefined || q === undefined) continue;
    compared++;
    if (same(p, q)) continue;
    return {
      point: Object.fromEntries(variables.map((name) => [name, point[name]!.toFraction()])),
      values: [written(p), written(q)],
    };
  }
  // Two expressions without a common point (1 / (x - x), say) can still be equal by the rules of algebra.
  if (compared === 0 && simplified(`(${a}) - (${b})`) !== "0") {
    throw new RangeError(
      `expected expressions that both have a value at some point, got ${JSON.stringify(a)} and ${JSON.stringify(b)}: look for a division by 0`,
    );
  }
  return undefined;
}

/**
 * Whether two expressions are the same function of their variables; `expressionWitness` gives a point where they differ.
 *
 * @example
 * sameExpression("(a + b)^2", "a^2 + 2 a b + b^2", random(1)); // true
 * @throws as `expressionWitness`
 */
export function sameExpression(a: string, b: string, random: Random): boolean {
  return expressionWitness(a, b, random) === undefined;
}

/**
 * A simpler form of an expression by the rules of algebra, with exact fractions. It need not be the simplest: two equal
 * expressions may simplify differently.
 *
 * @example
 * simplified("x + x / 2"); // "x * 3 / 2"
 * @throws SyntaxError if the expression cannot be read; RangeError if it has more than 24 operators, or a power of numbers
 * that is too large to compute, as 9^9^9
 */
export function simplified(text: string): string {
  const read = expression(text);
  if (read.operators > mostOperators) {
    throw new RangeError(
      `expected an expression of at most ${mostOperators} operators to simplify, got ${read.operators}: simplify its parts, or compare with sameExpression`,
    );
  }
  const huge = hugePower(read);
  if (huge !== undefined) {
    throw new RangeError(
      `expected powers of numbers that can be written out, got ${huge}: use a smaller exponent, or a letter in its place`,
    );
  }
  return simplify(read.node, [...simplify.rules], {}, { exactFractions: true }).toString();
}

/** A fraction with a numerator up to 997 and a denominator up to 97, not 0. */
function drawn(random: Random): Fraction {
  return fraction((1 + random.integer(997)) * random.pick([-1, 1]), 1 + random.integer(97));
}

type Value = Fraction | readonly [re: number, im: number];

/** The value at a point, exact if possible; undefined if there is none. */
function valueAt(expression: Expression, point: Readonly<Record<string, Fraction>>): Value | undefined {
  const exact = exactValue(expression, point);
  if (exact !== undefined) return exact;
  const scope = Object.fromEntries(Object.entries(point).map(([name, value]) => [name, value.valueOf()]));
  const value: unknown = expression.node.compile().evaluate(scope);
  const [re, im] = typeof value === "number" ? [value, 0] : parts(value);
  return Number.isFinite(re) && Number.isFinite(im) ? [re, im] : undefined;
}

function parts(value: unknown): readonly [number, number] {
  const { re, im } = value as { re?: number; im?: number };
  return [re ?? Number.NaN, im ?? Number.NaN];
}

function same(p: Value, q: Value): boolean {
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

function written(value: Value): string {
  if (!isPair(value)) return value.toFraction();
  const [re, im] = value.map((part) => Number(part.toPrecision(6)) + 0) as [number, number];
  return im === 0 ? String(re) : `${re} ${im < 0 ? "-" : "+"} ${Math.abs(im)}i`;
}
