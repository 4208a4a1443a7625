import type { Values } from "./dtype.js";
import type { RowProduct, Rows } from "./rowProduct.js";
import type { Trilinear } from "./trilinear.js";

/** x op y, by name. */
export type PairName = "add" | "sub" | "mul" | "div" | "maximum" | "minimum";

/**
 * A loop over the numbers of an array, neighbouring axes that can be one merged: `lengths` from the outermost to the
 * innermost, and how far the places of each operand are apart along them (0 where it is repeated).
 */
export interface Loop {
  readonly lengths: readonly number[];
  /** By operand, the result first. */
  readonly steps: readonly (readonly number[])[];
}

/**
 * The loops in which the time is spent. The plain ones are their definition; others agree with them up to rounding and
 * run these where they have nothing better.
 */
export interface Kernels {
  /**
   * C_ij = alpha sum_k A_ik B_kj, added to what is there if `add`. Each matrix by its array, the place where it begins
   * and how far its places are apart along its indices; neighbouring columns of C are neighbours.
   */
  gemm(
    C: Values,
    c: number,
    ci: number,
    A: Values,
    a: number,
    ai: number,
    ak: number,
    B: Values,
    b: number,
    bk: number,
    bj: number,
    m: number,
    k: number,
    n: number,
    alpha: number,
    add: boolean,
  ): void;
  /** z = x op y over a loop with steps of z, x and y; z is contiguous. */
  pair(op: PairName, z: Values, x: Values, y: Values, loop: Loop): void;
  /** y_i = f(x_i) */
  map(f: SmoothKernel, y: Values, x: Values): void;
  /** y = x^p */
  power(p: number, y: Values, x: Values): void;
  /** Sums x over a loop with steps of y (0 along the axes that are summed over) and x; x is contiguous. */
  sum(y: Values, x: Values, loop: Loop): void;
  /** Copies (or adds) numbers over a loop with steps of y and x, from the places `to` and `from` on. */
  move(y: Values, to: number, x: Values, from: number, loop: Loop, add: boolean): void;
  /** y_i = x_rows(i), rows of `width` numbers. */
  gatherRows(y: Values, x: Values, rows: Values, width: number): void;
  /** y_rows(i) += x_i, rows of `width` numbers, in the order of i. */
  addRows(y: Values, x: Values, rows: Values, width: number): void;
  /**
   * A step of Adam with what is learned of the gradient g, entry by entry:
   * m' = beta1 m + (1 - beta1) g, v' = beta2 v + (1 - beta2) g^2, p' = keep p - rate m' / (root sqrt(v') + epsilon).
   */
  adam(
    p1: Values,
    m1: Values,
    v1: Values,
    p: Values,
    g: Values,
    m: Values,
    v: Values,
    numbers: AdamNumbers,
  ): void;
  /**
   * Solid harmonics of degrees 0 to lmax (lib/harmonics): Y [n, (lmax + 1)^2] of points [n, 3].
   *
   * @returns false where there is no such kernel for these operands: then those who ask have plain loops of their own
   */
  solidHarmonics(lmax: number, Y: Values, points: Values): boolean;
  /** dF/d(argument `skip`) of a trilinear form of rows; false as above. */
  trilinear(form: Trilinear, skip: number, out: Values, values: readonly (Values | undefined)[]): boolean;
  /** dF/d(argument `skip`) of a product of rows, F(x, y, w, g) (lib/product); false as above. */
  rowProduct(
    product: RowProduct,
    rows: Rows,
    skip: number,
    out: Values,
    values: readonly (Values | undefined)[],
  ): boolean;
}

/** The numbers of a step of Adam. */
export interface AdamNumbers {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** What is left of a parameter that has no gradient: 1 without decay. */
  readonly keep: number;
  /** The rate, corrected for m having begun at 0. */
  readonly rate: number;
  /** What corrects sqrt(v') for v having begun at 0. */
  readonly root: number;
}

/** A function of one number, as a kernel takes it: a formula of x (see `expression`), or a function of JavaScript. */
export type SmoothKernel = { readonly formula: string } | { readonly f: (x: number) => number };
