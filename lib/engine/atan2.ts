import { apply } from "./apply.js";
import { add, div, mul, operand, sub } from "./arithmetic.js";
import { broadcastTogether } from "./broadcast.js";
import { cast } from "./cast.js";
import { equal } from "./compare.js";
import { checkFloat } from "./dtype.js";
import { masked } from "./masked.js";
import type { Operation, Tensor } from "./tensor.js";

/** The angle of (x, y): d atan2(y, x) = (x dy - y dx) / (x^2 + y^2). */
const Atan2: Operation = {
  name: "atan2",
  shapes: ([y]) => [y!.shape],
  run: ([z], [y, x]) => {
    for (let i = 0; i < z!.length; i++) z![i] = Math.atan2(y![i]!, x![i]!);
  },
  gradients: ([g], { inputs: [y, x] }, [byY, byX]) => {
    if (!g) return [];
    const perArea = divided(g, y!, x!);
    return [byY ? mul(perArea, x!) : undefined, byX ? mul(perArea, mul(y!, -1)) : undefined];
  },
  push: ([dy, dx], { inputs: [y, x] }) => {
    const [first, second] = [dy && mul(dy, x!), dx && mul(dx, y!)];
    return [divided(first && second ? sub(first, second) : (first ?? mul(second!, -1)), y!, x!)];
  },
};

/** a / (x^2 + y^2), and 0 at the origin, where there is no angle. */
function divided(a: Tensor, y: Tensor, x: Tensor): Tensor {
  const area = add(mul(x, x), mul(y, y));
  const isOrigin = equal(area, 0);
  return div(masked(a, isOrigin, false), add(area, cast(isOrigin, area.dtype)));
}

/**
 * The angle of the point (x, y), in (-pi, pi], entry by entry, repeated to one shape by NumPy's rule. At the origin it is
 * 0 and so is its gradient.
 *
 * @throws TypeError if y and x differ in dtype or are int32
 */
export function atan2(y: Tensor, x: Tensor | number): Tensor {
  checkFloat("atan2", y);
  return apply(Atan2, broadcastTogether("atan2", y, operand("atan2", y, x)), null);
}
