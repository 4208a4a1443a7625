import type { Irreps } from "../irreps/irreps.js";
import type { IrrepsArray } from "./irrepsArray.js";

/**
 * Refuses features of other irreps than those of a layer.
 *
 * @param layer its name in the message, "gate"
 * @param what what the layer expects: "features", or the name of an argument
 * @throws RangeError if the irreps are not the same
 */
export function checkIrreps(layer: string, x: IrrepsArray, irreps: Irreps, what = "features"): void {
  if (irreps.equals(x.irreps)) return;
  throw new RangeError(`${layer}: expected ${what} of ${irreps.toString()}, got ${x.irreps.toString()}`);
}
