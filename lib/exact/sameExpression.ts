import type { Fraction } from "mathjs";
import type { Random } from "../numbers/random.js";
import { expression } from "./expression.js";
import { fraction } from "./fraction.js";
import { simplified } from "./simplified.js";
import { sameValue, valueAt, written } from "./valueAt.js";

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
    if (sameValue(p, q)) continue;
    return {
      point: Object.fromEntries(variables.map((name) => [name, point[name]!.toFraction()])),
      values: [written(p), written(q)],
    };
  }
  // Two expressions without a common point (1 / (x - x), say) can still be equal by the rules of algebra.
  if (compared === 0 && simplified(`(${a}) - (${b})`) !== "0") {
    throw new RangeError(
      `expected expressions that both have a value at some point, got ${JSON.stringify(a)} and ${JSON.stringify(b)}: look for a division by 0, a logarithm of 0, or a number above 1.8e308 in a function`,
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

/** A fraction with a numerator up to 997 and a denominator up to 97, not 0. */
function drawn(random: Random): Fraction {
  return fraction((1 + random.integer(997)) * random.pick([-1, 1]), 1 + random.integer(97));
}
