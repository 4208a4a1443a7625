const SQRT_PI = Math.sqrt(Math.PI);

/** Below it the power series is used, above it the continued fraction. */
const BORDER = 1.5;

/**
 * The complementary error function, erfc x = 2/sqrt(pi) int_x^inf exp(-t^2) dt = 1 - erf x, to about 1e-15 of
 * itself for x >= 0, however small it is. erfc(-x) = 2 - erfc(x).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < BORDER ? 1 - series(x) : fraction(x);
}

/** erf x = 2/sqrt(pi) exp(-x^2) (x + 2 x^3/3 + 4 x^5/(3 5) + ...): all terms have one sign, so that none is lost. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / SQRT_PI) * Math.exp(-x * x) * sum;
}

/** erfc x = exp(-x^2)/sqrt(pi) 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))), from its end. */
function fraction(x: number): number {
  let below = x;
  for (let n = Math.ceil(8 + 160 / (x * x)); n > 0; n--) below = x + n / 2 / below;
  return Math.exp(-x * x) / (SQRT_PI * below);
}
