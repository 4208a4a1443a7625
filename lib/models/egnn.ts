import { concat } from "../engine/concat.js";
import { uniform } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { Edges } from "../graph/edges.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import { segmentMean } from "../graph/segmentMean.js";
import { dense } from "../layers/dense.js";
import { edgeDense } from "../layers/edgeDense.js";

/** What EGNN is made of. */
export interface EgnnOptions {
  /** How many numbers a node has: its charge, its speed. */
  readonly inputs: number;
  /** How many an edge has, besides the distance (default: 0). */
  readonly edgeInputs?: number;
  /** The width of everything inside (default: 64). */
  readonly hidden?: number;
  /** How many layers (default: 4). */
  readonly layers?: number;
}

/** What is known of moving bodies. */
export interface Bodies {
  /** h [nodes, inputs], invariants. */
  readonly features: Tensor;
  /** v [nodes, 3]: where there are none, bodies move by what pulls them only. */
  readonly velocities?: Tensor;
  /** [edges, edgeInputs], invariants. */
  readonly edgeFeatures?: Tensor;
}

/**
 * EGNN: places that move along the lines between them. In each layer
 *
 *     m_ij = phi_e(h_i, h_j, |x_i - x_j|^2, e_ij)
 *     x_i <- x_i + phi_v(h_i) v_i + mean_j (x_i - x_j) phi_x(m_ij)
 *     h_i <- h_i + phi_h(h_i, sum_j m_ij)
 *
 * where v are the velocities in the beginning. It commutes with E(n), translations and reflections included, in any number of
 * dimensions, and with permutations. There are no features but invariants and the places themselves.
 *
 * @returns a layer: positions x [nodes, 3], what is known of the bodies, and the graph, to new positions [nodes, 3]
 * @see Satorras, Hoogeboom and Welling, E(n) equivariant graph neural networks (ICML 2021)
 */
export function egnn({
  inputs,
  edgeInputs = 0,
  hidden = 64,
  layers = 4,
}: EgnnOptions): Layer<[x: Tensor, bodies: Bodies, edges: Edges], Tensor> {
  return layer(
    {
      embedding: dense(inputs, hidden),
      layers: Array.from({ length: layers }, () => convolution(hidden, edgeInputs)),
    },
    (
      { embedding, layers },
      x: Tensor,
      { features, velocities, edgeFeatures }: Bodies,
      edges: Edges,
    ): Tensor => {
      let [h, places] = [embedding(features), x];
      for (const convolve of layers) [h, places] = convolve(h, places, velocities, edgeFeatures, edges);
      return places;
    },
  );
}

/** One layer: the new h and x. */
function convolution(
  hidden: number,
  edgeInputs: number,
): Layer<
  [h: Tensor, x: Tensor, v: Tensor | undefined, e: Tensor | undefined, edges: Edges],
  readonly [h: Tensor, x: Tensor]
> {
  // Glorot's law with a thousandth of its width: in the beginning bodies hardly move.
  const little = uniform(0.001 * Math.sqrt(6 / (hidden + 1)));
  return layer(
    {
      edge: [edgeDense(hidden, 1 + edgeInputs, hidden), dense(hidden, hidden)],
      node: [dense(2 * hidden, hidden), dense(hidden, hidden)],
      place: dense(hidden, hidden),
      pull: parameter([hidden, 1], little),
      velocity: [dense(hidden, hidden), dense(hidden, 1)],
    },
    (
      { edge, node, place, pull, velocity },
      h: Tensor,
      x: Tensor,
      v: Tensor | undefined,
      e: Tensor | undefined,
      edges: Edges,
    ) => {
      const { target, nodes } = edges;
      const r = edgeVectors(x, edges).neg(); // x_i - x_j
      const square = r.square().sum(1, { keep: true });
      const known = e ? concat([square, e], -1) : square;
      const m = edge[1](edge[0](h, known, edges).silu()).silu();
      const pulled = r.mul(place(m).silu().matmul(pull));
      const moved = x.add(segmentMean(pulled, target, nodes));
      const places = v ? moved.add(velocity[1](velocity[0](h).silu()).mul(v)) : moved;
      const gathered = concat([h, m.segmentSum(target, nodes)], -1);
      return [h.add(node[1](node[0](gathered).silu())), places] as const;
    },
  );
}
