import type { Tensor } from "../engine/tensor.js";
import { checkSize } from "../numbers/checkSize.js";

/**
 * Functions of distances, f_1, ..., f_n, on tensors: how a network is told how long its edges are. They have as many
 * derivatives as forces and training on them need.
 */
export interface DistanceBasis {
  /** n */
  readonly number: number;
  /** d [..., 1] to f_1(d), ..., f_n(d), [..., n]. */
  apply(d: Tensor): Tensor;
}

/**
 * That distances are a column, [..., 1].
 *
 * @throws RangeError
 */
export function checkDistances(name: string, d: Tensor): void {
  if (d.shape.at(-1) !== 1)
    throw new RangeError(
      `${name}: expected distances [..., 1], got [${d.shape.join(", ")}]: take norms by r.norm(1, { keep: true })`,
    );
}

/**
 * That there are so many functions, up to such a distance.
 *
 * @throws RangeError
 */
export function checkBasis(name: string, number: number, end: number, least = 1): void {
  checkSize(number, `${name} of ${least}, ${least + 1}, ... functions`, 2 ** 16, least);
  checkCutoff(name, end);
}

/**
 * That a distance is one to end at.
 *
 * @throws RangeError
 */
export function checkCutoff(name: string, cutoff: number): void {
  if (!(typeof cutoff === "number" && cutoff > 0 && cutoff < Infinity))
    throw new RangeError(`${name}: expected a distance above 0 to end at, got ${String(cutoff)}`);
}
