import type { Kernels } from "./kernels.js";
import type { Memory } from "./memory.js";

/** What runs operations: where their numbers live, and the loops that make numbers of numbers. */
export interface Backend {
  readonly name: string;
  readonly memory: Memory;
  readonly kernels: Kernels;
}
