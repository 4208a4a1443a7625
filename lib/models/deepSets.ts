import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { type Aggregation, aggregate } from "../graph/aggregate.js";
import type { Graph } from "../graph/graph.js";
import { dense } from "../layers/dense.js";

/** What deep sets are made of. */
export interface DeepSetsOptions {
  /** How many numbers an element has. */
  readonly inputs: number;
  /** The width of everything inside (default: 64). */
  readonly hidden?: number;
  /** How many numbers a set gets. */
  readonly outputs: number;
  /** How elements become one (default: "sum"). */
  readonly aggregation?: Aggregation;
}

/** Which set each element belongs to, and how many sets there are: a graph without its edges. */
export type Sets = Pick<Graph, "graph" | "graphs">;

/**
 * Deep sets, a function of sets,
 *
 *     f(X) = rho( sum of phi(x) over x in X )
 *
 * with phi and rho of two dense layers each. It does not depend on an order of the elements; and every continuous function of
 * sets of n elements has this form, if phi has enough numbers. What is lost by the sum is who belongs to whom: elements do not
 * see each other.
 *
 * @returns a layer: x [elements, inputs] and the sets to y [sets, outputs]
 * @see Zaheer, Kottur, Ravanbakhsh, Poczos, Salakhutdinov and Smola, Deep sets (NIPS 2017)
 */
export function deepSets({
  inputs,
  hidden = 64,
  outputs,
  aggregation = "sum",
}: DeepSetsOptions): Layer<[x: Tensor, sets: Sets], Tensor> {
  return layer(
    {
      phi: [dense(inputs, hidden), dense(hidden, hidden)],
      rho: [dense(hidden, hidden), dense(hidden, outputs)],
    },
    ({ phi, rho }, x: Tensor, sets: Sets): Tensor => {
      if (x.shape.length !== 2 || sets?.graph === undefined)
        throw new RangeError(
          `deepSets: expected elements x [elements, ${inputs}] and the set of each, { graph: [elements], graphs }, got ${shapeText(x.shape)}${sets?.graph === undefined ? " and no sets" : ""}: the sets of a batch stand one after another`,
        );
      const { graph, graphs } = sets;
      const elements = phi[1](phi[0](x).silu()).silu();
      return rho[1](rho[0](aggregate(aggregation, elements, graph, graphs)).silu());
    },
  );
}
