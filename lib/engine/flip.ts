import { move } from "./motion.js";
import { axisOf, stridesOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** The entries along an axis in reverse order: y_i = x_(n-1-i). */
export function flip(x: Tensor, axis: number): Tensor {
  const along = axisOf("flip", axis, x.shape);
  const steps = stridesOf(x.shape);
  const last = (x.shape[along]! - 1) * steps[along]!;
  return move(x, {
    lengths: x.shape,
    to: { shape: x.shape, start: 0, steps },
    from: { shape: x.shape, start: Math.max(0, last), steps: steps.with(along, -steps[along]!) },
  });
}
