import { type NumberList, type NumberRows, plain } from "../algebra/numberList.js";
import { notAPoint } from "./direction.js";

/** One vector of 3 numbers; a list of them; or a typed array of 3 n numbers, [point, x y z]. */
export type Points = NumberList | NumberRows;

/** A typed array, whose entries are contiguous in memory. */
interface Typed {
  readonly BYTES_PER_ELEMENT: number;
}

/** The type of the results for points: a typed array for a typed array, `One` for one vector, a list for a list of vectors. */
export type OfPoints<P, One> = 0 extends 1 & P
  ? One
  : P extends Typed
    ? Float64Array
    : P extends readonly number[]
      ? One
      : One[];

/** Where the results for a typed array are written. */
export interface Into {
  /** A typed array of exactly the right length; reuse it between calls, since allocating costs more than evaluating. */
  readonly into?: Float64Array | undefined;
}

/** `Into`, if the points are a typed array. */
export type IntoOf<P> = 0 extends 1 & P ? Into : P extends Typed ? Into : unknown;

/**
 * Computes something for points of any kind: `fill` reads [point, x y z] from one array and writes [point, width] to another.
 *
 * @param width how many numbers there are for each point
 * @param fill fills in the result
 * @param listed makes the result for one point from its numbers, which start at `at`, if points are given as lists
 * @throws RangeError if a point does not have 3 entries, a typed array 3 n numbers, or `into` n times width
 */
export function ofPoints<One>(
  given: Points,
  width: number,
  into: Float64Array | undefined,
  fill: (points: Float64Array, into: Float64Array) => void,
  listed: (result: Float64Array, at: number) => One,
): One | One[] | Float64Array {
  if (ArrayBuffer.isView(given)) {
    const points = given instanceof Float64Array ? given : Float64Array.from(given as NumberList);
    const result = roomFor(points, width, into);
    fill(points, result);
    return result;
  }
  const isOne = typeof given[0] === "number";
  const rows = isOne ? [given as NumberList] : Array.from(given as NumberRows);
  const points = new Float64Array(3 * rows.length);
  for (const [p, row] of rows.entries()) {
    if (row.length !== 3) throw notAPoint(plain(row));
    for (let k = 0; k < 3; k++) points[3 * p + k] = row[k]!;
  }
  const result = new Float64Array(width * rows.length);
  fill(points, result);
  return isOne ? listed(result, 0) : rows.map((_, p) => listed(result, p * width));
}

/** The array for the results of a typed array: the one given, or a new one. */
function roomFor(points: Float64Array, width: number, into?: Float64Array): Float64Array {
  const n = points.length / 3;
  if (!Number.isInteger(n)) {
    throw new RangeError(
      `expected n points of 3 numbers, 3 n in a row, got ${points.length}: the number of entries is not a multiple of 3`,
    );
  }
  if (into !== undefined && into.length !== n * width) {
    throw new RangeError(
      `expected room for ${n} x ${width} = ${n * width} numbers in "into", got ${into.length}: omit it in the first call, and pass that result from then on`,
    );
  }
  return into ?? new Float64Array(n * width);
}
