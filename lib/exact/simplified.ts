import { type Fraction, type MathNode, simplify, simplifyConstant } from "mathjs";
import { asText } from "./exactValue.js";
import { type Expression, expression } from "./expression.js";
import { folded } from "./folded.js";
import { fraction } from "./fraction.js";
import { sameValue, valueAt } from "./valueAt.js";
import { divisionByZero, hugePower } from "./withoutValue.js";

/** The most operators to which the rules of algebra are applied: their time grows exponentially. */
const mostOperators = 24;

/** The rules of algebra; numbers are computed exactly, not in float64, in which 2^53 + 1 is 2^53. */
const rules = simplify.rules.map((rule) => (rule === simplifyConstant ? folded : rule));

/**
 * A simpler form of an expression by the rules of algebra, with exact fractions and all digits of whole numbers; what is
 * not rational, such as sqrt(2), is kept. It need not be the simplest: two equal expressions may simplify differently.
 * If the rules give something else for some values of the variables, such as x for (x^2)^(1/2), only the numbers are
 * computed.
 *
 * @example
 * simplified("x + x / 2"); // "x * 3 / 2"
 * simplified("2^53 + 1"); // "9007199254740993"
 * @throws SyntaxError if the expression cannot be read; RangeError if it has more than 24 operators, a power of numbers
 * that is too large to compute, as 9^9^9, or a division by a number that is 0
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
  const byZero = divisionByZero(read);
  if (byZero !== undefined) {
    throw new RangeError(`expected divisors other than 0, got ${byZero}: it has no value, remove it`);
  }
  const numbersDone = folded(read.node);
  const simple = simplify(numbersDone, rules);
  return asText(agrees(read, simple) ? simple : numbersDone);
}

/** Whether a form has the value of its expression if both have one, at points of both signs and at a fraction. */
function agrees(read: Expression, form: MathNode): boolean {
  return [fraction(2), fraction(-3), fraction(5, 7)].every((start) => {
    const point: Record<string, Fraction> = Object.fromEntries(
      read.variables.map((name, k) => [name, start.mul(fraction(k + 1))]),
    );
    const [given, found] = [read.node, form].map((node) => valueAt({ node }, point));
    return given === undefined || found === undefined || sameValue(given, found);
  });
}
