import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { Irreps, IrrepsArgument } from "../irreps/irreps.js";
import type { IrrepsArray, Written } from "./irrepsArray.js";
import { irrepsLinear } from "./irrepsLinear.js";

/**
 * The layer of linear maps between features that commute with rotations and reflections: see `irrepsLinear`. Its weights
 * begin as draws of N(0, 1), so that features of variance 1 have variance 1 afterwards.
 *
 * @example
 * const mix = linear("8x0e + 4x1o", "16x0e + 2x1o");
 * mix.apply(mix.init(random(1)), features);
 * @throws RangeError if no term of the input has the irrep of a term of the output
 */
export function linear<const A extends string | Irreps, const B extends string | Irreps>(
  input: IrrepsArgument<A>,
  output: IrrepsArgument<B>,
): Layer<[x: IrrepsArray<Written<A>>], IrrepsArray<Written<B>>, { W: Tensor }> {
  const map = irrepsLinear<A, B>(input, output);
  return layer({ W: parameter([map.weightCount], normal(1)) }, ({ W }, x: IrrepsArray<Written<A>>) =>
    map.apply(x, W),
  );
}
