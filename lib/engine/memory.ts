import type { DType, Values } from "./dtype.js";

/** Where the numbers of a step live, from which its blocks are taken and to which they are given back. */
export interface Memory {
  /** Room for some numbers; what is in it is undefined. */
  take(dtype: DType, size: number): Values;
  /** Gives room back that was taken. */
  give(values: Values): void;
  /** Whether the kernels want a copy of these numbers here, because they are elsewhere. */
  wants(values: Values): boolean;
  /** A step is over: all that was taken has been given back. */
  end(): void;
  /** All that was taken is given back at once, also by halves: whoever took or gave was stopped. */
  abandon(): void;
}
