import { add, div, mul, sub } from "../engine/arithmetic.js";
import { concat } from "../engine/concat.js";
import { statistic } from "../engine/fixed.js";
import { sqrt } from "../engine/functions.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { mean } from "../engine/reduce.js";
import { smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";
import { readSo2Irreps, type So2Argument, type So2Irreps } from "../irreps/so2Irreps.js";
import {
  checkField,
  fieldOf,
  forCopies,
  ofParts,
  type SteerableField,
  type WrittenSo2,
} from "./steerableField.js";

/** What is added to a variance before it divides. */
const epsilon = 1e-5;

/**
 * Batch normalisation of fields of SO(2), by statistics that rotations do not change: means over the batch and all places,
 *
 *     x_u -> gamma_u (x_u - mu_u) / sqrt(v_u + epsilon) + beta_u        frequency 0: mu = mean x, v = mean (x - mu)^2
 *     x_u -> gamma_u x_u / sqrt(v_u + epsilon)                          others: v = mean |x|^2 / 2
 *
 * epsilon = 1e-5. A vector's mean is not subtracted: it would be one direction among all. While the model is trained the
 * means are the batch's; after `calibrate`, those of the population. gamma begins as 1, beta as 0.
 *
 * @example
 * const normalised = fieldNorm("8x0 + 4x1");
 * normalised.apply(normalised.init(random(1)), F); // a field of the same irreps
 * @throws RangeError if the text names no irreps of SO(2), or, later, the fields are of other irreps
 */
export function fieldNorm<const T extends string | So2Irreps>(
  given: So2Argument<T>,
): Layer<[x: SteerableField<WrittenSo2<T>>], SteerableField<WrittenSo2<T>>> {
  const irreps = readSo2Irreps(given);
  const scalars = irreps.terms.reduce((count, { mul, frequency }) => count + (frequency === 0 ? mul : 0), 0);
  return layer(
    {
      gamma: parameter([irreps.numIrreps], "ones"),
      beta: parameter([scalars], "zeros"),
      mean: statistic([scalars]),
      variance: statistic([irreps.numIrreps]),
    },
    ({ gamma, beta, mean: meanOf, variance: varianceOf }, x: SteerableField<WrittenSo2<T>>) => {
      checkField("fieldNorm", x, irreps);
      const scalarMeans = irreps.terms.flatMap(({ frequency }, k) =>
        frequency === 0 ? [overPlaces(x.part(k))] : [],
      );
      const mu = scalars === 0 ? undefined : meanOf(concat(scalarMeans, 0));
      const centred = fieldOf(
        irreps,
        ofParts(x, (part, { frequency, startOfKind }) =>
          frequency === 0 ? sub(part, forCopies(mu!, startOfKind, part)) : part,
        ),
      );
      const squares = irreps.terms.map((_, k) => {
        const part = centred.part(k);
        return overPlaces(mean(mul(part, part), 1, { keep: true }));
      });
      const factor = div(gamma, smooth(sqrt, add(varianceOf(concat(squares, 0)), epsilon)));
      const values = ofParts(centred, (part, { frequency, start, startOfKind }) => {
        const normed = mul(part, forCopies(factor, start, part));
        return frequency === 0 ? add(normed, forCopies(beta, startOfKind, part)) : normed;
      });
      return fieldOf(irreps, values) as typeof x;
    },
  );
}

/** The mean over all but the copies of [batch, 1, copy, ...]: [copy]. */
function overPlaces(part: Tensor): Tensor {
  return mean(
    part,
    [...part.shape.keys()].filter((axis) => axis !== 2),
  );
}
