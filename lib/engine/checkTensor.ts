import { kindOf } from "./kindOf.js";
import { Tensor } from "./tensor.js";

/**
 * That something is a tensor.
 *
 * @param expected what was expected, in words
 * @throws TypeError if it is none
 */
export function checkTensor(name: string, x: unknown, expected = "a tensor"): void {
  if (!(x instanceof Tensor))
    throw new TypeError(`${name}: expected ${expected}, got ${kindOf(x)}: make one by tensor(...)`);
}
