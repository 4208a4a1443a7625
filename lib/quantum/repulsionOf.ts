import type { Distribution } from "./distribution.js";
import { hermiteCoulomb } from "./hermiteCoulomb.js";
import { hermiteCount, hermiteOrders, hermiteSums } from "./hermiteOrders.js";

/** Far below the last digit that anybody needs. */
const NEGLIGIBLE = 1e-16;

/** Derivatives of the potential up to degree 16. */
const R = new Float64Array(hermiteCount(16));
/** Up to 165 derivatives of one distribution times 81 functions of the other. */
const half = new Float64Array(hermiteCount(8) * 81);

const CONSTANT = 2 * Math.PI ** 2.5;

/**
 * The repulsion of two distributions,
 *
 *     (f|g) = int int Omega_f(r) Omega_g(s) / |r - s| dr ds
 *           = sum_pq 2 pi^(5/2) / (p q sqrt(p + q)) sum H_p,f,tuv (-1)^(t'+u'+v') H_q,g,t'u'v' R_(t+t', u+u', v+v')
 *
 * with R at P - Q and alpha = p q / (p + q). For each p, the sums over q and t'u'v' come first: the same for all f.
 *
 * @param into [f, g], row-major
 * @param negligible pairs of primitives whose repulsion is below it are left out
 */
export function repulsionOf(
  one: Distribution,
  other: Distribution,
  into: Float64Array,
  negligible: number = NEGLIGIBLE,
): void {
  const rows = one.functions;
  const columns = other.functions;
  into.fill(0, 0, rows * columns);
  const L = one.degree + other.degree;
  const M = hermiteCount(one.degree);
  const N = hermiteCount(other.degree);
  const sums = hermiteSums(one.degree, other.degree);
  const H = one.coefficients;
  const G = signed(other);
  const sizes = other.sizes;
  for (let i = 0; i < one.exponents.length; i++) {
    const p = one.exponents[i]!;
    const size = one.sizes[i]!;
    const x = one.centres[3 * i]!;
    const y = one.centres[3 * i + 1]!;
    const z = one.centres[3 * i + 2]!;
    half.fill(0, 0, M * columns);
    for (let j = 0; j < sizes.length && size * sizes[j]! > negligible; j++) {
      const q = other.exponents[j]!;
      const alpha = (p * q) / (p + q);
      hermiteCoulomb(
        L,
        alpha,
        x - other.centres[3 * j]!,
        y - other.centres[3 * j + 1]!,
        z - other.centres[3 * j + 2]!,
        CONSTANT / (p * q * Math.sqrt(p + q)),
        R,
      );
      if (L === 0) {
        half[0]! += R[0]! * G[j]!;
        continue;
      }
      for (let m = 0, at = 0; m < M; m++) {
        const row = m * N;
        for (let g = 0, from = j * columns * N; g < columns; g++, at++) {
          let sum = 0;
          for (let n = row; n < row + N; n++) sum += G[from++]! * R[sums[n]!]!;
          half[at]! += sum;
        }
      }
    }
    for (let f = 0, from = i * rows * M; f < rows; f++, from += M) {
      for (let m = 0; m < M; m++) {
        const h = H[from + m]!;
        if (h === 0) continue;
        for (let g = 0; g < columns; g++) into[f * columns + g]! += h * half[m * columns + g]!;
      }
    }
  }
}

const known = new WeakMap<Distribution, Float64Array>();

/** (-1)^(t+u+v) H. */
function signed(of: Distribution): Float64Array {
  if (of.degree === 0) return of.coefficients;
  let G = known.get(of);
  if (G !== undefined) return G;
  const { t, u, v } = hermiteOrders;
  const N = hermiteCount(of.degree);
  G = of.coefficients.map((h, at) => {
    const n = at % N;
    return (t[n]! + u[n]! + v[n]!) % 2 === 0 ? h : -h;
  });
  known.set(of, G);
  return G;
}
