import type { Selection } from "./selection.js";

/**
 * The map nabla of solid harmonics, V_l -> V_(l-1) for each degree. The order m leads to m - 1 and m + 1 by x and z, to
 * m itself by y, so that each derivative is a sum of two terms at most:
 *
 *     d Y_i / d x_k = value[2r] Y_at[2r] + value[2r + 1] Y_at[2r + 1],  r = 3 i + k
 */
export interface Lowering {
  readonly at: Int32Array;
  readonly value: Float64Array;
}

/**
 * That map for the chosen harmonics, each with its factor. It is the one of `sphericalHarmonicsGradient`, with its
 * coefficients written out: with the cosines C_m and the sines S_m of degree l on the left, of degree l - 1 on the right,
 * s = sqrt((2l + 1) / (2l - 1)) and m >= 0,
 *
 *     d/dy  C_m = s sqrt(l^2 - m^2) C_m                                            the same for S
 *     d/dz  C_m =  s/2 ( p C_m-1 - q C_m+1)        d/dx  C_m = -s/2 (p S_m-1 + q S_m+1)
 *     d/dz  S_m =  s/2 ( p S_m-1 - q S_m+1)        d/dx  S_m =  s/2 (p C_m-1 + q C_m+1)
 *
 *     p = sqrt((l + m)(l + m - 1)),   q = sqrt((l - m)(l - m - 1))
 *
 * where C_0 stands for sqrt 2 times the component 0 and S_0 for 0; of C_0 itself p is 0, and q counts twice.
 */
export function lowering({ degrees, factor }: Selection): Lowering {
  const at = new Int32Array(6 * factor.length);
  const value = new Float64Array(6 * factor.length);
  let first = 0;
  for (const l of degrees) {
    const centre = (l - 1) * l;
    /** Adds c times the order `to` of degree l - 1 to the derivative by x_k of the order m. */
    const put = (m: number, k: number, to: number, c: number): void => {
      if (c === 0 || Math.abs(to) >= l) return;
      const row = 2 * (3 * (first + l + m) + k);
      const place = value[row] === 0 ? row : row + 1;
      at[place] = centre + to;
      value[place] = c * factor[first]!;
    };
    const s = Math.sqrt((2 * l + 1) / (2 * l - 1));
    for (let m = 0; l > 0 && m <= l; m++) {
      const y = s * Math.sqrt((l - m) * (l + m));
      // Into and out of the order 0 by sqrt 2: C_0 is that many times the component.
      const p = m === 0 ? 0 : (s / 2) * Math.sqrt((l + m) * (l + m - 1)) * (m === 1 ? Math.SQRT2 : 1);
      const q = (s / 2) * Math.sqrt((l - m) * (l - m - 1)) * (m === 0 ? Math.SQRT2 : 1);
      put(m, 1, m, y);
      put(m, 2, m - 1, p);
      put(m, 2, m + 1, -q);
      if (m > 1) put(m, 0, 1 - m, -p);
      put(m, 0, -m - 1, -q);
      if (m === 0) continue;
      put(-m, 1, -m, y);
      if (m > 1) put(-m, 2, 1 - m, p);
      put(-m, 2, -m - 1, -q);
      put(-m, 0, m - 1, p);
      put(-m, 0, m + 1, q);
    }
    first += 2 * l + 1;
  }
  return { at, value };
}
