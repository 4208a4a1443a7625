import type { Values } from "./dtype.js";

/** A number for each of the indices u, v and w of a path. */
type ForEachIndex = readonly [u: number, v: number, w: number];

/**
 * One path of a product of rows: z_wk += W_uvw sum C_ijk x_ui y_vj over u < counts[0], v < counts[1], w < counts[2], the
 * operands beginning at `starts` and moving by their steps with u, v and w; `i` and `j` are places, `k` a number of
 * components `step` apart. See `PathPlan` of lib/product, which is one.
 */
export interface RowPath {
  readonly counts: ForEachIndex;
  readonly starts: readonly [x: number, y: number, z: number, weight: number];
  readonly x: ForEachIndex;
  readonly y: ForEachIndex;
  readonly z: ForEachIndex;
  readonly weight: ForEachIndex;
  readonly C: Float64Array;
  readonly i: Int32Array;
  readonly j: Int32Array;
  readonly k: Int32Array;
  readonly step: number;
  readonly weighted: boolean;
}

/** A product of rows: its paths, and how many numbers a row of x, y, the weights and z has. */
export interface RowProduct {
  readonly paths: readonly RowPath[];
  readonly widths: readonly [x: number, y: number, w: number, z: number];
}

/** Which rows meet: product e takes row source[e] of x (or e) and row e of y, and is added to row target[e] of z (or e). */
export interface Rows {
  readonly count: number;
  readonly source?: Values | undefined;
  readonly target?: Values | undefined;
  /** Whether each product has weights of its own, row e of w; else all have the same. */
  readonly hasOwnWeights: boolean;
}
