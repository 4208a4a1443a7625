import { concat } from "../engine/concat.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import type { Neighbours } from "../graph/neighbours.js";
import { isScalar } from "../irreps/irrep.js";
import { harmonicIrreps, type Irreps, irrepsOf, readIrreps } from "../irreps/irreps.js";
import { type IrrepsArray, irrepsArray } from "../layers/irrepsArray.js";
import { linear } from "../layers/linear.js";
import { normActivation } from "../layers/normActivation.js";
import { type PointConvolutionOptions, pointConvolution } from "../layers/pointConvolution.js";
import { shiftedSoftplus } from "../layers/shiftedSoftplus.js";

/** What a tensor field network is made of. */
export interface TensorFieldOptions extends PointConvolutionOptions {
  /** The features of a point at first (default: "1x0e", a number such as its mass, or 1). */
  readonly input?: string | Irreps;
  /** The features of a point after each layer: ["4x0e + 4x1e", "4x0e + 4x1e"]. */
  readonly layers: readonly (string | Irreps)[];
  /**
   * The harmonics of the filters (default: all of them even, harmonicIrreps(lmax, 1), so that irreps are those of SO(3) and
   * are written "0e", "1e", "2e": the network can tell mirror images apart). With harmonicIrreps(lmax), those of a vector,
   * it commutes with reflections too, and vectors are "1o".
   */
  readonly harmonics?: Irreps;
}

/**
 * The tensor field network: features of points, irreps of SO(3), layer by layer from convolution, self-interaction and
 * nonlinearity,
 *
 *     m_i = sum_j R(d_ij) ( h_j (x) Y(r_ij) )        y = U m + b, b for scalars        h' = phi(s), phi(|v| + c) v / |v|
 *
 * U mixes the channels of each degree, and the scalars s and the lengths of all others go through phi, with a number c for
 * each channel. It commutes with rotations, translations and permutations of the points.
 *
 * @returns a layer: features of points [points, dim of input], positions [points, 3] and their graph, to features of the
 * irreps of the last layer
 * @throws RangeError if there is no layer, or no path leads to a term of one
 * @example
 * const basis = gaussianBasis({ number: 4, end: 3.5 });
 * const model = tensorFieldNetwork({ layers: ["4x0e + 4x1e", "4x0e + 4x1e", "4x0e + 4x1e"], basis });
 * @see Thomas, Smidt, Kearnes, Yang, Li, Kohlhoff and Riley, Tensor field networks (2018)
 */
export function tensorFieldNetwork({
  input = "1x0e",
  layers,
  ...options
}: TensorFieldOptions): Layer<[h: IrrepsArray, x: Tensor, graph: Neighbours], IrrepsArray> {
  if (layers.length === 0)
    throw new RangeError(
      'tensorFieldNetwork: expected the irreps of a layer at least, such as ["4x0e"], got none',
    );
  const all = [input, ...layers].map(readIrreps);
  const lmax = Math.max(...all.map((each) => each.lmax));
  const shared = { harmonics: harmonicIrreps(lmax, 1), activation: shiftedSoftplus, ...options };
  const each = all.slice(1).map((to, k) => tensorFieldLayer(all[k]!, to, shared));
  return layer({ layers: each }, (on, h: IrrepsArray, x: Tensor, graph: Neighbours): IrrepsArray => {
    const r = edgeVectors(x, graph);
    return on.layers.reduce((features, next) => next(features, r, graph), h);
  });
}

/** Convolution, self-interaction, nonlinearity. */
function tensorFieldLayer(
  from: Irreps,
  to: Irreps,
  { activation, ...options }: PointConvolutionOptions & { readonly activation: (x: Tensor) => Tensor },
): Layer<[h: IrrepsArray, r: Tensor, graph: Neighbours], IrrepsArray> {
  const convolve = pointConvolution<Irreps, Irreps>(from, to, { activation, ...options });
  return layer(
    {
      convolve,
      mix: linear<Irreps, Irreps>(convolve.out, to),
      // b of scalars, c of all others
      bias: parameter([to.numIrreps], "zeros"),
    },
    ({ convolve, mix, bias }, h: IrrepsArray, r: Tensor, graph: Neighbours): IrrepsArray => {
      const y = mix(convolve(h, r, graph));
      let copies = 0;
      const parts = to.terms.map((term, k) => {
        const { start, end } = to.slices[k]!;
        const part = y.array.slice(-1, start, end);
        const own = bias.slice(0, copies, copies + term.mul);
        copies += term.mul;
        if (isScalar(term.irrep)) return activation(part.add(own));
        const scale = normActivation<Irreps>(irrepsOf([term]), (norms) => activation(norms.add(own)));
        return scale(irrepsArray<Irreps>(irrepsOf([term]), part)).array;
      });
      return irrepsArray<Irreps>(to, concat(parts, -1));
    },
  );
}
