import { filled } from "./apply.js";
import { atInputs } from "./atInputs.js";
import { checkDependence } from "./dependence.js";
import { atLevel, forward } from "./differentiate.js";
import { checkDerivatives } from "./finite.js";
import { recording } from "./recording.js";
import { sameShape, shapeText } from "./shape.js";
import { inStep } from "./step.js";
import type { Tensor } from "./tensor.js";
import { leaves, withLeaves } from "./tree.js";

/**
 * The value of f and (df/dx)^T g: a gradient pulled back.
 *
 * @param g has the shape of f(x)
 * @throws RangeError if the shapes of g and f(x) differ, or what is pulled back is not finite
 */
export function vjp<T>(f: (x: T) => Tensor, x: T, g: Tensor): [value: Tensor, pulled: T] {
  return inStep(undefined, () =>
    atInputs("vjp", x, f, (y, pull) => {
      checkAlike("vjp", "g", g, "f(x)", y);
      return [y, pull(y, g).gradient];
    }),
  );
}

/**
 * The value of f and (df/dx) v: a direction pushed forward.
 *
 * @param v a tree like x
 * @throws RangeError if v is not of the form of x, or what is pushed forward is not finite
 */
export function jvp<T>(f: (x: T) => Tensor, x: T, v: T): [value: Tensor, pushed: Tensor] {
  return inStep(undefined, () => {
    const isOutermost = recording.depth === 0;
    const [points, directions] = [leaves(x), leaves(v)];
    if (points.length !== directions.length)
      throw new RangeError(
        `jvp: expected a direction v like x, ${points.length} tensors, got ${directions.length}`,
      );
    for (const [k, point] of points.entries()) checkAlike("jvp", "v", directions[k]!, "x", point);
    return atLevel(
      points,
      (inside) => f(withLeaves(x, inside)),
      (level) => {
        const y = level.result;
        checkDependence("jvp", level, y);
        const pushed = forward(level, y, directions) ?? filled(y.shape, y.dtype, 0);
        if (isOutermost) checkDerivatives("jvp", "finite derivatives", pushed);
        return [y, pushed];
      },
    );
  });
}

function checkAlike(name: string, a: string, x: Tensor, b: string, y: Tensor): void {
  if (!sameShape(x.shape, y.shape))
    throw new RangeError(
      `${name}: expected ${a} of the shape of ${b}, ${shapeText(y.shape)}, got ${shapeText(x.shape)}`,
    );
  if (x.dtype !== y.dtype)
    throw new TypeError(`${name}: expected ${a} of the dtype of ${b}, ${y.dtype}, got ${x.dtype}`);
}
