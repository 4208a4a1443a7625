/** The highest order: four shells of degree 4. */
const ORDERS = 16;

/** Terms of Taylor's series: the next is at most (1 / 32)^7 / 7! = 6e-15 of the first, at half the distance of two points. */
const TERMS = 7;

/** Points of the table per unit of T, and the T from which on the integral up to 1 is the integral up to infinity. */
const PER_UNIT = 16;
const FAR = 36;

/** Numbers of the table for one T. */
const ROW = ORDERS + TERMS;

let known: Float64Array | undefined;

/**
 * The Boys functions of the orders 0, ..., n, the potential of a Gaussian charge and its derivatives:
 *
 *     F_n(T) = int_0^1 t^(2n) exp(-T t^2) dt
 *
 * Below T = 36 the highest order comes from a table by Taylor's series, F_n(T) = sum_i F_(n+i)(T_k) (T_k - T)^i / i!, the
 * others downwards by F_(n-1) = (2T F_n + e^-T) / (2n - 1); above, F_0 = sqrt(pi / T) / 2, and the others upwards. Both
 * directions lose no digits; the error is below 1e-14 of F_n, and nothing is allocated.
 *
 * @param n up to 16
 * @param T not negative
 * @param into n + 1 numbers
 */
export function boys(n: number, T: number, into: Float64Array): void {
  if (T >= FAR) {
    const e = T < 700 ? Math.exp(-T) : 0;
    const half = 0.5 / T;
    let F = 0.5 * Math.sqrt(Math.PI / T);
    into[0] = F;
    for (let k = 1; k <= n; k++) {
      F = ((2 * k - 1) * F - e) * half;
      into[k] = F;
    }
    return;
  }
  known ??= table();
  const k = Math.round(T * PER_UNIT);
  const delta = k / PER_UNIT - T;
  const at = k * ROW + n;
  let F =
    known[at]! +
    delta *
      (known[at + 1]! +
        delta *
          (known[at + 2]! * (1 / 2) +
            delta *
              (known[at + 3]! * (1 / 6) +
                delta *
                  (known[at + 4]! * (1 / 24) +
                    delta * (known[at + 5]! * (1 / 120) + delta * known[at + 6]! * (1 / 720))))));
  into[n] = F;
  if (n === 0) return;
  const e = Math.exp(-T);
  for (let k = n; k > 0; k--) {
    F = (2 * T * F + e) / (2 * k - 1);
    into[k - 1] = F;
  }
}

/** F_n(T_k), n = 0, ..., 22, for T_k = 0, 1/16, ..., 36. */
function table(): Float64Array {
  const rows = FAR * PER_UNIT + 1;
  const values = new Float64Array(rows * ROW);
  for (let k = 0; k < rows; k++) {
    const T = k / PER_UNIT;
    const e = Math.exp(-T);
    let F = series(ROW - 1, T, e);
    for (let n = ROW - 1; n >= 0; n--) {
      values[k * ROW + n] = F;
      F = (2 * T * F + e) / (2 * n - 1);
    }
  }
  return values;
}

/** F_n(T) = e^-T (1/(2n + 1) + 2T/((2n + 1)(2n + 3)) + ...): all terms are positive, so that none is lost. */
function series(n: number, T: number, e: number): number {
  let term = 1 / (2 * n + 1);
  let sum = term;
  for (let i = 1; term > 1e-17 * sum; i++) {
    term *= (2 * T) / (2 * n + 2 * i + 1);
    sum += term;
  }
  return e * sum;
}
