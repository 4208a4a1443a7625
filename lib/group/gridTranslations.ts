import { cyclic } from "./cyclic.js";
import { directProduct } from "./directProduct.js";
import type { FiniteGroup } from "./group.js";

/**
 * The translations of a periodic grid of h rows and w columns: Z/h x Z/w, pairs [dy, dx] of rows downwards and
 * columns to the right.
 *
 * @throws RangeError if a side is not a positive integer
 */
export function gridTranslations(h: number, w: number): FiniteGroup<readonly [dy: number, dx: number]> {
  return { ...directProduct(cyclic(h), cyclic(w)), show: ([dy, dx]) => `${dy} down, ${dx} right` };
}
