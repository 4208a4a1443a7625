import { firstOutside } from "../engine/rows.js";
import { shapeText } from "../engine/shape.js";
import { Tensor } from "../engine/tensor.js";

/** A directed graph by its edges: edge e reads node source[e] and writes to node target[e]. */
export interface Edges {
  /** [edges], int32 */
  readonly source: Tensor;
  /** [edges], int32 */
  readonly target: Tensor;
  /** The number of nodes. */
  readonly nodes: number;
}

/**
 * That edges are those of a graph.
 *
 * @param count how many edges there have to be (default: as many as `source` has)
 * @throws RangeError if ends are no int32 of one length, or one is no node of the graph
 */
export function checkEdges(
  name: string,
  { source, target, nodes }: Edges,
  count: number = source?.size ?? 0,
): void {
  for (const [which, ends] of Object.entries({ source, target })) {
    if (!(ends instanceof Tensor) || ends.dtype !== "int32" || ends.rank !== 1 || ends.size !== count)
      throw new RangeError(
        `${name}: expected ${which} of shape [${count}] and int32, a node for each edge, got ${ends instanceof Tensor ? `${shapeText(ends.shape)} and ${ends.dtype}` : "no tensor"}`,
      );
    const bad = firstOutside(ends, nodes);
    if (bad >= 0)
      throw new RangeError(
        `${name}: expected ${nodes === 0 ? "no edge, since there are no nodes" : `nodes from 0 to ${nodes - 1}`} in ${which}, got ${ends.values[bad]} at edge ${bad}`,
      );
  }
}
