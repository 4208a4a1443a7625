import { concat } from "../engine/concat.js";
import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { Edges } from "../graph/edges.js";
import type { Irreps } from "../irreps/irreps.js";
import { channelwiseTensorProduct } from "../product/channelwise.js";
import { featureProduct } from "./featureProduct.js";
import { fullyConnectedNet } from "./fullyConnectedNet.js";
import { gate } from "./gate.js";
import type { IrrepsArray } from "./irrepsArray.js";
import { linear } from "./linear.js";

/** What is known of ordered pairs of atoms, the edges of a graph. */
export interface PairSurroundings {
  /** Harmonics of the directions. */
  readonly Y: IrrepsArray;
  /** b(d), functions of the distances [edges, functions], */
  readonly functions: Tensor;
  /** and the cutoff function f(d), [edges, 1]. */
  readonly end: Tensor;
  readonly edges: Edges;
}

/** What a layer for pairs is made of. */
export interface PairFeatureParts {
  /** The features of an atom, */
  readonly input: Irreps;
  /** and of a pair, scalars first. */
  readonly out: Irreps;
  readonly harmonics: Irreps;
  /** How many functions of the distance there are. */
  readonly functions: number;
  /** The widths of the radial network between its first and last numbers. */
  readonly hidden: readonly number[];
}

/**
 * Features of ordered pairs of atoms, from those of both and the direction from one to the other,
 *
 *     p_ij = gate( V ( f(d_ij) R( b(d_ij), s_i, s_j ) ( U h_i + U' h_j ) (x) Y(r_ij) ) )        i = target, j = source
 *
 * channel by channel (mode "uvu"), with a weight for each path and channel of a network R that sees the distance and the
 * scalars s of both atoms. They turn with the molecule, p_ij and p_ji are different, and at the cutoff they are 0.
 *
 * @throws RangeError if a term of `out` does not occur in the product
 */
export function pairFeatures({
  input,
  out,
  harmonics,
  functions,
  hidden,
}: PairFeatureParts): Layer<[h: IrrepsArray, of: PairSurroundings], IrrepsArray> {
  const gating = gate<Irreps>(out);
  const product = featureProduct(
    channelwiseTensorProduct<Irreps, Irreps, Irreps>(input, harmonics, gating.in),
  );
  const place = input.terms.findIndex(({ irrep: { l, p } }) => l === 0 && p === 1);
  const scalars = input.terms[place]!.mul;
  return layer(
    {
      row: linear<Irreps, Irreps>(input, input),
      column: linear<Irreps, Irreps>(input, input),
      radial: fullyConnectedNet([functions + 2 * scalars, ...hidden, product.weightCount]),
      mix: linear<Irreps, Irreps>(product.out, gating.in),
    },
    (
      { row, column, radial, mix },
      h: IrrepsArray,
      { Y, functions, end, edges: { source, target } }: PairSurroundings,
    ): IrrepsArray => {
      const s = h.part(place).reshape([-1, scalars]);
      const both = row(h).gather(target).add(column(h).gather(source));
      const weights = radial(concat([functions, s.gather(target), s.gather(source)], -1));
      return gating.apply(mix(product.apply(both, Y, weights.mul(end))));
    },
  );
}
