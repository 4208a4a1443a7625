import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import type { PathOptions } from "./path.js";
import { productOfPairs } from "./productOfPairs.js";
import type { TensorProduct } from "./tensorProduct.js";

/**
 * The full tensor product x (x) y in a basis of irreps: every pair of copies separately (mode "uvuv"), without weights.
 * The result is sorted.
 *
 * @example
 * fullTensorProduct("1o", "1o").out.toString(); // "1x0e+1x1e+1x2e"
 */
export function fullTensorProduct<A extends string | Irreps, B extends string | Irreps>(
  in1: IrrepsArgument<A>,
  in2: IrrepsArgument<B>,
  options: PathOptions = {},
): TensorProduct {
  return productOfPairs(readIrreps(in1), readIrreps(in2), () => true, "uvuv", false, options);
}
