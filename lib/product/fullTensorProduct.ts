import type { Irreps } from "../irreps/irreps.js";
import type { PathOptions } from "./path.js";
import { productOfPairs } from "./productOfPairs.js";
import type { TensorProduct } from "./tensorProduct.js";

/**
 * The whole tensor product x (x) y, changed to a basis of irreps: every pair of copies by itself (mode "uvuv"), without
 * weights. The result is sorted.
 *
 * @example
 * fullTensorProduct(irreps("1o"), irreps("1o")).out.toString(); // "1x0e+1x1e+1x2e"
 */
export function fullTensorProduct(in1: Irreps, in2: Irreps, options: PathOptions = {}): TensorProduct {
  return productOfPairs(in1, in2, () => true, "uvuv", false, options);
}
