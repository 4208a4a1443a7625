import { type Initializer, type InitializerName, initializerOf } from "./initializers.js";
import { checkShape, type Shape } from "./shape.js";

/** A tensor that is learned: its shape, and the law of its first values. */
export interface Parameter {
  readonly shape: Shape;
  readonly first: Initializer;
}

/**
 * A parameter of a layer.
 *
 * @param first "zeros", "ones"; "lecun", "glorot", "he" for W [..., in, out]; or an initialiser such as `normal(0.1)`
 * @throws RangeError if the shape is none, or no initialiser is called so
 */
export function parameter(shape: Shape, first: InitializerName | Initializer): Parameter {
  checkShape("parameter", shape);
  return Object.freeze({ shape: Object.freeze([...shape]), first: initializerOf(first, shape) });
}
