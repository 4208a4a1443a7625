import type { Vector } from "../algebra/vector.js";

/**
 * That something is a vector of n finite numbers.
 *
 * @param name of the function that asks, in messages
 * @throws RangeError
 */
export function checkVector(name: string, v: Vector, n: number): void {
  if (Array.isArray(v) && v.length === n && v.every(Number.isFinite)) return;
  const got = Array.isArray(v) && v.length !== n ? `${v.length}` : `[${String(v)}]`;
  throw new RangeError(`${name}: expected a vector of ${n} finite numbers, got ${got}`);
}
