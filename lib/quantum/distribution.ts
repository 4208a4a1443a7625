import { hermiteCoefficients, place, ROOM } from "./hermiteCoefficients.js";
import { hermiteCount, hermiteOrders, hermitePlace } from "./hermiteOrders.js";
import type { Shell } from "./shell.js";
import { solidPolynomials } from "./solidPolynomials.js";

/**
 * Charges spread over space: the products of the functions of two shells, or the functions of one shell, as sums of
 * derivatives of Gaussians,
 *
 *     Omega_f(r) = sum_p sum_tuv H_p,f,tuv d^(t+u+v) / dPx^t dPy^u dPz^v exp(-p |r - P|^2)
 *
 * All integrals of products of basis functions are integrals of these, and repulsions of two, three and four functions
 * are one thing: that of two distributions.
 */
export interface Distribution {
  /** The highest degree t + u + v. */
  readonly degree: number;
  /** How many f there are: (2la + 1)(2lb + 1), the second running faster, or 2l + 1. */
  readonly functions: number;
  /** p, largest contributions first. */
  readonly exponents: Float64Array;
  /** P, three numbers for each p. */
  readonly centres: Float64Array;
  /** H: [p, f, tuv]. */
  readonly coefficients: Float64Array;
  /** About how large the potential of each p can be. */
  readonly sizes: Float64Array;
}

/** What of a primitive is lost if its contribution is left out: far below the last digit that anybody needs. */
const NEGLIGIBLE = 1e-18;

const [Ex, Ey, Ez] = [new Float64Array(ROOM), new Float64Array(ROOM), new Float64Array(ROOM)];

/** The products of the functions of two shells, [function of a][function of b]. */
export function productDistribution(a: Shell, b: Shell): Distribution {
  const [A, B] = [a.centre, b.centre];
  const square = (A[0] - B[0]) ** 2 + (A[1] - B[1]) ** 2 + (A[2] - B[2]) ** 2;
  const parts: Part[] = [];
  for (let i = 0; i < a.exponents.length; i++) {
    for (let j = 0; j < b.exponents.length; j++) {
      const [alpha, beta] = [a.exponents[i]!, b.exponents[j]!];
      const p = alpha + beta;
      const K = a.coefficients[i]! * b.coefficients[j]! * Math.exp((-alpha * beta * square) / p);
      const P = [0, 1, 2].map((axis) => (alpha * A[axis]! + beta * B[axis]!) / p) as Point;
      for (const [axis, E] of [Ex, Ey, Ez].entries())
        hermiteCoefficients(a.l, b.l, p, P[axis]! - A[axis]!, P[axis]! - B[axis]!, E);
      parts.push(part(p, P, a.l, b.l, K));
    }
  }
  return packed(parts, a.l + b.l, (2 * a.l + 1) * (2 * b.l + 1));
}

/** The functions of one shell. */
export function shellDistribution(a: Shell): Distribution {
  const parts = Array.from(a.exponents, (alpha, i) => {
    for (const E of [Ex, Ey, Ez]) hermiteCoefficients(a.l, 0, alpha, 0, 0, E);
    // The second function is 1: the harmonic of degree 0 is 1 / sqrt(4 pi).
    return part(alpha, [...a.centre], a.l, 0, a.coefficients[i]! * Math.sqrt(4 * Math.PI));
  });
  return packed(parts, a.l, 2 * a.l + 1);
}

type Point = [number, number, number];

interface Part {
  readonly p: number;
  readonly P: Point;
  readonly H: Float64Array;
  readonly size: number;
}

/** The coefficients of one pair of primitives, H_f,tuv = K sum c_a c_b E_t E_u E_v over the monomials of both harmonics. */
function part(p: number, P: Point, la: number, lb: number, K: number): Part {
  const terms = hermiteCount(la + lb);
  const H = new Float64Array((2 * la + 1) * (2 * lb + 1) * terms);
  let at = 0;
  for (const ya of solidPolynomials(la)) {
    for (const yb of solidPolynomials(lb)) {
      for (const a of ya) {
        for (const b of yb) {
          const c = K * a.c * b.c;
          const [x, y, z] = [place(a.i, b.i, 0), place(a.j, b.j, 0), place(a.k, b.k, 0)];
          for (let t = 0; t <= a.i + b.i; t++) {
            const cx = c * Ex[x + t]!;
            for (let u = 0; u <= a.j + b.j; u++) {
              const cxy = cx * Ey[y + u]!;
              for (let v = 0; v <= a.k + b.k; v++) H[at + hermitePlace(t, u, v)]! += cxy * Ez[z + v]!;
            }
          }
        }
      }
      at += terms;
    }
  }
  return { p, P, H, size: sizeOf(p, H, terms) };
}

/** The root of the self-repulsion of the largest term: a derivative of a Gaussian is about sqrt(p) times it. */
function sizeOf(p: number, H: Float64Array, terms: number): number {
  const { t, u, v } = hermiteOrders;
  let largest = 0;
  for (let at = 0; at < H.length; at++) {
    const n = at % terms;
    largest = Math.max(largest, Math.abs(H[at]!) * (2 * Math.sqrt(p)) ** (t[n]! + u[n]! + v[n]!));
  }
  return largest * Math.sqrt((2 * Math.PI ** 2.5) / (p * p * Math.sqrt(2 * p)));
}

function packed(parts: Part[], degree: number, functions: number): Distribution {
  const kept = parts.filter(({ size }) => size > NEGLIGIBLE).sort((one, other) => other.size - one.size);
  const per = functions * hermiteCount(degree);
  const coefficients = new Float64Array(kept.length * per);
  for (const [i, { H }] of kept.entries()) coefficients.set(H, i * per);
  return {
    degree,
    functions,
    exponents: Float64Array.from(kept, ({ p }) => p),
    centres: Float64Array.from(kept.flatMap(({ P }) => P)),
    coefficients,
    sizes: Float64Array.from(kept, ({ size }) => size),
  };
}
