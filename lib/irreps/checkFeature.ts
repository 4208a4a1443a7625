import type { NumberList } from "../algebra/numberList.js";
import type { Irreps } from "./irreps.js";

/**
 * Refuses a list that is not a feature of these irreps, which has dim numbers.
 *
 * @param name its name in the message, "x"
 * @throws RangeError if the length is not `irreps.dim`
 */
export function checkFeature(name: string, x: NumberList, irreps: Irreps): void {
  if (x.length === irreps.dim) return;
  throw new RangeError(
    `expected ${name} of ${irreps.dim} numbers for ${irreps.toString() || "no irreps"}, got ${x.length}`,
  );
}
