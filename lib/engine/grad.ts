import { checkOptions } from "../numbers/checkOptions.js";
import type { Backend } from "./backend.js";
import { differentiated } from "./differentiated.js";
import type { Tensor } from "./tensor.js";

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
 * @throws RangeError if f gives more than one number; if the value or the gradient is not finite: then the operation is named
 * that made it of finite numbers (inner gradients are not looked at: an outer function may leave out what is not finite); or
 * if the value does not depend on the argument because its numbers were read out by `item` or `toArray`
 */
export function valueAndGrad<T, A extends readonly unknown[], R extends Tensor | readonly [Tensor, unknown]>(
  f: (x: T, ...rest: A) => R,
  options: GradOptions = {},
): ValueAndGrad<T, A, R> {
  checkOptions(options, ["backend"], "valueAndGrad");
  const { backend } = options;
  const both = (x: T, ...rest: A): unknown => {
    const { value, gradient, more } = differentiated(
      "valueAndGrad",
      (inside: T) => f(inside, ...rest),
      x,
      backend,
    );
    return [value, gradient, ...more];
  };
  return both as ValueAndGrad<T, A, R>;
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
  checkOptions(options, ["backend"], "grad");
  const { backend } = options;
  return (x, ...rest) => differentiated("grad", (inside: T) => f(inside, ...rest), x, backend).gradient;
}
