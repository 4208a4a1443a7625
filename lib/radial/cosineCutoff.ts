import { mul } from "../engine/arithmetic.js";
import { smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";
import { checkCutoff } from "./distanceBasis.js";
import { raisedCosine } from "./raisedCosine.js";

/**
 * The cosine cutoff, by which a neighbour that leaves is forgotten without a jump,
 *
 *     f(d) = (1 + cos(pi d / c)) / 2    for d < c, otherwise 0
 *
 * At c its value and slope are 0, so that energies and forces are continuous; its second derivative jumps.
 *
 * @param c where it ends
 * @throws RangeError if c is not above 0
 * @see Behler and Parrinello, Generalized neural-network representation of high-dimensional potential-energy surfaces (2007)
 */
export function cosineCutoff(c: number): (d: Tensor) => Tensor {
  checkCutoff("cosineCutoff", c);
  return (d) => smooth(raisedCosine, mul(d, 1 / c));
}
