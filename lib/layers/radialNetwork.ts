import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { type DenseParameters, dense } from "./dense.js";

/** The sizes of a radial network. */
export interface RadialNetworkOptions {
  /** How many functions of the distance it is given. */
  readonly functions: number;
  readonly hidden: number;
  /** How many filters it makes. */
  readonly filters: number;
  /** Between its two layers (default: silu). */
  readonly activation?: (x: Tensor) => Tensor;
}

/**
 * Filters that depend on a distance alone, so that no rotation or reflection changes them,
 *
 *     W(d) = two(phi(one(f_1(d), ..., f_n(d))))
 *
 * @returns a layer: functions of the distance [edges, functions] to filters [edges, filters]
 */
export function radialNetwork({
  functions,
  hidden,
  filters,
  activation = (x) => x.silu(),
}: RadialNetworkOptions): Layer<[basis: Tensor], Tensor, { one: DenseParameters; two: DenseParameters }> {
  return layer(
    { one: dense(functions, hidden), two: dense(hidden, filters) },
    ({ one, two }, basis: Tensor) => two(activation(one(basis))),
  );
}
