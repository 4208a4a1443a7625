import { filled } from "./apply.js";
import { atInputs, type Pulled } from "./atInputs.js";
import type { Backend } from "./backend.js";
import { checkFinite } from "./finite.js";
import { kindOf } from "./kindOf.js";
import { recording } from "./recording.js";
import { shapeText } from "./shape.js";
import { inStep } from "./step.js";
import { Tensor } from "./tensor.js";

/** The value of a function, its gradient, and what came with the value. */
export interface Differentiated<T> extends Pulled<T> {
  readonly value: Tensor;
  readonly more: readonly unknown[];
}

/**
 * The value and the gradient of f at x, as a step: what `grad`, `valueAndGrad` and `training` do.
 *
 * @param name who is to be named in errors
 * @throws TypeError, RangeError as `valueAndGrad`
 */
export function differentiated<T>(
  name: string,
  f: (inside: T) => unknown,
  x: T,
  backend?: Backend,
): Differentiated<T> {
  return inStep(backend, () => {
    const isOutermost = recording.depth === 0;
    return atInputs(name, x, f, (made, pull) => {
      const [value, ...more]: readonly unknown[] = Array.isArray(made) ? made : [made];
      checkNumber(name, value);
      if (isOutermost) checkFinite(name, "a finite value", value);
      return { value, ...pull(value, filled(value.shape, value.dtype, 1)), more };
    });
  });
}

function checkNumber(name: string, y: unknown): asserts y is Tensor {
  if (!(y instanceof Tensor)) {
    const remedy = y instanceof Promise ? ": leave `async` out, and await what it needs before" : "";
    throw new TypeError(
      `${name}: expected a function that gives a tensor of one number, got ${kindOf(y)}${remedy}`,
    );
  }
  if (y.size !== 1)
    throw new RangeError(
      `${name}: expected one number to differentiate, got shape ${shapeText(y.shape)}: take its sum or mean`,
    );
  if (y.dtype === "int32")
    throw new TypeError(
      `${name}: expected a float to differentiate, got int32: convert it by .as("float32")`,
    );
}
