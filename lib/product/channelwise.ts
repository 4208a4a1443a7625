import { sameIrrep } from "../irreps/irrep.js";
import type { Irreps } from "../irreps/irreps.js";
import type { PathOptions } from "./path.js";
import { productOfPairs } from "./productOfPairs.js";
import type { TensorProduct } from "./tensorProduct.js";

/**
 * The tensor product of a convolution: every term of x meets every term of y, channel by channel of x (mode "uvu"),
 * and each pair has a term of the result for each irrep of `keep` that its product holds. The result is sorted.
 *
 * @param keep the irreps that may occur in the result; their multiplicities do not matter
 */
export function channelwiseTensorProduct(
  in1: Irreps,
  in2: Irreps,
  keep: Irreps,
  options: PathOptions = {},
): TensorProduct {
  return productOfPairs(
    in1,
    in2,
    (irrep) => keep.terms.some((term) => sameIrrep(term.irrep, irrep)),
    "uvu",
    true,
    options,
  );
}
