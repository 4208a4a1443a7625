import { boys } from "./boys.js";
import { hermiteCount, hermiteOrders } from "./hermiteOrders.js";

const F = new Float64Array(17);

/**
 * The Coulomb potential of a Gaussian charge at a distance and all its derivatives up to degree L:
 *
 *     R_tuv = d^(t+u+v) / dx^t dy^u dz^v F_0(alpha r^2)        r = (x, y, z)
 *
 * by the recurrence of McMurchie and Davidson, for n = L, ..., 0,
 *
 *     R^n_000 = (-2 alpha)^n F_n(alpha r^2)        R^n_(t+1,u,v) = t R^(n+1)_(t-1,u,v) + x R^(n+1)_tuv
 *
 * and the same for u and v. It is done in place, from the highest derivative down.
 *
 * @param scale by which all of them are multiplied
 * @param into (L + 1)(L + 2)(L + 3) / 6 numbers, in the order of `hermiteOrders`
 * @see McMurchie and Davidson, J. Comput. Phys. 26 (1978) 218
 */
export function hermiteCoulomb(
  L: number,
  alpha: number,
  x: number,
  y: number,
  z: number,
  scale: number,
  into: Float64Array,
): void {
  boys(L, alpha * (x * x + y * y + z * z), F);
  if (L === 0) {
    into[0] = scale * F[0]!;
    return;
  }
  const a = -2 * alpha;
  if (L === 1) {
    into[0] = scale * F[0]!;
    const first = scale * a * F[1]!;
    into[1] = x * first;
    into[2] = y * first;
    into[3] = z * first;
    return;
  }
  let power = scale;
  for (let n = 0; n <= L; n++) {
    F[n] = F[n]! * power;
    power *= a;
  }
  const { axis, once, twice, factor } = hermiteOrders;
  into[0] = F[L]!;
  for (let n = L - 1; n >= 0; n--) {
    for (let i = hermiteCount(L - n) - 1; i > 0; i--) {
      const along = axis[i]!;
      const r = along === 0 ? x : along === 1 ? y : z;
      into[i] = r * into[once[i]!]! + factor[i]! * into[twice[i]!]!;
    }
    into[0] = F[n]!;
  }
}
