import type { display, MimeBundle } from "../display/displayable.js";
import type { DType } from "./dtype.js";
import type { Repeated } from "./repeated.js";
import type { Shape } from "./shape.js";

/** Numbers in lists in lists, as deep as a tensor has axes. */
export type NestedNumbers = number | NestedNumbers[];

/** What a tensor offers; T is the tensor itself. The functions of the same names say more. */
export interface TensorMethods<T> {
  /** The number of a tensor that has one. */
  item(): number;
  /** The numbers in lists in lists. */
  toArray(): NestedNumbers;
  /** What JSON has of it: the same lists. */
  toJSON(): NestedNumbers;
  /** What it is, and the corner of its numbers. */
  toString(): string;
  /** What a notebook shows: the same as a table. */
  readonly [display]: () => MimeBundle;

  /** The same numbers as another dtype; for int32 fractions are cut off. */
  as(dtype: DType): T;
  /** The same numbers on which nothing depends: no gradient goes through it. */
  detach(): T;

  /** this + other, repeated to one shape by NumPy's rule. */
  add(other: T | number): T;
  /** this - other */
  sub(other: T | number): T;
  /** this other, entry by entry. */
  mul(other: T | number): T;
  /** this / other, entry by entry. */
  div(other: T | number): T;
  /** -this */
  neg(): T;
  /** this^p, entry by entry. */
  pow(p: number): T;
  /** this^2 */
  square(): T;
  /** The square root; its slope at 0 is taken to be 0. */
  sqrt(): T;
  /** |this|, with slope 0 at 0. */
  abs(): T;
  exp(): T;
  log(): T;
  sin(): T;
  cos(): T;
  tanh(): T;
  /** 1 / (1 + exp(-x)) */
  sigmoid(): T;
  /** x sigmoid x */
  silu(): T;
  /** log(1 + exp x) */
  softplus(): T;
  /** max(x, 0), with slope 0 at 0. */
  relu(): T;
  /** x P(X <= x) for X standard normal: the exact form, by erf. */
  gelu(): T;
  /** The angle of the points (x, this), in (-pi, pi]. */
  atan2(x: T | number): T;
  /** The larger of both, entry by entry; in a tie the gradient goes to this. */
  maximum(other: T | number): T;
  /** The smaller of both, entry by entry; in a tie the gradient goes to this. */
  minimum(other: T | number): T;
  /** min(max(this, lo), hi) */
  clip(lo: number, hi: number): T;
  /** 1 where this > other, else 0; int32. */
  greater(other: T | number): T;
  /** 1 where this < other, else 0; int32. */
  less(other: T | number): T;
  /** 1 where both are the same number, else 0; int32. */
  equal(other: T | number): T;

  /** The sum over axes (default: all); with `keep` they stay, with length 1. */
  sum(axes?: number | readonly number[], options?: { readonly keep?: boolean }): T;
  /** The mean over axes (default: all). */
  mean(axes?: number | readonly number[], options?: { readonly keep?: boolean }): T;

  /** The largest number over axes (default: all). */
  max(axes?: number | readonly number[], options?: { readonly keep?: boolean }): T;
  /** The smallest number over axes (default: all). */
  min(axes?: number | readonly number[], options?: { readonly keep?: boolean }): T;
  /** The Euclidean length over axes (default: all), with gradient 0 at 0. */
  norm(axes?: number | readonly number[], options?: { readonly keep?: boolean }): T;
  /** Where along an axis the largest number is; int32. */
  argMax(axis: number): T;
  /** Where along an axis the smallest number is; int32. */
  argMin(axis: number): T;
  /** log sum exp over axes (default: all), without overflow. */
  logSumExp(axes?: number | readonly number[], options?: { readonly keep?: boolean }): T;
  /** exp x_i / sum_j exp x_j along an axis (default: the last). */
  softmax(axis?: number): T;
  /** The logarithm of the softmax along an axis (default: the last). */
  logSoftmax(axis?: number): T;
  /** Sums of what comes up to each place along an axis. */
  cumulativeSum(axis: number): T;

  /** The product of matrices, [..., m, k] by [..., k, n]. */
  matmul(other: T): T;
  /** The same numbers under another shape; one length may be -1. */
  reshape(shape: Shape): T;
  /** Repeated until it has a shape. */
  broadcastTo(shape: Shape): T;
  /** The axes in another order: axis k of the result is axis order[k]. */
  permute(order: readonly number[]): T;
  /** The transposed matrix, in the last two axes. */
  transpose(): T;
  /** The entries from, ..., to - 1 along an axis; negative ones are counted from the end. */
  slice(axis: number, from: number, to?: number): T;
  /** Equal parts along an axis (default: the last): `const [q, k, v] = x.split(3)`. */
  split<const N extends number>(parts: N, axis?: number): Repeated<T, N>;
  /** The entries along an axis in reverse order. */
  flip(axis: number): T;
  /** Zeros before and after along an axis. */
  pad(axis: number, before: number, after: number): T;
  /** The numbers along an axis (default: the last) in ascending order. */
  sort(axis?: number): T;
  /** Where along an axis (default: the last) the numbers are in ascending order; int32. */
  argSort(axis?: number): T;

  /** Rows by their numbers (int32): entry e is row rows(e). */
  gather(rows: T): T;
  /** Sums of the rows that belong to each of `count` segments; `rows` (int32) has the segment of each. */
  segmentSum(rows: T, count: number): T;
  /** The largest numbers of the rows that belong to each of `count` segments, column by column; 0 where there is none. */
  segmentMax(rows: T, count: number): T;
}
