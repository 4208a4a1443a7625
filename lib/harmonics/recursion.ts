/**
 * Coefficients of the recursion of `solidHarmonics` in the degree, for each order m and degree l (0 <= m <= l <= lmax),
 * in the order in which it asks for them: m = 0: l = 0, 1, ..., lmax; m = 1: l = 1, ..., lmax; ...
 */
export interface Recursion {
  readonly lmax: number;
  /** a_lm, and a_mm where l = m. */
  readonly first: Float64Array;
  /** a_lm b_lm, and 0 where l = m. */
  readonly second: Float64Array;
}

const recursions: Recursion[] = [];

/** The coefficients up to a degree, computed once. */
export function recursion(lmax: number): Recursion {
  const known = recursions[lmax];
  if (known !== undefined) return known;
  const count = ((lmax + 1) * (lmax + 2)) / 2;
  const [first, second] = [new Float64Array(count), new Float64Array(count)];
  let at = 0;
  for (let m = 0; m <= lmax; m++) {
    first[at++] = m === 0 ? 1 : m === 1 ? Math.sqrt(3) : Math.sqrt((2 * m + 1) / (2 * m));
    for (let l = m + 1; l <= lmax; l++) {
      const a = Math.sqrt((4 * l * l - 1) / (l * l - m * m));
      first[at] = a;
      second[at++] = l === 1 ? 0 : a * Math.sqrt(((l - 1) ** 2 - m * m) / (4 * (l - 1) ** 2 - 1));
    }
  }
  const made = { lmax, first, second };
  recursions[lmax] = made;
  return made;
}
