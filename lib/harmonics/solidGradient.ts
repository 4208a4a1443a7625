import type { Floats } from "../numbers/floats.js";

/**
 * The gradients of the solid harmonics of degree l, from the harmonics of degree l - 1: nabla, a vector, takes V_l to
 * V_(l-1), and up to a factor there is only one such map that commutes with rotations,
 *
 *     d Y_li / d x_k = (2l + 1) sqrt(l) sum_j C_ikj Y_(l-1)j        C = +-wigner3j(l, 1, l - 1), its entry at m = 0 positive
 *
 * (its size from Delta Y_l^2 / 2 = |nabla Y_l|^2 and sum_m Y_lm^2 = (2l + 1) r^(2l)). With its coefficients written out,
 * the cosines C_m and the sines S_m of degree l on the left, of degree l - 1 on the right, m >= 0 and
 * s = sqrt((2l + 1) / (2l - 1)),
 *
 *     d/dy  C_m = s h C_m                                      the same for S
 *     d/dz  C_m = s/2 (p C_m-1 - q C_m+1)        d/dx  C_m = -s/2 (p S_m-1 + q S_m+1)
 *     d/dz  S_m = s/2 (p S_m-1 - q S_m+1)        d/dx  S_m =  s/2 (p C_m-1 + q C_m+1)
 *
 *     h = sqrt((l + m)(l - m)),   p = sqrt((l + m)(l + m - 1)),   q = sqrt((l - m)(l - m - 1))
 *
 * where C_0 stands for sqrt 2 times the component 0 and S_0 for 0; for C_0 itself p is 0, and q counts twice. The map is
 * linear in Y, hence its own derivative: the second derivatives follow from the gradients of Y_(l-1), and so on. Nothing
 * is allocated.
 *
 * @param Y harmonics of one point, those of degree l - 1 starting at `atY`
 * @param into 3 (2l + 1) numbers starting at `at`: for each m = -l, ..., l the derivatives with respect to x, y, z
 */
export function solidGradient(l: number, Y: Floats, atY: number, into: Floats, at: number): void {
  if (l === 0) {
    for (let k = 0; k < 3; k++) into[at + k] = 0;
    return;
  }
  const root = roots.length > 2 * l + 1 ? roots : rootsTo(2 * l + 1);
  const s = root[2 * l + 1]! / root[2 * l - 1]!;
  // The order 0 of degree l - 1, and of degree l.
  const from = atY + l - 1;
  const to = at + 3 * l;
  const twice = l > 1 ? Math.SQRT1_2 * s * root[l]! * root[l - 1]! : 0;
  into[to] = l > 1 ? 0 - twice * Y[from - 1]! : 0;
  into[to + 1] = s * l * Y[from]!;
  into[to + 2] = l > 1 ? 0 - twice * Y[from + 1]! : 0;
  for (let m = 1; m <= l; m++) {
    // The orders of degree l - 1 end at l - 1.
    const [isSame, isNext] = [m < l, m < l - 1];
    const h = s * root[l + m]! * root[l - m]!;
    const p = (s / 2) * root[l + m]! * root[l + m - 1]!;
    const q = isNext ? (s / 2) * root[l - m]! * root[l - m - 1]! : 0;
    const Cbefore = m === 1 ? Math.SQRT2 * Y[from]! : Y[from + m - 1]!;
    const Sbefore = m === 1 ? 0 : Y[from - m + 1]!;
    const Cnext = isNext ? Y[from + m + 1]! : 0;
    const Snext = isNext ? Y[from - m - 1]! : 0;
    const cosine = to + 3 * m;
    into[cosine] = 0 - p * Sbefore - q * Snext;
    into[cosine + 1] = isSame ? h * Y[from + m]! : 0;
    into[cosine + 2] = p * Cbefore - q * Cnext;
    const sine = to - 3 * m;
    into[sine] = p * Cbefore + q * Cnext;
    into[sine + 1] = isSame ? h * Y[from - m]! : 0;
    into[sine + 2] = p * Sbefore - q * Snext;
  }
}

/** The square roots of 0, 1, 2, ..., as many as have been needed so far. */
let roots = new Float64Array(0);

function rootsTo(n: number): Float64Array {
  roots = Float64Array.from({ length: 2 * n }, (_, k) => Math.sqrt(k));
  return roots;
}
