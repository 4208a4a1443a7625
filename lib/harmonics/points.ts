import { type NumberList, type NumberRows, plain } from "../algebra/numberList.js";
import { notAPoint } from "./direction.js";

/** One vector of 3 numbers; a list of them; or a typed array of 3 n numbers, [point, x y z]. */
export type Points = NumberList | NumberRows;

/** A typed array, whose entries lie in one piece of memory. */
interface Typed {
  readonly BYTES_PER_ELEMENT: number;
}

/** What comes of points: of a typed array a typed array, of one vector `One`, of a list of vectors one for each. */
export type OfPoints<P, One> = 0 extends 1 & P
  ? One
  : P extends Typed
    ? Float64Array
    : P extends readonly number[]
      ? One
      : One[];

/** Where the results of a typed array go. */
export interface Into {
  /** A typed array of exactly the right length; reuse it between calls, since allocating costs more than evaluating. */
  readonly into?: Float64Array | undefined;
}

/** `Into`, where the points are a typed array. */
export type IntoOf<P> = 0 extends 1 & P ? Into : P extends Typed ? Into : unknown;

/**
 * What is computed of points, of whatever kind they are: [point, x y z] in one array goes in, [point, width] comes out.
 *
 * @param width how many numbers there are for each point
 * @param fill fills in the result
 * @param listed what becomes of the numbers of a point, from `at` on, where points are given as lists
 * @throws RangeError if a point has not 3 entries, a typed array is not of n times 3 numbers, or `into` not of n times
 * width
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
      `expected n points of 3 numbers, 3 n in a row, got ${points.length}: the number of entries is no multiple of 3`,
    );
  }
  if (into !== undefined && into.length !== n * width) {
    throw new RangeError(
      `expected room for ${n} x ${width} = ${n * width} numbers in "into", got ${into.length}: leave it out once, and give it the result from then on`,
    );
  }
  return into ?? new Float64Array(n * width);
}
