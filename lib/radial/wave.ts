import { sinc, sincDerivative } from "../numbers/sinc.js";

/** Standing waves on 0 <= x <= c, numbered by k. */
export interface Wave {
  /** The number of the first wave, with the cutoff (every wave 0 at x = c) and without it. */
  first(cutoff: boolean): number;
  value(k: number, x: number, c: number, n: number, cutoff: boolean): number;
  derivative(k: number, x: number, c: number, n: number, cutoff: boolean): number;
}

/** The names of the families of standing waves. */
export type WaveName = "fourier" | "bessel";

/**
 * The waves.
 *
 *     fourier    sin(pi k x / c) / sqrt(1/4 + n/2),  k = 1, ..., n         with the cutoff
 *                cos(pi k x / c) / sqrt(1/4 + n/2),  k = 0, ..., n - 1     without it
 *     bessel     sqrt(2 / c) sin(pi k x / c) / x,    k = 1, ..., n         spherical Bessel functions j_0(pi k x / c)
 *
 * The squares of the first n Fourier waves add up to 2n / (2n + 1) on average with the cutoff, (2n + 2) / (2n + 1)
 * without it. The Bessel functions are orthonormal by volume instead: integral f_k f_k' x^2 dx = (1 if k = k', 0 otherwise).
 *
 * @see Gasteiger, Gross and Guennemann, Directional message passing for molecular graphs (2020), equation 7
 */
export const waves: Readonly<Record<WaveName, Wave>> = {
  fourier: {
    first: (cutoff) => (cutoff ? 1 : 0),
    value: (k, x, c, n, cutoff) => {
      const t = (Math.PI * k * x) / c;
      return (cutoff ? Math.sin(t) : Math.cos(t)) / Math.sqrt(0.25 + n / 2);
    },
    derivative: (k, x, c, n, cutoff) => {
      const q = (Math.PI * k) / c;
      return (q * (cutoff ? Math.cos(q * x) : -Math.sin(q * x))) / Math.sqrt(0.25 + n / 2);
    },
  },
  bessel: {
    first: () => 1,
    value: (k, x, c) => {
      const q = (Math.PI * k) / c;
      return Math.sqrt(2 / c) * q * sinc(q * x);
    },
    derivative: (k, x, c) => {
      const q = (Math.PI * k) / c;
      return Math.sqrt(2 / c) * q * q * sincDerivative(q * x);
    },
  },
};
