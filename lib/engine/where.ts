import { apply } from "./apply.js";
import { operand } from "./arithmetic.js";
import { broadcastTogether } from "./broadcast.js";
import { kindOf } from "./kindOf.js";
import { masked } from "./masked.js";
import { type Operation, Tensor } from "./tensor.js";

/** a where the mask is not 0, else b, all of one shape. */
const Where: Operation = {
  name: "where",
  shapes: ([a]) => [a!.shape],
  run: ([z], [a, b, mask]) => {
    for (let i = 0; i < z!.length; i++) z![i] = mask![i] !== 0 ? a![i]! : b![i]!;
  },
  gradients: ([g], { inputs: [, , mask] }, [byA, byB]) =>
    g ? [byA ? masked(g, mask!, true) : undefined, byB ? masked(g, mask!, false) : undefined] : [],
  push: ([u, v], { inputs: [, , mask] }) => [
    u && v ? apply(Where, [u, v, mask!], null) : u ? masked(u, mask!, true) : v && masked(v, mask!, false),
  ],
};

/**
 * a where the mask is not 0, b elsewhere, all three repeated to one shape by NumPy's rule. The gradient goes where the
 * number came from; what was not chosen may be NaN without harm to the value.
 *
 * @param mask int32, as comparisons give it
 * @param a a tensor or a number, b too; one of them is a tensor
 * @throws TypeError if the mask is not int32, or a and b differ in dtype, or are both numbers
 * @throws RangeError if the shapes do not agree
 */
export function where(mask: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  if (mask?.dtype !== "int32")
    throw new TypeError(
      `where: expected a mask of int32, got ${mask?.dtype ?? kindOf(mask)}: compare first, as in x.greater(0)`,
    );
  const like = a instanceof Tensor ? a : b;
  if (!(like instanceof Tensor))
    throw new TypeError("where: expected a tensor for a or b, got two numbers: make one by tensor(...)");
  const both = [operand("where", like, a), operand("where", like, b)];
  const [m, x, y] = broadcastTogether("where", mask, ...both);
  return apply(Where, [x!, y!, m!], null);
}
