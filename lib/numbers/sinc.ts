/** sinc t = sin(t) / t, the spherical Bessel function j_0; 1 at t = 0. */
export function sinc(t: number): number {
  return t === 0 ? 1 : Math.sin(t) / t;
}

/** sinc'(t) = (t cos t - sin t) / t^2; by its series where the difference would lose digits. */
export function sincDerivative(t: number): number {
  if (Math.abs(t) > 0.1) return (t * Math.cos(t) - Math.sin(t)) / (t * t);
  const s = t * t;
  return t * (-1 / 3 + s * (1 / 30 + s * (-1 / 840 + s / 45360)));
}
