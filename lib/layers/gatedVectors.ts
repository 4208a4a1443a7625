import { concat } from "../engine/concat.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { slice } from "../engine/slice.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "./dense.js";
import { mixVectors, scaleVectors, vectorNorms } from "./vectorPrimitives.js";

/** Scalars [..., channels] and vectors [..., xyz, channels]. */
export type ScalarsAndVectors = readonly [s: Tensor, v: Tensor];

/** How many channels of each there are. */
export interface ScalarVectorSizes {
  readonly scalars: number;
  readonly vectors: number;
}

/**
 * The gated block: scalars learn how long vectors are, and scale them,
 *
 *     (s', g) = two(silu(one(s, |v V|)))        v' = g (v W)
 *
 * It commutes with rotations and reflections.
 *
 * @param hidden the width between its two dense layers
 * @returns a layer of [s, v] to [s', v']
 * @see Schuett, Unke and Gastegger, Equivariant message passing for the prediction of tensorial properties and molecular
 * spectra (2021), figure 2c; Weiler et al., 3D Steerable CNNs (2018)
 */
export function gatedVectors(
  from: ScalarVectorSizes,
  to: ScalarVectorSizes,
  hidden: number = from.scalars,
): Layer<[s: Tensor, v: Tensor], ScalarsAndVectors> {
  return layer(
    {
      V: parameter([from.vectors, to.vectors], "lecun"),
      W: parameter([from.vectors, to.vectors], "lecun"),
      one: dense(from.scalars + to.vectors, hidden),
      two: dense(hidden, to.scalars + to.vectors),
    },
    ({ V, W, one, two }, s: Tensor, v: Tensor): ScalarsAndVectors => {
      const both = two(one(concat([s, vectorNorms(mixVectors(v, V))], -1)).silu());
      const g = slice(both, -1, to.scalars);
      return [slice(both, -1, 0, to.scalars), scaleVectors(g, mixVectors(v, W))];
    },
  );
}
