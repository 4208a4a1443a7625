import type { Contraction } from "./basisSet.js";

/** A contracted shell at a place: 2l + 1 basis functions. */
export interface Shell {
  /** The degree. */
  readonly l: number;
  /** The number of its atom. */
  readonly atom: number;
  /** R, in bohr. */
  readonly centre: readonly [number, number, number];
  /** alpha_i, in bohr^-2. */
  readonly exponents: Float64Array;
  /** N_i c_i: with them the square integral of each function is 1. */
  readonly coefficients: Float64Array;
  /** The number of its first function. */
  readonly first: number;
}

/**
 * A shell whose functions have the square integral 1. The listed coefficients belong to normalised primitives,
 *
 *     N_i^2 = 2 (2 alpha_i)^(l + 3/2) / Gamma(l + 3/2)
 *
 * and the sum is normalised once more, by sum_ij c_i c_j S_ij = 1 with S_ij = (2 sqrt(alpha_i alpha_j) / (alpha_i + alpha_j))^(l + 3/2).
 *
 * @throws RangeError if the primitives cancel
 */
export function normalizedShell(
  { l, exponents, coefficients }: Contraction,
  atom: number,
  centre: readonly [number, number, number],
  first: number,
): Shell {
  let square = 0;
  for (const [i, a] of exponents.entries())
    for (const [j, b] of exponents.entries())
      square += coefficients[i]! * coefficients[j]! * ((2 * Math.sqrt(a * b)) / (a + b)) ** (l + 1.5);
  if (!(square > 1e-12))
    throw new RangeError(
      `expected primitives that do not cancel, got a shell of degree ${l} with coefficients ${coefficients.join(", ")} whose square integral is ${square}`,
    );
  return {
    l,
    atom,
    centre,
    first,
    exponents: Float64Array.from(exponents),
    coefficients: Float64Array.from(
      exponents,
      (alpha, i) => (primitiveNorm(l, alpha) * coefficients[i]!) / Math.sqrt(square),
    ),
  };
}

/** N with N^2 = 2 (2 alpha)^(l + 3/2) / Gamma(l + 3/2). */
export function primitiveNorm(l: number, alpha: number): number {
  return Math.sqrt((2 * (2 * alpha) ** (l + 1.5)) / gammaOfHalf(l));
}

/** Gamma(l + 3/2) = sqrt(pi) (1/2) (3/2) ... (l + 1/2). */
export function gammaOfHalf(l: number): number {
  let gamma = Math.sqrt(Math.PI);
  for (let n = 0; n <= l; n++) gamma *= n + 0.5;
  return gamma;
}
