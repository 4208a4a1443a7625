import { filled } from "./apply.js";
import type { Backend } from "./backend.js";
import { atLevel, backward, forward } from "./differentiate.js";
import { checkFinite } from "./finite.js";
import { kindOf } from "./kindOf.js";
import { recording } from "./recording.js";
import { sameShape, shapeText } from "./shape.js";
import { inStep } from "./step.js";
import { Tensor } from "./tensor.js";
import { leaves, withLeaves } from "./tree.js";

/** How a function is differentiated. */
export interface GradOptions {
  /** What runs its operations (default: WebAssembly where it is allowed, else plain loops). */
  readonly backend?: Backend;
}

/** The value of f and its gradient by the first argument, as a tree of the same form. */
export type ValueAndGrad<T, A extends readonly unknown[], R> = (
  x: T,
  ...rest: A
) => R extends readonly [Tensor, infer More]
  ? [value: Tensor, gradient: T, more: More]
  : [value: Tensor, gradient: T];

/**
 * A function that gives the value of f and its gradient by the first argument, any tree of tensors; other arguments are
 * constants. Where f gives [value, more], `more` comes third.
 *
 * @param f gives one number; may contain gradients itself
 * @returns a function with the arguments of f; tensors that f does not depend on have gradient 0, those of int32 as well
 * @throws TypeError if f gives no tensor, or one of int32
 * @throws RangeError if f gives more than one number, or a value that is not finite: then the operation is named that made
 * it of finite ones
 */
export function valueAndGrad<T, A extends readonly unknown[], R extends Tensor | readonly [Tensor, unknown]>(
  f: (x: T, ...rest: A) => R,
  { backend }: GradOptions = {},
): ValueAndGrad<T, A, R> {
  const differentiated = (x: T, ...rest: A): unknown =>
    inStep(backend, () => {
      const isOutermost = recording.depth === 0;
      return atInputs(
        x,
        (inside) => f(inside, ...rest),
        (made, pull) => {
          const [y, ...more]: readonly unknown[] = Array.isArray(made) ? made : [made];
          checkNumber(y);
          if (isOutermost) checkFinite("valueAndGrad", y);
          return [y, pull(y, filled(y.shape, y.dtype, 1)), ...more];
        },
      );
    });
  return differentiated as ValueAndGrad<T, A, R>;
}

/**
 * The gradient of f by its first argument: see `valueAndGrad`.
 *
 * @example
 * grad((x: Tensor) => x.square().sum())(tensor([1, 2])); // [2, 4]
 */
export function grad<T, A extends readonly unknown[]>(
  f: (x: T, ...rest: A) => Tensor,
  options: GradOptions = {},
): (x: T, ...rest: A) => T {
  const both = valueAndGrad(f, options);
  return (x, ...rest) => both(x, ...rest)[1];
}

/**
 * The value of f and (df/dx)^T g: a gradient pulled back.
 *
 * @param g has the shape of f(x)
 * @throws RangeError if the shapes of g and f(x) differ
 */
export function vjp<T>(f: (x: T) => Tensor, x: T, g: Tensor): [value: Tensor, pulled: T] {
  return inStep(undefined, () =>
    atInputs(x, f, (y, pull) => {
      checkAlike("vjp", "g", g, "f(x)", y);
      return [y, pull(y, g)];
    }),
  );
}

/**
 * The value of f and (df/dx) v: a direction pushed forward.
 *
 * @param v a tree like x
 * @throws RangeError if v is not of the form of x
 */
export function jvp<T>(f: (x: T) => Tensor, x: T, v: T): [value: Tensor, pushed: Tensor] {
  return inStep(undefined, () => {
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
        return [y, forward(level, y, directions) ?? filled(y.shape, y.dtype, 0)];
      },
    );
  });
}

/** Runs f on a tree at a new level, then `then`, which may pull gradients back. */
function atInputs<T, R, S>(
  x: T,
  f: (inside: T) => R,
  then: (result: R, pull: (y: Tensor, g: Tensor) => T) => S,
): S {
  const points = leaves(x);
  return atLevel(
    points,
    (inside) => f(withLeaves(x, inside)),
    (level) =>
      then(level.result, (y, g) => {
        const found = backward(level, y, g);
        return withLeaves(
          x,
          points.map((point, k) => found[k] ?? filled(point.shape, point.dtype, 0)),
        );
      }),
  );
}

function checkNumber(y: unknown): asserts y is Tensor {
  if (!(y instanceof Tensor)) {
    const remedy = y instanceof Promise ? ": leave `async` out, and await what it needs before" : "";
    throw new TypeError(
      `grad: expected a function that gives a tensor of one number, got ${kindOf(y)}${remedy}`,
    );
  }
  if (y.size !== 1)
    throw new RangeError(
      `grad: expected one number to differentiate, got shape ${shapeText(y.shape)}: take its sum or mean`,
    );
  if (y.dtype === "int32")
    throw new TypeError('grad: expected a float to differentiate, got int32: convert it by .as("float32")');
}

function checkAlike(name: string, a: string, x: Tensor, b: string, y: Tensor): void {
  if (!sameShape(x.shape, y.shape))
    throw new RangeError(
      `${name}: expected ${a} of the shape of ${b}, ${shapeText(y.shape)}, got ${shapeText(x.shape)}`,
    );
  if (x.dtype !== y.dtype)
    throw new TypeError(`${name}: expected ${a} of the dtype of ${b}, ${y.dtype}, got ${x.dtype}`);
}
