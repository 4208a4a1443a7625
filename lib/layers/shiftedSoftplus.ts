import type { Tensor } from "../engine/tensor.js";

/**
 * ssp x = log(1/2 + e^x / 2) = softplus x - log 2: smooth like softplus, and 0 at 0.
 *
 * @see Schuett et al., SchNet (2017)
 */
export function shiftedSoftplus(x: Tensor): Tensor {
  return x.softplus().sub(Math.LN2);
}
