import { type Code, type Local, set, type Value } from "./code.js";
import type { Body } from "./emit.js";
import { polynomial } from "./exponential.js";
import { f32x4, f64x2, i32x4, v128 } from "./instructions.js";

/**
 * The largest |x| of which sines and cosines are computed here; beyond, the plain kernel does. Up to it the whole number
 * of quarter turns in x, times the first part of pi / 2, is exact in float64.
 */
const LARGEST = 2 ** 20;

/** pi / 2 in two parts, the first of 33 bits (as in fdlibm). */
const HALF_PI = [1.5707963267341256, 6.077100506506192e-11] as const;

/** 1.5 2^52: beside it only a whole number has room, in the lowest bits. */
const SHIFT = 6755399441055744;

/**
 * sin(x), or cos(x), of four float32 to about 1e-7 of their values: x = n pi / 2 + r with |r| <= pi / 4, r computed in
 * float64, so that zeros are where they belong; then the polynomials of Cephes (sinf, cosf).
 *
 * @param outside gets bits set where |x| is larger than 2^20 or infinite: there the result means nothing
 */
export function sine(
  f: Body,
  x: Local<"v128">,
  isCosine: boolean,
  outside: Local<"v128">,
  into: Code[],
): Value<"v128"> {
  const keep = (value: Value<"v128">): Local<"v128"> => f.keep("v128", value, into);
  into.push(set(outside, v128.or(outside, f32x4.gt(f32x4.abs(x), LARGEST))));
  // Two lanes at a time in float64: the rest and the number of quarter turns.
  const [low, high] = [x, v128.shuffle(x, x, [2, 3, 2, 3])].map((pair) => {
    const wide = keep(f64x2.promote(pair));
    const shifted = keep(f64x2.add(f64x2.mul(wide, 2 / Math.PI), SHIFT));
    const n = keep(f64x2.sub(shifted, SHIFT));
    const rest = f64x2.sub(f64x2.sub(wide, f64x2.mul(n, HALF_PI[0])), f64x2.mul(n, HALF_PI[1]));
    return [keep(f32x4.demote(rest)), shifted] as const;
  }) as [readonly [Local<"v128">, Local<"v128">], readonly [Local<"v128">, Local<"v128">]];
  const r = keep(v128.shuffle(low[0], high[0], [0, 1, 4, 5]));
  const turns = v128.shuffle(low[1], high[1], [0, 2, 4, 6]);
  const quarter = keep(isCosine ? i32x4.add(turns, 1) : turns);
  const square = keep(f32x4.mul(r, r));
  const odd = keep(f.multiplyAdd(f32x4.mul(polynomial(f, square, SIN, into), square), r, r));
  const flat = keep(
    f.multiplyAdd(square, -0.5, f32x4.mul(f32x4.mul(polynomial(f, square, COS, into), square), square)),
  );
  const even = keep(f32x4.add(flat, 1));
  const isOdd = i32x4.eq(v128.and(quarter, 1), 0);
  // The second half turn has the other sign.
  return v128.xor(v128.select(odd, even, isOdd), i32x4.shl(v128.and(quarter, 2), 30));
}

const SIN = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1] as const;
const COS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2] as const;
