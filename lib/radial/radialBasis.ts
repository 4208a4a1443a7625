import type { Displayable } from "../display/displayable.js";

/** Functions of a distance, f_1, ..., f_n: how a network is given the length of an edge. */
export interface RadialBasis extends Displayable {
  /** n */
  readonly number: number;
  /** f_1(r), ..., f_n(r) */
  values(r: number): number[];
  /** f_1'(r), ..., f_n'(r) */
  derivatives(r: number): number[];
}
