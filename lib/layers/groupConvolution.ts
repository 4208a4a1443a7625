import type { Matrix } from "../algebra/matrix.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { FiniteGroup } from "../group/group.js";
import type { FeatureMap } from "./featureMap.js";
import { regularFibre } from "./fibre.js";
import { dimensionOf } from "./matrixGroup.js";
import { type GroupConvolutionOptions, turnedCorrelation } from "./turnedCorrelation.js";

/**
 * The group convolution, between functions on the grid and a group H: the kernel, itself a function of places and elements,
 * turns as a whole, its places and its fibre,
 *
 *     (K * F)(x, h) = sum_c,y,h' K_oc(h^-1 (y - x), h^-1 h') F_c(y, h')
 *
 * It commutes with H: K * (g F) = g (K * F), where (g F)(x, h) = F(g^-1 x, g^-1 h). Exact for signed permutations of the axes (p4, p4m,
 * the octahedral groups), else up to the interpolation of `gridAction`.
 *
 * @param side of the kernel; odd if there is a border
 * @returns a layer of the parameter k [outputs, inputs, h, ...side], h in the order of the group's elements, drawn from
 * N(0, 1 / (inputs |H| S)), S as in `liftingConvolution`, which keeps the variance of independent inputs
 * @throws TypeError if the group's elements are no matrices, or the argument is no map
 * @throws RangeError if a size is no whole number from 1 on, the side is even and there is a border, or the map is one of
 * another group, of another fibre or of other channels
 * @see Cohen and Welling, Group equivariant convolutional networks (2016); Bekkers et al. (2018)
 */
export function groupConvolution(
  group: FiniteGroup<Matrix>,
  inputs: number,
  outputs: number,
  side: number,
  options: GroupConvolutionOptions = {},
): Layer<[map: FeatureMap], FeatureMap, { k: Tensor }> {
  dimensionOf("groupConvolution", group);
  return turnedCorrelation("groupConvolution", regularFibre(group), [inputs, outputs, side], options);
}
