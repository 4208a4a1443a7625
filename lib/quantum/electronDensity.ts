import type { Matrix } from "../algebra/matrix.js";
import type { NumberList } from "../algebra/numberList.js";
import type { Vector } from "../algebra/vector.js";
import { solidHarmonics } from "../harmonics/solidHarmonics.js";
import type { Basis } from "./basis.js";

/**
 * The values of the basis functions at a point, chi_i(r).
 *
 * @param r in bohr
 * @param into size numbers
 */
export function basisValues({ shells }: Basis, r: Vector, into: Float64Array): void {
  for (const { l, centre, exponents, coefficients, first } of shells) {
    const [x, y, z] = [r[0]! - centre[0], r[1]! - centre[1], r[2]! - centre[2]];
    const square = x * x + y * y + z * z;
    let radial = 0;
    for (let i = 0; i < exponents.length; i++) radial += coefficients[i]! * Math.exp(-exponents[i]! * square);
    solidHarmonics(l, x, y, z, harmonics, 0);
    for (let m = 0; m <= 2 * l; m++) into[first + m] = radial * PER_SPHERE * harmonics[l * l + m]!;
  }
}

const harmonics = new Float64Array(25);
/** The squares of `solidHarmonics` have the mean 1 on the sphere. */
const PER_SPHERE = 1 / Math.sqrt(4 * Math.PI);

/**
 * The density of electrons of a density matrix, rho(r) = sum_ij P_ij chi_i(r) chi_j(r).
 *
 * @param P size x size, symmetric
 * @returns a function of a point, in bohr, to electrons / bohr^3
 */
export function electronDensity(basis: Basis, P: Matrix): (r: Vector) => number {
  const chi = new Float64Array(basis.size);
  return (r) => {
    basisValues(basis, r, chi);
    let rho = 0;
    for (let i = 0; i < chi.length; i++) {
      let row = (P[i]![i]! * chi[i]!) / 2;
      for (let j = 0; j < i; j++) row += P[i]![j]! * chi[j]!;
      rho += 2 * row * chi[i]!;
    }
    return rho;
  };
}

/**
 * The density of electrons in an auxiliary basis, rho(r) = sum_k c_k chi_k(r).
 *
 * @param c size numbers
 * @returns a function of a point, in bohr, to electrons / bohr^3
 */
export function densityInBasis(auxiliary: Basis, c: NumberList): (r: Vector) => number {
  const chi = new Float64Array(auxiliary.size);
  return (r) => {
    basisValues(auxiliary, r, chi);
    let rho = 0;
    for (let k = 0; k < chi.length; k++) rho += c[k]! * chi[k]!;
    return rho;
  };
}
