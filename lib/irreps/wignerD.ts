import { checkDegree } from "./irrep.js";
import { polarAngles, type Rotation } from "./polarAngles.js";
import { fillBlock, turnTable } from "./turnTable.js";

/**
 * The matrix by which a rotation acts on the irrep of degree l, in the basis of the real spherical harmonics:
 *
 *     Y_l(R x) = D_l(R) Y_l(x)        D_l(R S) = D_l(R) D_l(S)        D_1(R) = R
 *
 * D_l is orthogonal. Reflections act by it too, up to a sign that is the irrep's parity: `irrepsD` knows it.
 *
 * @returns (2l + 1) x (2l + 1), m = -l, ..., l
 * @example
 * wignerD(2, rotationX(degrees(30)));
 * wignerD(2, { alpha: 0, beta: degrees(30), gamma: 0 }); // the same
 * @throws RangeError if l is no degree, or R is no rotation of space (R^T R = 1, det R = 1)
 */
export function wignerD(l: number, R: Rotation): number[][] {
  const size = 2 * l + 1;
  const D = wignerDs(l, [R]);
  return Array.from({ length: size }, (_, i) => Array.from(D.subarray(i * size, (i + 1) * size)));
}

/**
 * The matrices of many rotations on one irrep, as fast as can be:
 *
 *     D_l = Z(alpha) J Z(beta) J Z(gamma)        R = R_y(alpha) R_x(beta) R_y(gamma)
 *
 *     Z(a): rows and columns -m, m are  ( cos(m a)  sin(m a))
 *                                       (-sin(m a)  cos(m a))
 *
 * with J of `axisExchange`. J Z(beta) J has a block for the cosines and one for the sines, each of polynomials in
 * cos(beta) and sin(beta) whose coefficients are computed once for each degree.
 *
 * @returns [rotation, m, m'], row-major: n (2l + 1)^2 numbers
 * @throws RangeError if l is no degree, or one is no rotation of space
 */
export function wignerDs(l: number, rotations: readonly Rotation[]): Float64Array {
  checkDegree(l);
  const table = turnTable(l);
  const size = 2 * l + 1;
  const waves = Array.from({ length: 6 }, () => new Float64Array(l + 1));
  const [cosA, sinA, cosB, sinB, cosC, sinC] = waves as [Wave, Wave, Wave, Wave, Wave, Wave];
  const [A, B] = [new Float64Array((l + 1) ** 2), new Float64Array((l + 1) ** 2)];
  const D = new Float64Array(rotations.length * size * size);
  for (const [n, rotation] of rotations.entries()) {
    const angles = polarAngles(rotation);
    multiples(angles[0], angles[1], cosA, sinA);
    multiples(angles[2], angles[3], cosB, sinB);
    multiples(angles[4], angles[5], cosC, sinC);
    fillBlock(table, 1, cosB, sinB, A);
    fillBlock(table, -1, cosB, sinB, B);
    const centre = n * size * size + l * size + l;
    for (let a = 0; a <= l; a++) {
      const ca = cosA[a]!;
      const sa = sinA[a]!;
      const above = centre - a * size;
      const below = centre + a * size;
      for (let b = 0; b <= l; b++) {
        const p = A[a * (l + 1) + b]!;
        const q = B[a * (l + 1) + b]!;
        const cb = cosC[b]!;
        const sb = sinC[b]!;
        // Where a or b is 0 there is no sine; its entries come first and are written over.
        D[above - b] = ca * q * cb - sa * p * sb;
        D[above + b] = ca * q * sb + sa * p * cb;
        D[below - b] = -sa * q * cb - ca * p * sb;
        D[below + b] = -sa * q * sb + ca * p * cb;
      }
    }
  }
  return D;
}

type Wave = Float64Array;

/** cos(m a) and sin(m a), m = 0, 1, ..., from those of a: the powers of cos a + i sin a. */
function multiples(c: number, s: number, cosine: Wave, sine: Wave): void {
  cosine[0] = 1;
  sine[0] = 0;
  for (let m = 1; m < cosine.length; m++) {
    cosine[m] = cosine[m - 1]! * c - sine[m - 1]! * s;
    sine[m] = sine[m - 1]! * c + cosine[m - 1]! * s;
  }
}
