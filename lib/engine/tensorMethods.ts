import type { Shape } from "./shape.js";

/** Numbers in lists in lists, as deep as a tensor has axes. */
export type NestedNumbers = number | NestedNumbers[];

/** What a tensor offers; T is the tensor itself. The functions of the same names say more. */
export interface TensorMethods<T> {
  /** The number of a tensor that has one. */
  item(): number;
  /** The numbers in lists in lists. */
  toArray(): NestedNumbers;

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
  sqrt(): T;
  exp(): T;
  log(): T;
  sin(): T;
  cos(): T;
  tanh(): T;

  /** The sum over axes (default: all); with `keep` they stay, with length 1. */
  sum(axes?: number | readonly number[], options?: { readonly keep?: boolean }): T;
  /** The mean over axes (default: all). */
  mean(axes?: number | readonly number[], options?: { readonly keep?: boolean }): T;

  /** The product of matrices, [..., m, k] by [..., k, n]. */
  matmul(other: T): T;
  /** The same numbers under another shape; one length may be -1. */
  reshape(shape: Shape): T;
  /** Repeated until it has a shape. */
  broadcastTo(shape: Shape): T;
}
