/**
 * The smooth step, which is 0 up to x = 0 and tends to 1 for large x,
 *
 *     s(x) = exp(-1 / x)    for x > 0, otherwise 0
 *
 * All its derivatives exist everywhere and are 0 at 0: s(1 + x) s(1 - x) is a smooth bump between -1 and 1.
 */
export function softUnitStep(x: number): number {
  return x > 0 ? Math.exp(-1 / x) : 0;
}

/** s'(x) = s(x) / x^2 for x > 0, otherwise 0. */
export function softUnitStepDerivative(x: number): number {
  const step = softUnitStep(x);
  // If s(x) is too small for float64, so is s(x) / x^2.
  return step === 0 ? 0 : step / (x * x);
}
