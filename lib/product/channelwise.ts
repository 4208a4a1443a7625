import { sameIrrep } from "../irreps/irrep.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import type { PathOptions } from "./path.js";
import { productOfPairs } from "./productOfPairs.js";
import type { TensorProduct } from "./tensorProduct.js";
import { unreached } from "./unreached.js";

/**
 * The tensor product of a convolution: every term of x is multiplied by every term of y, channel by channel of x (mode
 * "uvu"), and each pair contributes one term to the result for each irrep of `keep` in its product. The result is sorted.
 *
 * @param keep the irreps that may occur in the result; their multiplicities do not matter
 * @throws RangeError if one of them never occurs
 */
export function channelwiseTensorProduct<
  A extends string | Irreps,
  B extends string | Irreps,
  C extends string | Irreps,
>(
  in1: IrrepsArgument<A>,
  in2: IrrepsArgument<B>,
  keep: IrrepsArgument<C>,
  options: PathOptions = {},
): TensorProduct {
  const [first, second, kept] = [in1, in2, keep].map(readIrreps) as [Irreps, Irreps, Irreps];
  const product = first.tensorProduct(second);
  const never = kept.terms.find(({ irrep }) => product.count(irrep) === 0);
  if (never !== undefined) throw unreached(first, second, [never]);
  return productOfPairs(
    first,
    second,
    (irrep) => kept.terms.some((term) => sameIrrep(term.irrep, irrep)),
    "uvu",
    true,
    options,
  );
}
