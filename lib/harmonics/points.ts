import type { Matrix } from "../algebra/matrix.js";
import { type NumberList, type NumberRows, plain, plainRows } from "../algebra/numberList.js";
import type { Vector } from "../algebra/vector.js";

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
  /** A typed array of just their number, such as that of the call before: new memory costs more than the harmonics. */
  readonly into?: Float64Array | undefined;
}

/** `Into`, where the points are a typed array. */
export type IntoOf<P> = 0 extends 1 & P ? Into : P extends Typed ? Into : unknown;

/** Points by their kind. */
export type KnownPoints =
  | { readonly kind: "typed"; readonly points: Float64Array }
  | { readonly kind: "one"; readonly point: Vector }
  | { readonly kind: "list"; readonly points: Matrix };

/** The kind of points that are given. */
export function knownPoints(given: Points): KnownPoints {
  if (given instanceof Float64Array) return { kind: "typed", points: given };
  if (ArrayBuffer.isView(given)) return { kind: "typed", points: Float64Array.from(given as NumberList) };
  if (typeof given[0] === "number") return { kind: "one", point: plain(given as NumberList) };
  return { kind: "list", points: plainRows(given as NumberRows) };
}
