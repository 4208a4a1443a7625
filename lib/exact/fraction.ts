import { Fraction } from "mathjs";

/** Anything that can be read as a fraction: a fraction, a whole number, or text such as "2/3", "-5", "0.75". */
export type Fractional = Fraction | number | bigint | string;

/**
 * The fraction p / q, exact and in lowest terms, with integers of any size. Its methods are `add`, `sub`, `mul`, `div`,
 * `pow`, `equals` and `toFraction`.
 *
 * @param p a whole number, or text such as "2/3" or "0.75"
 * @param q a whole number other than 0 (default 1)
 * @example
 * fraction(1, 3).add(fraction(1, 6)).toFraction(); // "1/2"
 * @throws RangeError if q is 0 or a number is not whole: 0.1 is not a tenth in float64
 */
export function fraction(p: Fractional, q: Fractional = 1): Fraction {
  const denominator = read(q);
  if (denominator.n === 0n) {
    throw new RangeError(`expected a denominator other than 0, got ${written(p)} / 0`);
  }
  return read(p).div(denominator);
}

/** A fraction, or a list, list of lists ... of fractions as text: "[[1/2, 0], [1, -3]]". */
export function showFractions(value: unknown): string {
  if (value instanceof Fraction) return value.toFraction();
  if (Array.isArray(value)) return `[${value.map(showFractions).join(", ")}]`;
  return String(value);
}

function read(x: Fractional): Fraction {
  if (typeof x === "number" && !Number.isSafeInteger(x)) {
    throw new RangeError(
      `expected a whole number below 2^53, got ${x}: write fraction(p, q), or decimal digits as text, "${x}"`,
    );
  }
  // The fraction library accepts undefined, "" and lists as numbers.
  const known = typeof x === "number" || typeof x === "bigint" || x instanceof Fraction;
  try {
    if (known || (typeof x === "string" && /\d/.test(x))) return new Fraction(x);
  } catch {
    // Anything that cannot be read is refused below.
  }
  throw new RangeError(`expected a fraction such as "2/3", "-5" or "0.75", got ${written(x)}`);
}

function written(x: Fractional): string {
  return typeof x === "string" ? JSON.stringify(x) : x instanceof Fraction ? x.toFraction() : String(x);
}
