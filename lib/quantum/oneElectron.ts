import type { Basis } from "./basis.js";
import { type Distribution, productDistribution } from "./distribution.js";
import { hermiteCoulomb } from "./hermiteCoulomb.js";
import { hermiteCount } from "./hermiteOrders.js";
import { symmetricFromBlocks } from "./symmetricFromBlocks.js";

/** Something that is integrated over the product of two functions: what each pair of primitives adds. */
type OnPrimitive = (i: number, of: Distribution, into: Float64Array) => void;

/**
 * The matrix of an operator that multiplies: for each pair of shells, the sum over the primitives of their products.
 *
 * @param add adds the integrals of the products [f] of one pair of primitives
 */
function matrixOf(basis: Basis, add: OnPrimitive): number[][] {
  const values = new Float64Array(81);
  return symmetricFromBlocks(basis, (a, b) => {
    const products = productDistribution(a, b);
    values.fill(0);
    for (let i = 0; i < products.exponents.length; i++) add(i, products, values);
    return values;
  });
}

/** int exp(-p |r - P|^2) dr = (pi / p)^(3/2). */
const volume = (p: number): number => (Math.PI / p) ** 1.5;

/**
 * The overlap matrix S_ij = int chi_i chi_j dr: the products' integrals, H_f,000 (pi / p)^(3/2).
 *
 * @returns size x size, with ones on the diagonal
 */
export function overlap(basis: Basis): number[][] {
  return matrixOf(basis, (i, { exponents, functions, degree, coefficients: H }, into) => {
    const terms = hermiteCount(degree);
    const V = volume(exponents[i]!);
    for (let f = 0; f < functions; f++) into[f]! += V * H[(i * functions + f) * terms]!;
  });
}

/**
 * The dipole integrals x_ij = int chi_i x chi_j dr, in bohr, and those of y and z: (P_x H_f,000 + H_f,100) (pi / p)^(3/2).
 *
 * @returns three matrices, size x size
 */
export function dipoleIntegrals(basis: Basis): [x: number[][], y: number[][], z: number[][]] {
  return [0, 1, 2].map((axis) =>
    matrixOf(basis, (i, { exponents, functions, degree, centres, coefficients: H }, into) => {
      const terms = hermiteCount(degree);
      const V = volume(exponents[i]!);
      const P = centres[3 * i + axis]!;
      for (let f = 0; f < functions; f++) {
        const at = (i * functions + f) * terms;
        into[f]! += V * (P * H[at]! + (degree > 0 ? H[at + 1 + axis]! : 0));
      }
    }),
  ) as [number[][], number[][], number[][]];
}

const R = new Float64Array(hermiteCount(8));

/**
 * The attraction of the nuclei, V_ij = -sum_A Z_A int chi_i chi_j / |r - R_A| dr, in hartree:
 * -Z_A 2 pi / p sum_tuv H_f,tuv R_tuv with R at P - R_A and alpha = p.
 *
 * @returns size x size
 */
export function nuclearAttraction(basis: Basis): number[][] {
  const { numbers, positions } = basis.molecule;
  return matrixOf(basis, (i, { exponents, functions, degree, centres, coefficients: H }, into) => {
    const terms = hermiteCount(degree);
    const p = exponents[i]!;
    for (let a = 0; a < numbers.length; a++) {
      const [x, y, z] = positions[a]!;
      const [dx, dy, dz] = [centres[3 * i]! - x, centres[3 * i + 1]! - y, centres[3 * i + 2]! - z];
      hermiteCoulomb(degree, p, dx, dy, dz, (-numbers[a]! * 2 * Math.PI) / p, R);
      for (let f = 0, at = i * functions * terms; f < functions; f++) {
        let sum = 0;
        for (let n = 0; n < terms; n++) sum += H[at++]! * R[n]!;
        into[f]! += sum;
      }
    }
  });
}
