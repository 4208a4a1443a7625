import type { NumberList } from "../algebra/numberList.js";
import type { Irreps } from "./irreps.js";

/**
 * Refuses what is not a feature of these irreps: it has dim numbers.
 *
 * @param name what it is called, "x"
 * @throws RangeError
 */
export function checkFeature(name: string, x: NumberList, irreps: Irreps): void {
  if (x.length === irreps.dim) return;
  throw new RangeError(
    `expected ${name} of ${irreps.dim} numbers for ${irreps.toString() || "no irreps"}, got ${x.length}`,
  );
}
