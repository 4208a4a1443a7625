/** Fills A and B, (l + 1)^2 numbers each, row by row, from cos b and sin b. */
export type TurnBlocks = (cosine: number, sine: number, A: Float64Array, B: Float64Array) => void;

/** Values of a recurrence that grow beyond this power of 2 are divided by it. */
const LARGE = 2 ** 480;

/** A rotation whose sine is smaller than this counts as the identity or a half turn: other entries would vanish. */
const NO_TURN = 1e-140;

/**
 * The matrix of the rotation by b about x on the irrep of degree l. It commutes with the reflection of x and so splits
 * into a block for the cosines, A (m = 0, ..., l), and one for the sines, B (m = 1, ..., l). With Wigner's small d in the
 * complex basis,
 *
 *     A_mn = (-1)^n d_mn + d_m,-n        B_mn = (-1)^n d_mn - d_m,-n        m >= n > 0, both times (-1)^m
 *
 * A_m0 = (-1)^m sqrt 2 d_m0, A_00 = d_00, and the entries (n, m) are (-1)^(m - n) times those. Column n of d is computed from
 * its last row up to row |n|, which is in or before the oscillating region, so that the recurrence never runs into a region
 * where d decays, and is stable for every degree:
 *
 *     d_ln = sqrt(C(2l, l + n)) cos(b/2)^(l + n) (-sin(b/2))^(l - n)            r_m = sqrt((l + m)(l - m + 1))
 *     r_m d_m-1,n = 2 (n - m cos b) / sin b  d_mn - r_m+1 d_m+1,n
 *
 * Numbers too small for float64 are carried with a power of 2 of their own.
 *
 * The square roots and the memory for a row are shared by all rotations.
 */
export function turnBlocks(l: number): TurnBlocks {
  const size = l + 1;
  const roots = Float64Array.from({ length: l + 2 }, (_, m) => Math.sqrt((l + m) * (l - m + 1)));
  const inverses = roots.map((root) => 1 / root);
  const ratios = roots.map((root, m) => (m <= l ? roots[m + 1]! / root : 0));
  const fillLastRow = lastRow(l);
  const mantissa = new Float64Array(2 * l + 1);
  const exponent = new Int32Array(2 * l + 1);
  return (cosine, sine, A, B) => {
    if (Math.abs(sine) < NO_TURN) {
      fillStraight(l, cosine > 0, A, B);
      return;
    }
    const length = fillLastRow(cosine, sine, mantissa, exponent);
    // 2 (n - m cos b) / sin b = whole (n - sign m) + half m, without cancellation near b = 0 and near b = pi
    const sign = cosine < 0 ? -1 : 1;
    const half = (2 * sign * sine) / (1 + sign * cosine);
    const whole = 2 / sine;
    for (let n = -l; n <= l; n++) {
      const k = n < 0 ? -n : n;
      const block = n < 0 ? B : A;
      let power = exponent[l + n]!;
      let before = 0;
      let now = length * mantissa[l + n]!;
      let at = l * size + k;
      if (power === 0) {
        // Entries of an orthogonal matrix are never large.
        block[at] = now;
        for (let m = l; m > k; m--) {
          const factor = (whole * (n - sign * m) + half * m) * inverses[m]!;
          const next = factor * now - ratios[m]! * before;
          before = now;
          now = next;
          at -= size;
          block[at] = now;
        }
        continue;
      }
      let scale = 2 ** power;
      block[at] = now * scale;
      for (let m = l; m > k; m--) {
        const factor = (whole * (n - sign * m) + half * m) * inverses[m]!;
        const next = factor * now - ratios[m]! * before;
        before = now;
        now = next;
        if (now > LARGE || now < -LARGE) {
          before /= LARGE;
          now /= LARGE;
          power += 480;
          scale = 2 ** power;
        }
        at -= size;
        block[at] = now * scale;
      }
    }
    combine(l, A, B);
  };
}

/** Computes the blocks from A_mn = d_mn and B_mn = d_m,-n, given for m >= n. */
function combine(l: number, A: Float64Array, B: Float64Array): void {
  const size = l + 1;
  for (let m = 0; m <= l; m++) {
    const odd = m % 2 === 0 ? 1 : -1;
    // n = 0: A_00 = d_00, A_m0 = (-1)^m sqrt 2 d_m0
    if (m > 0) {
      const a = Math.SQRT2 * A[m * size]!;
      A[m * size] = odd * a;
      A[m] = a;
    }
    for (let n = 1; n <= m; n++) {
      const flip = n % 2 === 0 ? 1 : -1;
      const p = flip * A[m * size + n]!;
      const q = B[m * size + n]!;
      const [a, b] = [odd * (p + q), odd * (p - q)];
      A[m * size + n] = a;
      B[m * size + n] = b;
      A[n * size + m] = odd * flip * a;
      B[n * size + m] = odd * flip * b;
    }
  }
}

/** The blocks for b = 0, the identity, or for the half turn, with d_mn = (-1)^(l - n) for m = -n. */
function fillStraight(l: number, isIdentity: boolean, A: Float64Array, B: Float64Array): void {
  A.fill(0);
  B.fill(0);
  for (let m = 0; m <= l; m++) {
    const sign = isIdentity || l % 2 === 0 ? 1 : -1;
    A[m * (l + 2)] = sign;
    B[m * (l + 2)] = isIdentity ? 1 : -sign;
  }
}

/** Returns the factor by which the mantissas have to be multiplied. */
type LastRow = (cosine: number, sine: number, mantissa: Float64Array, exponent: Int32Array) => number;

/**
 * Fills in d_ln for n = -l, ..., l up to a common factor, each as a mantissa times a power of 2. They are computed from one
 * another, starting with the largest; the factor follows because the sum of the squares is 1.
 */
function lastRow(l: number): LastRow {
  const last = 2 * l;
  const rising = Float64Array.from({ length: last + 1 }, (_, at) => Math.sqrt((last - at + 1) / at));
  const falling = Float64Array.from({ length: last + 1 }, (_, at) => Math.sqrt((at + 1) / (last - at)));
  return (cosine, sine, mantissa, exponent) => {
    const isSmall = cosine >= 0;
    const c = isSmall ? Math.sqrt((1 + cosine) / 2) : Math.abs(sine) / Math.sqrt(2 * (1 - cosine));
    const s = isSmall ? sine / (2 * c) : Math.sqrt((1 - cosine) / 2) * (sine < 0 ? -1 : 1);
    const start = Math.min(last, Math.round(last * c * c));
    const first = sine > 0 && (last - start) % 2 !== 0 ? -1 : 1;
    let squares = 1;
    mantissa[start] = first;
    exponent[start] = 0;
    for (let up = 0; up < 2; up++) {
      const ratio = up === 1 ? -c / s : -s / c;
      const roots = up === 1 ? rising : falling;
      const step = up === 1 ? 1 : -1;
      let value = first;
      let power = 0;
      for (let at = start + step; at >= 0 && at <= last; at += step) {
        value *= ratio * roots[at]!;
        if (power === 0) squares += value * value;
        if (value < 1 / LARGE && value > -1 / LARGE && value !== 0) {
          value *= LARGE;
          power -= 480;
        }
        mantissa[at] = value;
        exponent[at] = power;
      }
    }
    return 1 / Math.sqrt(squares);
  };
}
