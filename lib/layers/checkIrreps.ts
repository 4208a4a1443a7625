import { kindOf } from "../engine/kindOf.js";
import { Tensor } from "../engine/tensor.js";
import type { Irreps } from "../irreps/irreps.js";

/** Features, as far as they are looked at here. */
interface Features {
  readonly irreps: Irreps;
  readonly array: Tensor;
}

/**
 * Refuses features of other irreps than those of a layer.
 *
 * @param layer its name in the message, "gate"
 * @param what what the layer expects: "features", or the name of an argument
 * @throws RangeError if the irreps are not the same
 * @throws TypeError if they are no features
 */
export function checkIrreps(layer: string, x: Features, irreps: Irreps, what = "features"): void {
  if (!(x?.irreps && x.array instanceof Tensor))
    throw new TypeError(
      `${layer}: expected ${what} of ${irreps.toString()}, got ${kindOf(x)}: make features of it by fromRows("${irreps.toString()}", x)`,
    );
  if (irreps.equals(x.irreps)) return;
  throw new RangeError(`${layer}: expected ${what} of ${irreps.toString()}, got ${x.irreps.toString()}`);
}
