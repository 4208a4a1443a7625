import type { Operation } from "./tensor.js";

/** The rules of an operation whose results do not move with its operands: whole numbers, masks, places. */
export const constantRules: Pick<Operation<unknown>, "gradients" | "push"> = {
  gradients: () => [],
  push: () => [],
};
