import { apply } from "./apply.js";
import { operand } from "./arithmetic.js";
import { broadcastTo, sumTo } from "./broadcast.js";
import { greater } from "./compare.js";
import { masked } from "./masked.js";
import { pair } from "./pair.js";
import type { Operation, Tensor } from "./tensor.js";
import { where } from "./where.js";

/** The larger (or smaller) of two numbers; `second` says where it is b, which it is not in a tie. */
function choice(name: "maximum" | "minimum", second: (a: Tensor, b: Tensor) => Tensor): Operation {
  return pair(name, {
    gradients: ([g], { inputs: [a, b] }, [byA, byB]) => {
      if (!g) return [];
      const isB = second(a!, b!);
      return [
        byA ? sumTo(masked(g, isB, false), a!.shape) : undefined,
        byB ? sumTo(masked(g, isB, true), b!.shape) : undefined,
      ];
    },
    push: ([u, v], { inputs: [a, b], outputs: [z] }) => {
      const isB = second(a!, b!);
      if (u && v) return [where(isB, v, u)];
      return [masked(broadcastTo((u ?? v)!, z!.shape), isB, u === undefined)];
    },
  });
}

const Maximum = choice("maximum", (a, b) => greater(b, a));
const Minimum = choice("minimum", (a, b) => greater(a, b));

/** The larger of a and b, entry by entry, repeated to one shape by NumPy's rule. In a tie the gradient goes to a. */
export function maximum(a: Tensor, b: Tensor | number): Tensor {
  return apply(Maximum, [a, operand("maximum", a, b)], null);
}

/** The smaller of a and b, entry by entry. In a tie the gradient goes to a. */
export function minimum(a: Tensor, b: Tensor | number): Tensor {
  return apply(Minimum, [a, operand("minimum", a, b)], null);
}

/**
 * min(max(x, lo), hi), with slope 1 from lo to hi, both included, and 0 outside.
 *
 * @throws RangeError if not lo <= hi
 */
export function clip(x: Tensor, lo: number, hi: number): Tensor {
  if (!(lo <= hi)) throw new RangeError(`clip: expected lo <= hi, got lo = ${lo} and hi = ${hi}`);
  return minimum(maximum(x, lo), hi);
}
