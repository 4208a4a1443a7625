import { aliasOf } from "../engine/apply.js";
import { concat } from "../engine/concat.js";
import { zeros } from "../engine/create.js";
import { type Fixed, statistic } from "../engine/fixed.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { isScalar } from "../irreps/irrep.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import { checkIrreps } from "./checkIrreps.js";
import { featuresOf, type IrrepsArray, type Written } from "./irrepsArray.js";

/** What batch normalisation of irreps learns, and what it estimates. */
export interface IrrepsBatchNormParameters {
  readonly mean: Fixed;
  readonly variance: Fixed;
  readonly scale: Tensor;
  readonly shift: Tensor;
}

/** Variances are this much larger, so that a copy that is always 0 is not divided by 0. */
const eps = 1e-5;

/**
 * Batch normalisation of irreps: a mean for each scalar, and for each copy of an irrep one variance, that of its length,
 *
 *     s -> scale_c (s - mean_c) / sqrt(variance_c + 1e-5) + shift_c        variance_c = < (s - mean_c)^2 >
 *     v -> scale_c v / sqrt(variance_c + 1e-5)                             variance_c = < |v|^2 / (2l + 1) >
 *
 * over all rows. Only scalars 0e have a mean and a shift: a constant added to anything else would not turn. All components
 * of a copy share one variance, or it would not commute with rotations. While a model is trained the statistics are the
 * batch's; `calibrate` puts the population's in their place.
 *
 * @returns a layer of features [..., dim]
 * @throws RangeError later, if the features are not of these irreps
 * @see e3nn's BatchNorm; Weiler et al., 3D Steerable CNNs (2018)
 */
export function irrepsBatchNorm<const T extends string | Irreps>(
  given: IrrepsArgument<T>,
): Layer<[x: IrrepsArray<Written<T>>], IrrepsArray<Written<T>>, IrrepsBatchNormParameters> {
  const irreps = readIrreps(given);
  const scalars = irreps.count("0e");
  return layer(
    {
      mean: statistic([scalars]),
      variance: statistic([irreps.numIrreps]),
      scale: parameter([irreps.numIrreps], "ones"),
      shift: parameter([scalars], "zeros"),
    },
    ({ mean, variance, scale, shift }, x: IrrepsArray<Written<T>>): IrrepsArray<Written<T>> => {
      checkIrreps("irrepsBatchNorm", x, irreps);
      const parts = irreps.terms.map(({ mul, irrep: { l } }, k) =>
        aliasOf(x.part(k), [x.array.size / irreps.dim, 2 * l + 1, mul]),
      );
      const ofScalars = parts.filter((_, k) => isScalar(irreps.terms[k]!.irrep));
      const means = mean(
        joined(
          ofScalars.map((part) => part.mean([0, 1])),
          x.array,
        ),
      );
      let [scalar, copy] = [0, 0];
      const centred = parts.map((part, k) => {
        const term = irreps.terms[k]!;
        if (!isScalar(term.irrep)) return part;
        const from = scalar;
        scalar += term.mul;
        return part.sub(means.slice(0, from, scalar));
      });
      const squares = centred.map((part) => part.square().mean([0, 1]));
      const deviations = variance(joined(squares, x.array)).add(eps).sqrt();
      const factors = scale.div(deviations);
      scalar = 0;
      const scaled = centred.map((part, k) => {
        const term = irreps.terms[k]!;
        const y = part.mul(factors.slice(0, copy, copy + term.mul));
        copy += term.mul;
        if (!isScalar(term.irrep)) return y;
        const from = scalar;
        scalar += term.mul;
        return y.add(shift.slice(0, from, scalar));
      });
      const flat = scaled.map((part) => aliasOf(part, [part.shape[0]!, part.size / part.shape[0]!]));
      return featuresOf(irreps, aliasOf(concat(flat, -1), x.array.shape));
    },
  );
}

/** Tensors [copies] side by side. */
const joined = (parts: readonly Tensor[], like: Tensor): Tensor =>
  parts.length === 0 ? zeros([0], { dtype: like.dtype }) : concat(parts, 0);
