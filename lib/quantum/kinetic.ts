import type { Basis } from "./basis.js";
import { hermiteCoefficients, place, ROOM } from "./hermiteCoefficients.js";
import type { Shell } from "./shell.js";
import { solidPolynomials } from "./solidPolynomials.js";
import { symmetricFromBlocks } from "./symmetricFromBlocks.js";

const E = [0, 1, 2].map(() => new Float64Array(ROOM)) as [Float64Array, Float64Array, Float64Array];

/**
 * The kinetic energy T_ij = -1/2 int chi_i Delta chi_j dr, in hartree. The second derivative of a power times a Gaussian
 * is three of them,
 *
 *     d^2/dx^2 x^j e^(-b x^2) = j (j - 1) x^(j-2) e^(-b x^2) - 2b (2j + 1) x^j e^(-b x^2) + 4b^2 x^(j+2) e^(-b x^2)
 *
 * so that T is a sum of overlaps, each a product over the axes of s_ij = E_0^ij (pi / p)^(1/2).
 *
 * @returns size x size
 */
export function kinetic(basis: Basis): number[][] {
  return symmetricFromBlocks(basis, ofShells);
}

function ofShells(a: Shell, b: Shell): Float64Array {
  const values = new Float64Array((2 * a.l + 1) * (2 * b.l + 1));
  const [A, B] = [a.centre, b.centre];
  const square = (A[0] - B[0]) ** 2 + (A[1] - B[1]) ** 2 + (A[2] - B[2]) ** 2;
  for (let i = 0; i < a.exponents.length; i++) {
    for (let j = 0; j < b.exponents.length; j++) {
      const [alpha, beta] = [a.exponents[i]!, b.exponents[j]!];
      const p = alpha + beta;
      for (let axis = 0; axis < 3; axis++) {
        const P = (alpha * A[axis]! + beta * B[axis]!) / p;
        hermiteCoefficients(a.l, b.l + 2, p, P - A[axis]!, P - B[axis]!, E[axis]!);
      }
      const K = a.coefficients[i]! * b.coefficients[j]! * Math.exp((-alpha * beta * square) / p);
      addPrimitives(a.l, b.l, beta, K * (Math.PI / p) ** 1.5, values);
    }
  }
  return values;
}

function addPrimitives(la: number, lb: number, beta: number, K: number, into: Float64Array): void {
  const s = (axis: number, i: number, j: number): number => E[axis]![place(i, j, 0)]!;
  /** -1/2 int x^i e^(-a x^2) d^2/dx^2 x^j e^(-b x^2) dx, over (pi / p)^(1/2). */
  const t = (axis: number, i: number, j: number): number =>
    (j > 1 ? -0.5 * j * (j - 1) * s(axis, i, j - 2) : 0) +
    beta * (2 * j + 1) * s(axis, i, j) -
    2 * beta * beta * s(axis, i, j + 2);
  let f = 0;
  for (const ya of solidPolynomials(la)) {
    for (const yb of solidPolynomials(lb)) {
      let sum = 0;
      for (const a of ya) {
        for (const b of yb) {
          const [sx, sy, sz] = [s(0, a.i, b.i), s(1, a.j, b.j), s(2, a.k, b.k)];
          sum += a.c * b.c * (t(0, a.i, b.i) * sy * sz + sx * t(1, a.j, b.j) * sz + sx * sy * t(2, a.k, b.k));
        }
      }
      into[f++]! += K * sum;
    }
  }
}
