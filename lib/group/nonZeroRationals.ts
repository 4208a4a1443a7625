import { inspectable } from "../display/inspectable.js";
import { greatestCommonDivisor } from "../numbers/greatestCommonDivisor.js";
import type { Group } from "./group.js";

/** A fraction p / q in lowest terms, q > 0. */
export type Rational = readonly [p: number, q: number];

/**
 * The fraction p / q in lowest terms, with a positive denominator.
 *
 * @example
 * rational(6, -4); // [-3, 2]
 * @throws RangeError if p or q is not an integer below 2^53, or q = 0
 */
export function rational(p: number, q: number): Rational {
  if (!Number.isSafeInteger(p) || !Number.isSafeInteger(q)) {
    throw new RangeError(
      `expected a fraction p / q of integers below 2^53, got ${p} / ${q}: use smaller ones, or noether/exact, which has integers of any size`,
    );
  }
  if (q === 0) throw new RangeError(`expected a denominator other than 0, got ${p} / 0`);
  const divisor = Math.sign(q) * greatestCommonDivisor(Math.abs(p), Math.abs(q));
  return [p / divisor + 0, q / divisor];
}

/**
 * The group Q* of the fractions other than 0 under multiplication, computed exactly:
 *
 *     (p/q)(r/s) = (p r)/(q s),    (p/q)^-1 = q/p
 *
 * The group is not compact: random elements come from a proposal, numerators and denominators uniform from 1 to 9, with
 * a random sign.
 */
export function nonZeroRationals(): Group<Rational> {
  const written = ([p, q]: Rational): string => (q === 1 ? `${p}` : `${p}/${q}`);
  const multiply = ([p, q]: Rational, [r, s]: Rational): Rational => {
    // Reduced crosswise first, so that no product is larger than necessary.
    const [[a, b], [c, d]] = [rational(p, s), rational(r, q)];
    return rational(a * c, b * d);
  };
  const group: Group<Rational> = {
    name: "Q*",
    identity: [1, 1],
    multiply,
    inverse: ([p, q]) => {
      if (p === 0)
        throw new RangeError("expected a fraction other than 0, got 0, which has no inverse in Q*");
      return rational(q, p);
    },
    equals: ([p, q], [r, s]) => p === r && q === s,
    generators: [
      [-1, 1],
      [2, 1],
      [3, 1],
    ],
    sample: (random) => rational(random.pick([-1, 1]) * (1 + random.integer(9)), 1 + random.integer(9)),
    proposal: "numerators and denominators uniform from 1 to 9 with a random sign",
    examples: [
      [1, 1],
      [-1, 1],
      [2, 1],
      [1, 2],
      [-2, 1],
      [2, 3],
    ],
    show: (a) => `multiplication by ${written(a)}`,
    symbol: written,
  };
  return inspectable(group, () => group.name);
}
