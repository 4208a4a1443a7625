import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import { slice } from "../engine/slice.js";
import type { Tensor } from "../engine/tensor.js";
import type { Edges } from "../graph/edges.js";
import { checkSize } from "../numbers/checkSize.js";
import type { DenseParameters } from "./dense.js";

/**
 * The dense layer of edges, of what both ends and the edge itself have to say,
 *
 *     y_ij = (h_i, h_j, e_ij) W + b        i = target, j = source
 *
 * The ends are multiplied as nodes, before they are repeated for the edges, of which there are many more.
 *
 * @param nodeInputs how many numbers a node has
 * @param edgeInputs how many an edge has; 0 for none
 * @returns a layer: h [nodes, nodeInputs], e [edges, edgeInputs] and the graph to y [edges, outputs]
 * @throws RangeError if h or e have another width
 */
export function edgeDense(
  nodeInputs: number,
  edgeInputs: number,
  outputs: number,
): Layer<[h: Tensor, e: Tensor | undefined, edges: Edges], Tensor, DenseParameters> {
  checkSize(nodeInputs, "edgeDense of 1, 2, 3, ... numbers a node", 2 ** 20);
  checkSize(edgeInputs, "edgeDense of 0, 1, 2, ... numbers an edge", 2 ** 20, 0);
  checkSize(outputs, "edgeDense of 1, 2, 3, ... outputs", 2 ** 20);
  return layer(
    {
      W: parameter([2 * nodeInputs + edgeInputs, outputs], "lecun"),
      b: parameter([outputs], "zeros"),
    },
    ({ W, b }, h: Tensor, e: Tensor | undefined, { source, target }: Edges): Tensor => {
      const width = e?.shape.at(-1) ?? 0;
      if (h.shape.at(-1) !== nodeInputs || width !== edgeInputs)
        throw new RangeError(
          `edgeDense: expected ${nodeInputs} numbers a node and ${edgeInputs} an edge, got ${shapeText(h.shape)} and ${e ? shapeText(e.shape) : "none"}`,
        );
      const part = (from: number, count: number): Tensor => slice(W, 0, from, from + count);
      const to = h.matmul(part(0, nodeInputs)).add(b).gather(target);
      const ends = to.add(h.matmul(part(nodeInputs, nodeInputs)).gather(source));
      return e ? ends.add(e.matmul(part(2 * nodeInputs, edgeInputs))) : ends;
    },
  );
}
