import { wigner3j } from "./wigner3j.js";

/**
 * The Clebsch-Gordan coefficients in the real basis: the map V1 (x) V2 -> V3 that commutes with rotations,
 *
 *     z_k = sum_ij C_ijk x_i y_j        sum_ij C_ijk C_ijk' = (1 if k = k', 0 otherwise)
 *
 * It is sqrt(2 l3 + 1) times `wigner3j`.
 *
 * @returns (2 l1 + 1) x (2 l2 + 1) x (2 l3 + 1)
 * @throws RangeError if a degree is invalid, or l3 is not in |l1 - l2|, ..., l1 + l2
 */
export function clebschGordan(l1: number, l2: number, l3: number): number[][][] {
  const factor = Math.sqrt(2 * l3 + 1);
  return wigner3j(l1, l2, l3).map((rows) => rows.map((row) => row.map((entry) => factor * entry)));
}
