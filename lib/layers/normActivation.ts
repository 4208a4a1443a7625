import { aliasOf } from "../engine/apply.js";
import { div, mul } from "../engine/arithmetic.js";
import { concat } from "../engine/concat.js";
import { maximum } from "../engine/maximum.js";
import { norm } from "../engine/norm.js";
import type { Tensor } from "../engine/tensor.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import { checkIrreps } from "./checkIrreps.js";
import { featuresOf, type IrrepsArray, type Written } from "./irrepsArray.js";

/** Norms below this one are divided by it instead: features of length 0 stay 0. */
const least = 1e-8;

/**
 * The nonlinearity of norms: each copy keeps its direction and gets a new length, which commutes with rotations and
 * reflections because norms are invariant,
 *
 *     x_u -> f(|x_u|) x_u / |x_u|
 *
 * @param f of the norms, [..., 1, copies] to the same shape, such as (n) => n.sigmoid()
 * @throws RangeError if the features are not of these irreps
 * @see Thomas et al., Tensor field networks (2018)
 */
export function normActivation<const T extends string | Irreps>(
  given: IrrepsArgument<T>,
  f: (norms: Tensor) => Tensor,
): (x: IrrepsArray<Written<T>>) => IrrepsArray<Written<T>> {
  const irreps = readIrreps(given);
  return (x) => {
    checkIrreps("normActivation", x, irreps);
    const lead = x.array.shape.slice(0, -1);
    const parts = irreps.terms.map(({ mul: copies, irrep: { l } }, term) => {
      const part = x.part(term);
      const lengths = norm(part, -2, { keep: true });
      const scaled = mul(part, div(f(lengths), maximum(lengths, least)));
      return aliasOf(scaled, [...lead, (2 * l + 1) * copies]);
    });
    return parts.length === 0 ? x : featuresOf(irreps, concat(parts, -1));
  };
}
