import type { Scope } from "./scope.js";

/**
 * What goes on at this moment. Differentiation is by levels: `grad` inside of `grad` opens the next. A level is a bit;
 * `levels` has those that record, `read` those of which numbers were read out.
 */
export const recording: {
  levels: number;
  read: number;
  depth: number;
  scope: Scope | undefined;
  nodes: number;
} = {
  levels: 0,
  read: 0,
  depth: 0,
  scope: undefined,
  nodes: 0,
};
