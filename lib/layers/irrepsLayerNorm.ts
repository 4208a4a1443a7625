import { aliasOf } from "../engine/apply.js";
import { concat } from "../engine/concat.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { irrepDimension, isScalar } from "../irreps/irrep.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import { checkIrreps } from "./checkIrreps.js";
import { featuresOf, type IrrepsArray, type Written } from "./irrepsArray.js";

/** Mean squares are this much larger, so that features that are all 0 stay 0. */
const eps = 1e-5;

/**
 * Layer normalisation of irreps, row by row and term by term: over the copies c of a term,
 *
 *     s_c -> scale_c (s_c - mean) / sqrt(< (s - mean)^2 > + 1e-5) + shift_c        of scalars 0e
 *     v_c -> scale_c v_c / sqrt(< |v|^2 / (2l + 1) > + 1e-5)                       of everything else
 *
 * It commutes with rotations and reflections, since lengths are invariant and only scalars have a mean. A row does not see
 * the others, so it is the same in training and in use.
 *
 * @returns a layer of features [..., dim]
 * @throws RangeError later, if the features are not of these irreps
 * @see Liao and Smidt, Equiformer (2023); Ba, Kiros and Hinton, Layer normalization (2016)
 */
export function irrepsLayerNorm<const T extends string | Irreps>(
  given: IrrepsArgument<T>,
): Layer<[x: IrrepsArray<Written<T>>], IrrepsArray<Written<T>>, { scale: Tensor; shift: Tensor }> {
  const irreps = readIrreps(given);
  return layer(
    {
      scale: parameter([irreps.numIrreps], "ones"),
      shift: parameter([irreps.count("0e")], "zeros"),
    },
    ({ scale, shift }, x: IrrepsArray<Written<T>>): IrrepsArray<Written<T>> => {
      checkIrreps("irrepsLayerNorm", x, irreps);
      const rows = x.array.size / irreps.dim;
      let [scalar, copy] = [0, 0];
      const parts = irreps.terms.map(({ mul, irrep }, k) => {
        const dim = irrepDimension(irrep);
        const part = aliasOf(x.part(k), [rows, dim, mul]);
        const centred = isScalar(irrep) ? part.sub(part.mean(2, { keep: true })) : part;
        const size = centred.square().mean([1, 2], { keep: true }).add(eps).sqrt();
        const y = centred.div(size).mul(scale.slice(0, copy, copy + mul));
        copy += mul;
        const shifted = isScalar(irrep) ? y.add(shift.slice(0, scalar, scalar + mul)) : y;
        if (isScalar(irrep)) scalar += mul;
        return aliasOf(shifted, [rows, dim * mul]);
      });
      return parts.length === 0 ? x : featuresOf(irreps, aliasOf(concat(parts, -1), x.array.shape));
    },
  );
}
