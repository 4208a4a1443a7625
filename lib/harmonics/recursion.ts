/**
 * Coefficients of the recursion of `solidHarmonics` in the degree, for each order m and degree l (0 <= m <= l <= lmax),
 * in the order in which it uses them: m = 0: l = 0, 1, ..., lmax; m = 1: l = 1, ..., lmax; ...
 */
export interface Recursion {
  readonly lmax: number;
  /** a_lm, and a_mm for l = m. */
  readonly first: Float64Array;
  /** a_lm b_lm, and 0 for l = m. */
  readonly second: Float64Array;
  /** The largest |x|^2 whose solid harmonics, at most sqrt(2l + 1) |x|^l in size, are in the range of float64. */
  readonly reach: number;
}

const recursions: Recursion[] = [];

/** For higher degrees only the last table is kept: all of them would fill the memory. */
const KEPT = 256;
let last: Recursion | undefined;

/**
 * Refuses a vector that is too long.
 *
 * @throws RangeError if its solid harmonics are beyond float64
 */
export function checkReach({ lmax, reach }: Recursion, x: number, y: number, z: number): void {
  if (x * x + y * y + z * z > reach) throw tooLong(lmax, reach, [x, y, z]);
}

function tooLong(lmax: number, reach: number, point: readonly number[]): RangeError {
  return new RangeError(
    `expected vectors whose solid harmonics of degree ${lmax} are in the range of float64, up to the length ${Math.sqrt(reach).toPrecision(3)}, got [${point.join(", ")}]: use a larger unit of length`,
  );
}

/** The coefficients up to a degree; beyond degree 256 only those of the last call are kept. */
export function recursion(lmax: number): Recursion {
  const known = recursions[lmax];
  if (known !== undefined) return known;
  if (last?.lmax === lmax) return last;
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
  const reach = lmax === 0 ? Number.POSITIVE_INFINITY : (1e307 / Math.sqrt(2 * lmax + 1)) ** (2 / lmax);
  const made = { lmax, first, second, reach };
  if (lmax <= KEPT) recursions[lmax] = made;
  else last = made;
  return made;
}
