import { apply } from "./apply.js";
import { mul } from "./arithmetic.js";
import type { SmoothKernel } from "./kernels.js";
import type { Operation, Tensor } from "./tensor.js";

/**
 * A function of one number and its derivatives, f, f', f'', ...: what is to be differentiated n times needs n + 1.
 * Where the last one is missing, its derivative is an error, not a zero.
 */
export interface SmoothFunction {
  readonly name: string;
  readonly derivatives: readonly SmoothKernel[];
}

/** d f(x) = f'(x) dx, at every order. */
const Smooth: Operation<{ readonly of: SmoothFunction; readonly order: number }> = {
  name: "smooth",
  shapes: ([x], { of, order }) => {
    if (order >= of.derivatives.length)
      throw new RangeError(
        `${of.name}: expected a derivative that it has, up to order ${of.derivatives.length - 1}, got order ${order}`,
      );
    return [x!.shape];
  },
  run: ([y], [x], { of, order }, _, __, kernels) => kernels.map(of.derivatives[order]!, y!, x!),
  gradients: ([g], { inputs: [x], attributes: { of, order } }) => [g && mul(g, smooth(of, x!, order + 1))],
  push: ([u], { inputs: [x], attributes: { of, order } }) => [u && mul(u, smooth(of, x!, order + 1))],
};

/** f(x), or a derivative of f, entry by entry. */
export function smooth(of: SmoothFunction, x: Tensor, order = 0): Tensor {
  return apply(Smooth, [x], { of, order });
}

/** x^p */
const Power: Operation<number> = {
  name: "pow",
  shapes: ([x]) => [x!.shape],
  run: ([y], [x], p, _, __, kernels) => kernels.power(p, y!, x!),
  gradients: ([g], { inputs: [x], attributes: p }) => [g && mul(g, mul(pow(x!, p - 1), p))],
  push: ([u], { inputs: [x], attributes: p }) => [u && mul(u, mul(pow(x!, p - 1), p))],
};

/** x^p, entry by entry, for a number p; x^0 = 1. */
export function pow(x: Tensor, p: number): Tensor {
  return p === 1 ? x : apply(Power, [x], p);
}
