import { type NumberList, type NumberRows, plainRows } from "../algebra/numberList.js";
import { zeros } from "../algebra/vector.js";
import { checkDegree } from "../irreps/irrep.js";
import { checkOptions } from "../numbers/checkOptions.js";
import type { Normalization } from "./normalization.js";
import type { S2Grid } from "./s2Grid.js";
import { solidHarmonics } from "./solidHarmonics.js";

/** The normalisation of the coefficients (default 'component'). */
export interface S2Options {
  /**
   * With the harmonics Y in the normalisation 'component', L = lmax:
   *
   *     component    f = sum c_lm Y_lm / sqrt((2l + 1) (L + 1))    independent c of variance 1 give f of variance 1
   *     norm         f = sum c_lm Y_lm / sqrt(L + 1)               the same for c of variance 1 / (2l + 1)
   *     integral     f = sum c_lm Y_lm / sqrt(4 pi)                the integral of f^2 is sum c_lm^2
   */
  readonly normalization?: Normalization;
}

/**
 * The function on the sphere with given coefficients, at the points of a grid:
 *
 *     f(p) = sum_lm n_l c_lm Y_lm(p)        n_l as in `S2Options`
 *
 * @param coefficients (lmax + 1)^2 numbers: l = 0, ..., lmax, m = -l, ..., l
 * @returns rows by beta, columns by alpha
 * @throws RangeError if the number of coefficients is not a square
 */
export function toS2Grid(coefficients: NumberList, grid: S2Grid, options: S2Options = {}): number[][] {
  checkOptions(options, ["normalization"]);
  const { normalization = "component" } = options;
  const lmax = degreeOfCoefficients(coefficients);
  const meridian = profiles(lmax, grid);
  return grid.betas.map((_, b) => {
    // f = sum_m F_m wave_m(alpha)
    const F = new Float64Array(2 * lmax + 1);
    for (let l = 0; l <= lmax; l++) {
      const n = scale(l, lmax, normalization);
      for (let m = -l; m <= l; m++) {
        const at = l * (l + 1);
        F[lmax + m]! += n * coefficients[at + m]! * meridian[b]![at + Math.abs(m)]!;
      }
    }
    return grid.alphas.map((alpha) => F.reduce((sum, part, k) => sum + part * wave(k - lmax, alpha), 0));
  });
}

/**
 * The coefficients of a function that is known on a grid, the inverse of `toS2Grid`:
 *
 *     c_lm = 1 / (4 pi n_l) integral f Y_lm
 *
 * Exact if f has no degrees above lmax; a degree l above lmax is mistaken for lower ones if the grid is too coarse, its
 * degree being below l + lmax.
 *
 * @param given the values, rows by beta, columns by alpha
 * @returns (lmax + 1)^2 numbers
 * @throws RangeError if the values do not fit the grid, or the grid is too coarse for lmax
 */
export function fromS2Grid(given: NumberRows, grid: S2Grid, lmax: number, options: S2Options = {}): number[] {
  checkOptions(options, ["normalization"]);
  const { normalization = "component" } = options;
  const values = plainRows(given);
  checkDegree(lmax);
  const [rows, columns] = [grid.betas.length, grid.alphas.length];
  if (values.length !== rows || values.some((row) => row.length !== columns)) {
    throw new RangeError(
      `expected values on this grid, ${rows} x ${columns}, got ${values.length} rows of ${values[0]?.length ?? 0}`,
    );
  }
  if (grid.degree < 2 * lmax) {
    throw new RangeError(
      `expected a grid of at least ${2 * lmax + 1} x ${2 * lmax + 1} points for lmax = ${lmax}, got ${rows} x ${columns}: use s2Grid(${2 * lmax + 1}, ${2 * lmax + 1})`,
    );
  }
  const meridian = profiles(lmax, grid);
  const coefficients = zeros((lmax + 1) ** 2);
  for (const [b, row] of values.entries()) {
    for (let m = -lmax; m <= lmax; m++) {
      const part = row.reduce((sum, value, a) => sum + value * wave(m, grid.alphas[a]!), 0);
      for (let l = Math.abs(m); l <= lmax; l++) {
        const at = l * (l + 1);
        const n = 4 * Math.PI * scale(l, lmax, normalization);
        coefficients[at + m]! += (grid.weights[b]! * meridian[b]![at + Math.abs(m)]! * part) / n;
      }
    }
  }
  return coefficients;
}

/**
 * lmax of a list of (lmax + 1)^2 coefficients.
 *
 * @throws RangeError if their number is not a square
 */
export function degreeOfCoefficients(coefficients: NumberList): number {
  const lmax = Math.round(Math.sqrt(coefficients.length)) - 1;
  if (lmax >= 0 && (lmax + 1) ** 2 === coefficients.length) return lmax;
  throw new RangeError(
    `expected (lmax + 1)^2 coefficients, 1, 4, 9, 16, ..., got ${coefficients.length}: fill the missing orders with 0`,
  );
}

/** Y_lm at alpha = 0 for every beta; those with m < 0 are 0 there, and Y_l,+-m is Y_lm(alpha = 0) times a wave. */
function profiles(lmax: number, grid: S2Grid): Float64Array[] {
  return grid.betas.map((beta) => {
    const row = new Float64Array((lmax + 1) ** 2);
    solidHarmonics(lmax, 0, Math.cos(beta), Math.sin(beta), row, 0);
    return row;
  });
}

function wave(m: number, alpha: number): number {
  return m < 0 ? Math.sin(-m * alpha) : Math.cos(m * alpha);
}

function scale(l: number, lmax: number, normalization: Normalization): number {
  switch (normalization) {
    case "component":
      return 1 / Math.sqrt((2 * l + 1) * (lmax + 1));
    case "norm":
      return 1 / Math.sqrt(lmax + 1);
    case "integral":
      return 1 / Math.sqrt(4 * Math.PI);
    default:
      throw new RangeError(
        `expected the normalisation "component", "norm" or "integral", got ${JSON.stringify(normalization)}`,
      );
  }
}
