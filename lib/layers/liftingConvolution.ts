import type { Matrix } from "../algebra/matrix.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { FiniteGroup } from "../group/group.js";
import type { FeatureMap } from "./featureMap.js";
import { scalarFibre } from "./fibre.js";
import { dimensionOf } from "./matrixGroup.js";
import { type GroupConvolutionOptions, turnedCorrelation } from "./turnedCorrelation.js";

/**
 * The lifting convolution, from scalar fields (images) to functions on the grid and a group H: each image is looked at
 * through all turns of the kernel,
 *
 *     (k * f)(x, h) = sum_c,y k_oc(h^-1 (y - x)) f_c(y)        x a place, h in H
 *
 * It commutes with H: k * (g f) = g (k * f), where (g F)(x, h) = F(g^-1 x, g^-1 h). Exact for signed permutations of the axes (p4, p4m,
 * the octahedral groups), else up to the interpolation of `gridAction`.
 *
 * @param side of the kernel; odd if there is a border
 * @returns a layer of the parameter k [outputs, inputs, 1, ...side], drawn from N(0, 1 / (inputs S)), S the number of
 * places of the kernel (turned by interpolation: the mean of its squared weights), which keeps the variance of inputs that
 * are independent from place to place
 * @example
 * const lift = liftingConvolution(planarRotations(4), 1, 10, 5, { border: "zero" });
 * lift.apply(lift.init(random(1)), featureMap(planarRotations(4), images)); // [batch, 10, 4, rows, columns]
 * @throws TypeError if the group's elements are no matrices, or the argument is no map
 * @throws RangeError if a size is no whole number from 1 on, the side is even and there is a border, or the map is one of
 * another group, of another fibre or of other channels
 * @see Cohen and Welling, Group equivariant convolutional networks (2016); Bekkers et al. (2018)
 */
export function liftingConvolution(
  group: FiniteGroup<Matrix>,
  inputs: number,
  outputs: number,
  side: number,
  options: GroupConvolutionOptions = {},
): Layer<[map: FeatureMap], FeatureMap, { k: Tensor }> {
  dimensionOf("liftingConvolution", group);
  return turnedCorrelation("liftingConvolution", scalarFibre(group), [inputs, outputs, side], options);
}
