import type { Level } from "./differentiate.js";
import { recording } from "./recording.js";
import type { Tensor } from "./tensor.js";

/** Notes that numbers are read out, at the innermost level that they depend on: what is made of them is constant. */
export function noteRead({ tracks, dtype }: Tensor): void {
  const levels = tracks & recording.levels;
  if (levels !== 0 && dtype !== "int32") recording.read |= 1 << (31 - Math.clz32(levels));
}

/**
 * That a result does not owe its gradient of 0 to numbers that were read out of the argument and put into new tensors. A
 * constant is fine, and so is reading numbers to choose a branch.
 *
 * @throws RangeError if the result does not depend on the argument, of which numbers were read
 */
export function checkDependence(name: string, { bit, wasRead }: Level<unknown>, y: Tensor): void {
  if (!wasRead || (y.tracks & bit) !== 0) return;
  throw new RangeError(
    `${name}: expected a result that depends on what it is differentiated by, got one made of numbers that were read out of it: what item() and toArray() give is constant, so compute with tensors to the end`,
  );
}
