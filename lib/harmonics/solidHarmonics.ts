import type { Floats } from "../numbers/floats.js";
import { highHarmonics } from "./highHarmonics.js";
import { recursion } from "./recursion.js";

/**
 * The real solid harmonics of a vector, homogeneous polynomials of degree l in x, y, z with Delta Y = 0, in the basis
 * whose polar axis is y and with sum_m Y_lm^2 = (2l + 1) r^(2l):
 *
 *     Y_lm = P_lm(y, r^2) Re (z + i x)^m,   Y_l,-m = P_lm(y, r^2) Im (z + i x)^m        m >= 0
 *
 *     P_mm = a_mm P_m-1,m-1        P_lm = a_lm (y P_l-1,m - b_lm r^2 P_l-2,m)        P_00 = 1
 *
 *     a_mm = sqrt((2m + 1) / 2m), a_11 = sqrt 3,   a_lm^2 = (4 l^2 - 1) / (l^2 - m^2),
 *     b_lm^2 = ((l - 1)^2 - m^2) / (4 (l - 1)^2 - 1)
 *
 * Both recursions are stable for |y| <= r. There are no factorials, so that up to degree 1000 nothing overflows; beyond,
 * numbers carry a power of 2 (`highHarmonics`). Everything about harmonics is computed with this kernel; it allocates
 * only the coefficients, once for each lmax.
 *
 * @param into (lmax + 1)^2 numbers starting at `offset`: l = 0, m = 0; l = 1, m = -1, 0, 1; ...
 */
export function solidHarmonics(
  lmax: number,
  x: number,
  y: number,
  z: number,
  into: Floats,
  offset: number,
): void {
  if (lmax <= 2) {
    writtenOut(lmax, x, y, z, into, offset);
    return;
  }
  const table = recursion(lmax);
  const { first, second } = table;
  const square = x * x + y * y + z * z;
  if (lmax > HIGH_OUTSIDE && (lmax > HIGH || square > 1.001)) {
    highHarmonics(table, x, y, z, into, offset);
    return;
  }
  // P_mm (z + i x)^m
  let re = 1;
  let im = 0;
  let at = 0;
  for (let m = 0; m <= lmax; m++) {
    const a = first[at++]!;
    if (m > 0) {
      const turned = a * (re * z - im * x);
      im = a * (re * x + im * z);
      re = turned;
    }
    // P_lm / P_mm for l = m, m + 1, ...; the order 0, which has no sine, is written last.
    let before = 0;
    let now = 1;
    let centre = offset + m * (m + 1);
    into[centre - m] = im;
    into[centre + m] = re;
    for (let l = m + 1; l <= lmax; l++) {
      const next = first[at]! * y * now - second[at]! * square * before;
      at++;
      before = now;
      now = next;
      centre += 2 * l;
      into[centre - m] = now * im;
      into[centre + m] = now * re;
    }
  }
}

/** Above these degrees numbers are scaled: at 1478 the first would be 0 times infinity, for long vectors earlier. */
const [HIGH, HIGH_OUTSIDE] = [1000, 300];

/** The same to degree 0, 1 or 2, written out, which is four times as fast: most networks use no higher degrees. */
function writtenOut(lmax: number, x: number, y: number, z: number, into: Floats, offset: number): void {
  into[offset] = 1;
  if (lmax === 0) return;
  into[offset + 1] = ROOT3 * x;
  into[offset + 2] = ROOT3 * y;
  into[offset + 3] = ROOT3 * z;
  if (lmax === 1) return;
  into[offset + 4] = ROOT15 * x * z;
  into[offset + 5] = ROOT15 * x * y;
  into[offset + 6] = ROOT5 * (y * y - (x * x + z * z) / 2);
  into[offset + 7] = ROOT15 * y * z;
  into[offset + 8] = (ROOT15 / 2) * (z * z - x * x);
}

const [ROOT3, ROOT5, ROOT15] = [Math.sqrt(3), Math.sqrt(5), Math.sqrt(15)];
