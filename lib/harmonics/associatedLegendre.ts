import { checkDegree } from "../irreps/irrep.js";
import { checkMemory } from "../numbers/checkMemory.js";

/**
 * The associated Legendre functions, without the Condon-Shortley phase:
 *
 *     P_lm(x) = (1 - x^2)^(m/2) d^m/dx^m P_l(x),        P_l(x) = 1/(2^l l!) d^l/dx^l (x^2 - 1)^l
 *
 *     P_mm = (2m - 1)!! (1 - x^2)^(m/2)        (l - m) P_lm = (2l - 1) x P_l-1,m - (l + m - 1) P_l-2,m
 *
 * The recursion in l is stable on [-1, 1]. P_lm grows like (2m - 1)!!, at x = 0 beyond the range of float64 from
 * m = 151; the spherical harmonics use a scaled recursion that does not overflow.
 *
 * @returns rows l = 0, ..., lmax, each with m = 0, ..., l
 * @example
 * associatedLegendre(1, 0.6); // [[1], [0.6, 0.8]]
 * @throws RangeError if lmax is not a degree, x is not in [-1, 1], or a value is beyond float64
 */
export function associatedLegendre(lmax: number, x: number): number[][] {
  checkDegree(lmax);
  checkMemory((lmax + 1) ** 2, `the functions to degree ${lmax}`, "use a degree up to 5791");
  if (!(x >= -1 && x <= 1)) {
    throw new RangeError(
      `expected x = cos(theta) in [-1, 1], got ${x}: divide the vector by its length first`,
    );
  }
  const sine = Math.sqrt((1 - x) * (1 + x));
  const P: number[][] = Array.from({ length: lmax + 1 }, () => []);
  let top = 1;
  for (let m = 0; m <= lmax; m++) {
    if (m > 0) top *= (2 * m - 1) * sine;
    P[m]!.push(top);
    for (let l = m + 1; l <= lmax; l++) {
      P[l]!.push(((2 * l - 1) * x * P[l - 1]![m]! - (l + m - 1) * (P[l - 2]?.[m] ?? 0)) / (l - m));
    }
  }
  if (!P.flat().every(Number.isFinite)) {
    throw new RangeError(
      `expected a degree whose functions fit in float64, got ${lmax}: sphericalHarmonics works up to degree 5791`,
    );
  }
  return P;
}
