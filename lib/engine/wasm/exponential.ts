import { type Code, type Local, type Operand, type Value, vector } from "./code.js";
import type { Body } from "./emit.js";
import { f32x4, i32x4, v128 } from "./instructions.js";

/**
 * Exponentials and logarithms of four float32 at once, to about 1e-7 of their values (2^-23 is 1.2e-7), with 0, infinities
 * and NaN as `Math` has them. A function adds what comes first to `into` and gives its last value. The polynomials are
 * those of Cephes (Moshier, single precision: expf, logf, tanhf).
 */
type Function4 = (f: Body, x: Local<"v128">, into: Code[]) => Value<"v128">;

/** c_0 x^n + ... + c_n */
export function polynomial(
  f: Body,
  x: Value<"v128">,
  [first, ...rest]: readonly [number, number, ...number[]],
  into: Code[],
): Value<"v128"> {
  let sum: Operand<"v128"> = first;
  for (const c of rest) sum = f.keep("v128", f.multiplyAdd(sum, x, c), into);
  return sum as Value<"v128">;
}

/** ln 2 in two parts: the first has few digits, so that its product with a whole number below 2^14 is exact. */
const LN2 = [0.693359375, -2.1219444e-4] as const;

/**
 * exp(x) = 2^n exp(r), n the whole number next to x / ln 2, |r| <= ln(2) / 2. 2^n is applied in two factors, as for
 * denormal results it is none of float32's normal numbers. Beyond +-104 the result is 0 or infinite either way.
 */
export const exponential: Function4 = (f, x, into) => {
  const keep = (value: Value<"v128">): Local<"v128"> => f.keep("v128", value, into);
  const v = keep(f32x4.pmax(f32x4.pmin(x, 89), -105));
  // Beside 1.5 2^23 only a whole number has room: n, in the lowest bits.
  const shifted = keep(f.multiplyAdd(v, Math.LOG2E, SHIFT));
  const n = keep(f32x4.sub(shifted, SHIFT));
  const r = keep(f.multiplyAdd(n, -LN2[1], f.multiplyAdd(n, -LN2[0], v)));
  const P = polynomial(f, r, EXP, into);
  const y = keep(f32x4.add(f32x4.add(f32x4.mul(P, f32x4.mul(r, r)), r), 1));
  const whole = keep(i32x4.sub(shifted, SHIFT_BITS));
  const half = keep(i32x4.shr(whole, 1));
  const power = (k: Value<"v128">): Value<"v128"> => i32x4.shl(i32x4.add(k, 127), 23);
  return f32x4.mul(f32x4.mul(y, power(half)), power(i32x4.sub(whole, half)));
};

/** 1.5 2^23, and its bits. */
const SHIFT = 12582912;
const SHIFT_BITS = 0x4b400000;

const EXP = [
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
] as const;

/** log(x) = n ln 2 + log(1 + r), 1 + r between sqrt(1/2) and sqrt 2. Denormal numbers are made larger first. */
export const logarithm: Function4 = (f, x, into) => {
  const keep = (value: Value<"v128">): Local<"v128"> => f.keep("v128", value, into);
  const isSmall = keep(f32x4.lt(x, 2 ** -126));
  const bits = keep(v128.select(f32x4.mul(x, 2 ** 25), x, isSmall));
  const exponent = keep(i32x4.shr(i32x4.sub(bits, ROOT_HALF), 23));
  const r = keep(f32x4.sub(i32x4.sub(bits, i32x4.shl(exponent, 23)), 1));
  const n = keep(f32x4.sub(f32x4.fromInt(exponent), v128.and(isSmall, f32x4.all(25))));
  const square = keep(f32x4.mul(r, r));
  const P = polynomial(f, r, LOG, into);
  // From the small terms to the large ones.
  const small = keep(f.multiplyAdd(n, LN2[1], f32x4.mul(f32x4.mul(P, r), square)));
  const y = keep(f.multiplyAdd(n, LN2[0], f32x4.add(r, f.multiplyAdd(square, -0.5, small))));
  // Of infinity and NaN itself; of 0 minus infinity; of negative numbers NaN: all bits set.
  const finite = v128.select(y, x, f32x4.lt(x, Number.POSITIVE_INFINITY));
  return v128.or(v128.select(Number.NEGATIVE_INFINITY, finite, f32x4.eq(x, 0)), f32x4.lt(x, 0));
};

/** The bits of sqrt(1/2). */
const ROOT_HALF = 0x3f3504f3;

const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
] as const;

/** log(1 + x) = log(y) + (x - (y - 1)) / y, y = 1 + x as it was rounded: right for small x as well (Goldberg). */
export const logarithmOfOnePlus: Function4 = (f, x, into) => {
  const y = f.keep("v128", f32x4.add(x, 1), into);
  const lost = f.keep("v128", f32x4.div(f32x4.sub(x, f32x4.sub(y, 1)), y), into);
  // Where y is 0 or infinite nothing was lost, and the quotient is NaN.
  return f32x4.add(logarithm(f, y, into), v128.and(lost, f32x4.eq(lost, lost)));
};

/** tanh(x) is a polynomial for |x| < 0.625, else 1 - 2 / (exp(2 |x|) + 1) with the sign of x. */
export const hyperbolicTangent: Function4 = (f, x, into) => {
  const keep = (value: Value<"v128">): Local<"v128"> => f.keep("v128", value, into);
  const size = keep(f32x4.abs(x));
  const power = exponential(f, keep(f32x4.add(size, size)), into);
  const far = keep(f32x4.sub(1, f32x4.div(2, f32x4.add(power, 1))));
  const square = keep(f32x4.mul(x, x));
  const near = keep(f.multiplyAdd(f32x4.mul(polynomial(f, square, TANH, into), square), x, x));
  const signed = v128.or(far, v128.andNot(x, vector([0xff, 0xff, 0xff, 0x7f])));
  return v128.select(near, signed, f32x4.lt(size, 0.625));
};

const TANH = [
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1,
] as const;
