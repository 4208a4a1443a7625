import type { Values } from "./dtype.js";
import type { Kernels } from "./kernels.js";
import type { Memory } from "./memory.js";
import type { Shaped } from "./shape.js";

/** What runs operations: where their numbers live, and the loops that make numbers of numbers. */
export interface Backend {
  readonly name: string;
  readonly memory: Memory;
  readonly kernels: Kernels;
  /**
   * Runs an operation in its own way, where it has one.
   *
   * @returns false where it has none for these operands: then the operation runs on the kernels
   */
  run?(
    operation: string,
    outputs: readonly Values[],
    inputs: readonly Values[],
    attributes: unknown,
    to: readonly Shaped[],
    of: readonly Shaped[],
  ): boolean;
}
