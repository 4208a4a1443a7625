import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { sum } from "../engine/reduce.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { checkEdges, type Edges } from "../graph/edges.js";
import { segmentSoftmax } from "../graph/segmentSoftmax.js";
import { checkSize } from "../numbers/checkSize.js";

/** The sizes of an attention layer. */
export interface AttentionOptions {
  /** How many numbers a node has, before and after. */
  readonly features: number;
  /** How many times it looks, each with features / heads numbers (default: 1). */
  readonly heads?: number;
}

/** What edges have to say to attention. */
export interface EdgeTerms {
  /** Added to the logits: [edges, heads], or [edges, 1] for all heads. */
  readonly bias?: Tensor;
  /** A weight from 0 to 1, [edges, 1], such as a cutoff: where it goes to 0 a neighbour loses its share without a jump. */
  readonly weight?: Tensor;
}

/**
 * Attention along the edges of a graph: each node divides its attention among its neighbours by what it asks for and what
 * they offer, in several heads,
 *
 *     a_ij = softmax_j( <q_i, k_j> / sqrt(d) + bias_ij )        h'_i = sum_j a_ij v_j, heads side by side, times O
 *
 * with q = h Q, k = h K, v = h V and d numbers a head. It commutes with permutations of the nodes, and where h and the edges'
 * terms are invariant under rotations, so is what comes of it. A node without neighbours gets 0.
 *
 * @throws RangeError if the heads do not divide the features, or h is not [nodes, features]
 * @see Vaswani et al., Attention is all you need (2017); Velickovic et al., Graph attention networks (2018)
 */
export function attention({
  features,
  heads = 1,
}: AttentionOptions): Layer<[h: Tensor, edges: Edges, terms?: EdgeTerms], Tensor> {
  checkSize(features, "attention of 1, 2, 3, ... features", 2 ** 16);
  checkSize(heads, "attention of 1, 2, 3, ... heads", 2 ** 16);
  const d = features / heads;
  if (!Number.isInteger(d))
    throw new RangeError(
      `attention: expected heads that divide the features, got ${heads} heads for ${features} features`,
    );
  const matrix = parameter([features, features], "lecun");
  return layer(
    { Q: matrix, K: matrix, V: matrix, O: matrix },
    ({ Q, K, V, O }, h: Tensor, edges: Edges, { bias, weight }: EdgeTerms = {}): Tensor => {
      checkEdges("attention", edges);
      const { source, target, nodes } = edges;
      if (h.rank !== 2 || h.shape[0] !== nodes || h.shape[1] !== features)
        throw new RangeError(`attention: expected h [${nodes}, ${features}], got ${shapeText(h.shape)}`);
      const apart = (x: Tensor): Tensor => x.reshape([-1, heads, d]);
      const q = apart(h.matmul(Q).gather(target));
      const k = apart(h.matmul(K).gather(source));
      const logits = sum(q.mul(k), 2).mul(1 / Math.sqrt(d));
      const a = segmentSoftmax(bias ? logits.add(bias) : logits, target, nodes, weight);
      const v = apart(h.matmul(V).gather(source));
      const shares = a.reshape([-1, heads, 1]);
      const sent = v.mul(weight ? shares.mul(weight.reshape([-1, 1, 1])) : shares);
      return sent.segmentSum(target, nodes).reshape([nodes, features]).matmul(O);
    },
  );
}
