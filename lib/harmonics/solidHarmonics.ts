/**
 * Coefficients of the recursion in the degree, for each order m and degree l (0 <= m <= l): what makes a harmonic of
 * degree l out of those of degrees l - 1 and l - 2.
 */
export interface Recursion {
  readonly lmax: number;
  /** At l (l + 1) / 2 + m. */
  readonly first: Float64Array;
  readonly second: Float64Array;
}

const recursions: Recursion[] = [];

/** The coefficients up to a degree, computed once. */
export function recursion(lmax: number): Recursion {
  const known = recursions[lmax];
  if (known !== undefined) return known;
  const count = ((lmax + 1) * (lmax + 2)) / 2;
  const [first, second] = [new Float64Array(count), new Float64Array(count)];
  for (let l = 1; l <= lmax; l++) {
    for (let m = 0; m <= l; m++) {
      const at = (l * (l + 1)) / 2 + m;
      if (m === l) {
        first[at] = m === 1 ? Math.sqrt(3) : Math.sqrt((2 * m + 1) / (2 * m));
        continue;
      }
      first[at] = Math.sqrt((4 * l * l - 1) / (l * l - m * m));
      second[at] = l === 1 ? 0 : Math.sqrt(((l - 1) ** 2 - m * m) / (4 * (l - 1) ** 2 - 1));
    }
  }
  const made = { lmax, first, second };
  recursions[lmax] = made;
  return made;
}

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
 * No factorial occurs, so that nothing overflows; both recursions are stable for |y| <= r.
 *
 * @param into (lmax + 1)^2 numbers from `offset` on: l = 0, m = 0; l = 1, m = -1, 0, 1; ...
 */
export function solidHarmonics(
  { lmax, first, second }: Recursion,
  x: number,
  y: number,
  z: number,
  into: Float64Array,
  offset: number,
): void {
  const square = x * x + y * y + z * z;
  // P_mm (z + i x)^m
  let [re, im] = [1, 0];
  for (let m = 0; m <= lmax; m++) {
    if (m > 0) {
      const a = first[(m * (m + 1)) / 2 + m]!;
      [re, im] = [a * (re * z - im * x), a * (re * x + im * z)];
    }
    // P_lm / P_mm for l = m, m + 1, ...
    let [before, now] = [0, 1];
    for (let l = m; l <= lmax; l++) {
      if (l > m) {
        const at = (l * (l + 1)) / 2 + m;
        const next = first[at]! * (y * now - second[at]! * square * before);
        before = now;
        now = next;
      }
      const centre = offset + l * (l + 1);
      if (m > 0) into[centre - m] = now * im;
      into[centre + m] = now * re;
    }
  }
}
