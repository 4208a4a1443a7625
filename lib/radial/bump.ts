import { softUnitStep, softUnitStepDerivative } from "./softUnitStep.js";

/** A function that is large around 0, whose shifted copies make a basis. */
export interface Bump {
  /** Whether phi(d) = 0 for |d| >= 1. */
  readonly finite: boolean;
  value(d: number): number;
  derivative(d: number): number;
}

/** The names of the bumps phi(d), which are shifted by integers. */
export type BumpName = "gaussian" | "cosine" | "smooth_finite";

/** 1.14136 e^2, with which the squares of smooth_finite bumps at integer distances add up to 1 on average. */
const SMOOTH = 1.14136 * Math.exp(2);

/**
 * The bumps. The squares of all copies at integer distances, sum_k phi(d - k)^2, add up to about 1:
 *
 *     gaussian         phi = exp(-d^2) / 1.12                     from 0.985 to 1.014
 *     cosine           phi = cos(pi d / 2),  |d| < 1              exactly 1; a kink at the ends, where phi' is set to 0
 *     smooth_finite    phi = 1.14136 e^2 s(1 + d) s(1 - d)        from 0.69 to 1.31, 1 on average; s as in `softUnitStep`
 */
export const bumps: Readonly<Record<BumpName, Bump>> = {
  gaussian: {
    finite: false,
    value: (d) => Math.exp(-d * d) / 1.12,
    derivative: (d) => (-2 * d * Math.exp(-d * d)) / 1.12,
  },
  cosine: {
    finite: true,
    value: (d) => (Math.abs(d) < 1 ? Math.cos((Math.PI / 2) * d) : 0),
    derivative: (d) => (Math.abs(d) < 1 ? -(Math.PI / 2) * Math.sin((Math.PI / 2) * d) : 0),
  },
  smooth_finite: {
    finite: true,
    value: (d) => SMOOTH * softUnitStep(1 + d) * softUnitStep(1 - d),
    derivative: (d) =>
      SMOOTH *
      (softUnitStepDerivative(1 + d) * softUnitStep(1 - d) -
        softUnitStep(1 + d) * softUnitStepDerivative(1 - d)),
  },
};
