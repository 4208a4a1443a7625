import { choleskySolve } from "../algebra/choleskySolve.js";
import type { Matrix } from "../algebra/matrix.js";
import { auxiliaryRepulsion, coulombMetric } from "./auxiliaryRepulsion.js";
import type { Basis } from "./basis.js";
import { gammaOfHalf } from "./shell.js";

/**
 * The density of electrons in an auxiliary basis: of all sum_k c_k chi_k with the right number of electrons, that whose
 * difference to the density has the least self-repulsion,
 *
 *     c = V^-1 (b + lambda q)        V_PQ = (P|Q)        b_P = sum_ij (P|ij) P_ij        lambda = (N - q . V^-1 b) / (q . V^-1 q)
 *
 * with q_P = int chi_P dr, and N the electrons of the density matrix's molecule.
 *
 * @param P the density matrix in the basis
 * @returns c, one number for each function of the auxiliary basis
 * @throws RangeError if the auxiliary functions depend on each other
 */
export function densityFit(basis: Basis, P: Matrix, auxiliary: Basis): Float64Array {
  const q = functionCharges(auxiliary);
  const b = projected(auxiliaryRepulsion(auxiliary, basis), basis, P, auxiliary.size);
  const solved = choleskySolve(
    coulombMetric(auxiliary),
    Array.from(b, (entry, k) => [entry, q[k]!]),
  );
  let [charge, response] = [0, 0];
  for (const [k, [free, answer]] of solved.entries()) {
    charge += q[k]! * free!;
    response += q[k]! * answer!;
  }
  const lambda = (basis.molecule.electrons - charge) / response;
  return Float64Array.from(solved, ([free, answer]) => free! + lambda * answer!);
}

/**
 * The integral of each function, q_k = int chi_k dr: 0 but for l = 0, where it is sqrt(4 pi) sum_i N_i c_i
 * Gamma(3/2) / (2 alpha_i^(3/2)).
 */
export function functionCharges({ shells, size }: Basis): Float64Array {
  const q = new Float64Array(size);
  for (const { l, first, exponents, coefficients } of shells) {
    if (l > 0) continue;
    for (const [i, alpha] of exponents.entries())
      q[first]! += (Math.sqrt(4 * Math.PI) * coefficients[i]! * gammaOfHalf(0)) / (2 * alpha ** 1.5);
  }
  return q;
}

/** b_P = sum_ij (P|ij) P_ij, from those with i >= j. */
function projected(values: Float64Array, { size }: Basis, P: Matrix, rows: number): Float64Array {
  const b = new Float64Array(rows);
  let at = 0;
  for (let p = 0; p < rows; p++) {
    let sum = 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++) sum += (i === j ? 1 : 2) * P[i]![j]! * values[at++]!;
    b[p] = sum;
  }
  return b;
}
