import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import { sum } from "../engine/reduce.js";
import type { Tensor } from "../engine/tensor.js";
import type { Edges } from "../graph/edges.js";
import { segmentSoftmax } from "../graph/segmentSoftmax.js";
import { sphericalHarmonics } from "../harmonics/sphericalHarmonics.js";
import { harmonicIrreps, type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import type { DistanceBasis } from "../radial/distanceBasis.js";
import { polynomialCutoff } from "../radial/polynomialCutoff.js";
import { convolution } from "./featureProduct.js";
import { fullyConnectedNet } from "./fullyConnectedNet.js";
import { type IrrepsArray, irrepsArray } from "./irrepsArray.js";
import { linear } from "./linear.js";

/** What attention of irreps is made of. */
export interface IrrepsAttentionOptions {
  /** The functions of the distance. */
  readonly basis: DistanceBasis;
  /** The irreps of what nodes ask for and neighbours offer (default: those of the input). */
  readonly keys?: string | Irreps;
  /** The harmonics of edges (default: those of a vector, to the largest degree). */
  readonly harmonics?: Irreps;
  /** The width of the radial networks (default: 16). */
  readonly hidden?: number;
  /** Where neighbours end: their shares go to 0 there, by the polynomial cutoff (default: nowhere). */
  readonly cutoff?: number;
}

/**
 * Attention of irreps along edges: what a node asks for is compared with what its neighbours offer, seen from it,
 *
 *     a_ij = softmax_j( <q_i, k_ij> / sqrt(dim) )        h'_i = O sum_j a_ij R(d_ij) ( h_j (x) Y(r_ij) )
 *
 * with q = h Q and k_ij = K S(d_ij) ( h_j (x) Y(r_ij) ). The products are invariant, since both sides turn by one orthogonal
 * matrix, so the shares are, and the sum turns as its terms do: rotations, reflections, translations and permutations commute
 * with it. A node without neighbours gets 0.
 *
 * @returns a layer: h [nodes, dim of input], the vectors of the edges r [edges, 3], and the edges, to features of `output`
 * @throws RangeError if no path leads to a term of the keys or the output
 * @see Fuchs, Worrall, Fischer and Welling, SE(3)-transformers (2020)
 */
export function irrepsAttention<A extends string | Irreps, B extends string | Irreps>(
  input: IrrepsArgument<A>,
  output: IrrepsArgument<B>,
  { basis, keys, harmonics, hidden = 16, cutoff }: IrrepsAttentionOptions,
): Layer<[h: IrrepsArray, r: Tensor, edges: Edges], IrrepsArray> {
  const [from, to] = [readIrreps(input), readIrreps(output)];
  const asked = readIrreps(keys ?? from);
  const filters = harmonics ?? harmonicIrreps(Math.max(from.lmax, to.lmax, 0));
  const [offers, values] = [asked, to].map((keep) =>
    convolution<Irreps, Irreps, Irreps>(from, filters, keep),
  );
  const f = cutoff === undefined ? undefined : polynomialCutoff(cutoff);
  return layer(
    {
      query: linear<Irreps, Irreps>(from, asked),
      offered: fullyConnectedNet([basis.number, hidden, offers!.weightCount]),
      key: linear<Irreps, Irreps>(offers!.out, asked),
      sent: fullyConnectedNet([basis.number, hidden, values!.weightCount]),
      out: linear<Irreps, Irreps>(values!.out, to),
    },
    ({ query, offered, key, sent, out }, h: IrrepsArray, r: Tensor, edges: Edges): IrrepsArray => {
      const d = r.norm(1, { keep: true });
      const functions = basis.apply(d);
      const Y = irrepsArray<Irreps>(filters, sphericalHarmonics(filters.lmax, r));
      const k = key(offers!.apply(h.gather(edges.source), Y, offered(functions)));
      const q = query(h).gather(edges.target);
      const logits = sum(q.array.mul(k.array), 1, { keep: true }).mul(1 / Math.sqrt(asked.dim));
      const weight = f?.(d);
      const a = segmentSoftmax(logits, edges.target, edges.nodes, weight);
      const share = weight ? a.mul(weight) : a;
      return out(values!.alongEdges(h, Y, sent(functions).mul(share), edges));
    },
  );
}
