import type { Floats } from "../numbers/floats.js";
import { type BumpName, bumps } from "./bump.js";
import { type WaveName, waves } from "./wave.js";

/** Which functions of a distance are meant, as in `softOneHot`. Only names and numbers. */
export interface RadialFunctions {
  readonly basis: BumpName | WaveName;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly cutoff: boolean;
}

/** Whether functions are shifted copies of one bump; they are standing waves otherwise. */
export function isBump(basis: BumpName | WaveName): basis is BumpName {
  return Object.hasOwn(bumps, basis);
}

/**
 * The values at one distance, f_k(r) = phi((r - c_k) / h) or a wave of x = r - start. Nothing is allocated.
 *
 * @param into f_1(r), ..., f_n(r), starting at `at`
 */
export function radialValues(of: RadialFunctions, r: number, into: Floats, at: number): void {
  const { basis, start, end, number: n, cutoff } = of;
  if (isOutside(of, r)) {
    for (let k = 0; k < n; k++) into[at + k] = 0;
  } else if (isBump(basis)) {
    const { value } = bumps[basis];
    const h = step(of);
    for (let k = 0; k < n; k++) into[at + k] = value((r - centre(of, k, h)) / h);
  } else {
    const { first, value } = waves[basis];
    for (let i = 0; i < n; i++) into[at + i] = value(first(cutoff) + i, r - start, end - start, n, cutoff);
  }
}

/**
 * The derivatives at one distance, f_k'(r) = phi'((r - c_k) / h) / h or that of a wave. Nothing is allocated.
 *
 * @param into f_1'(r), ..., f_n'(r), starting at `at`
 */
export function radialDerivatives(of: RadialFunctions, r: number, into: Floats, at: number): void {
  const { basis, start, end, number: n, cutoff } = of;
  if (isOutside(of, r)) {
    for (let k = 0; k < n; k++) into[at + k] = 0;
  } else if (isBump(basis)) {
    const { derivative } = bumps[basis];
    const h = step(of);
    for (let k = 0; k < n; k++) into[at + k] = derivative((r - centre(of, k, h)) / h) / h;
  } else {
    const { first, derivative } = waves[basis];
    for (let i = 0; i < n; i++)
      into[at + i] = derivative(first(cutoff) + i, r - start, end - start, n, cutoff);
  }
}

/** Whether all functions are 0. Rounding must not carry a bump over the end of the interval. */
function isOutside({ basis, start, end, cutoff }: RadialFunctions, r: number): boolean {
  if (!cutoff) return false;
  if (isBump(basis)) return bumps[basis].finite && !(start < r && r < end);
  return !(start <= r && r < end);
}

/** h, the distance from one centre to the next. */
function step({ start, end, number, cutoff }: RadialFunctions): number {
  return (end - start) / (cutoff ? number + 1 : number - 1);
}

/** c_(k + 1): here k starts at 0. */
function centre({ start, cutoff }: RadialFunctions, k: number, h: number): number {
  return start + (cutoff ? k + 1 : k) * h;
}
