import { concat } from "../engine/concat.js";
import { ones, zeros } from "../engine/create.js";
import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { Edges } from "../graph/edges.js";
import { sphericalHarmonics } from "../harmonics/sphericalHarmonics.js";
import { harmonicIrreps, type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import type { DistanceBasis } from "../radial/distanceBasis.js";
import { polynomialCutoff } from "../radial/polynomialCutoff.js";
import { convolution } from "./featureProduct.js";
import { type IrrepsArray, irrepsArray } from "./irrepsArray.js";
import { radialNetwork } from "./radialNetwork.js";
import { shiftedSoftplus } from "./shiftedSoftplus.js";

/** What a convolution of points is made of. */
export interface PointConvolutionOptions {
  /** The functions of the distance, which have to be finite at 0: gaussianBasis({ number: 8, end: 4 }). */
  readonly basis: DistanceBasis;
  /** The harmonics of the filters (default: those of a vector, 0e + 1o + 2e + ..., to the degree of both irreps). */
  readonly harmonics?: Irreps;
  /** The width of the radial networks (default: as many as there are functions). */
  readonly hidden?: number;
  /** Between their layers (default: shiftedSoftplus). */
  readonly activation?: (x: Tensor) => Tensor;
  /** Where filters end, by the polynomial cutoff, so that nothing jumps where a neighbour leaves (default: nowhere). */
  readonly cutoff?: number;
}

/**
 * The convolution of points, whose filters are functions of the distance times harmonics of the direction,
 *
 *     h'_i = sum_j sum_paths R_path(d_ij) ( h_j (x) Y_l(r_ij / d_ij) )
 *
 * over the neighbours j and i itself, which only the filter of degree 0 sees. Each path, from a term of h and a degree l to
 * a term of the result, has a radial network R of its own, with a filter for each channel. Terms of the result stand side by
 * side, one for each path: a `linear` behind it mixes them. It commutes with rotations, with reflections if the harmonics
 * are those of a vector, with translations, and with permutations of the points.
 *
 * @param output the irreps that are kept of the product; their multiplicities do not matter
 * @returns a layer: h [points, dim], the vectors of the edges r [edges, 3], and the edges
 * @throws RangeError if no path leads to an irrep that is to be kept
 * @see Thomas et al., Tensor field networks (2018), section 4.1
 */
export function pointConvolution<A extends string | Irreps, B extends string | Irreps>(
  input: IrrepsArgument<A>,
  output: IrrepsArgument<B>,
  { basis, harmonics, hidden = basis.number, activation = shiftedSoftplus, cutoff }: PointConvolutionOptions,
): Layer<[h: IrrepsArray, r: Tensor, edges: Edges], IrrepsArray> & { readonly out: Irreps } {
  const [from, to] = [readIrreps(input), readIrreps(output)];
  const filters = harmonics ?? harmonicIrreps(Math.max(from.lmax, to.lmax, 0));
  const messages = convolution<Irreps, Irreps, Irreps>(from, filters, to);
  const f = cutoff === undefined ? undefined : polynomialCutoff(cutoff);
  const networks = messages.product.paths.map(({ muls: [channels] }) =>
    radialNetwork({ functions: basis.number, hidden, filters: channels, activation }),
  );
  const made = layer(
    { radial: networks },
    ({ radial }, h: IrrepsArray, r: Tensor, edges: Edges): IrrepsArray => {
      const W = (d: Tensor): Tensor => {
        const functions = basis.apply(d);
        return concat(
          radial.map((network) => network(functions)),
          -1,
        );
      };
      const { dtype } = h.array;
      const d = r.norm(1, { keep: true });
      const Y = irrepsArray<Irreps>(filters, sphericalHarmonics(filters.lmax, r));
      const weights = f ? W(d).mul(f(d)) : W(d);
      const others = messages.alongEdges(h, Y, weights, edges);
      const here = concat(
        [ones([edges.nodes, 1], { dtype }), zeros([edges.nodes, filters.dim - 1], { dtype })],
        -1,
      );
      const own = W(zeros([1, 1], { dtype })).reshape([-1]);
      return others.add(messages.apply(h, irrepsArray<Irreps>(filters, here), own));
    },
  );
  return Object.assign(made, { out: messages.out });
}
