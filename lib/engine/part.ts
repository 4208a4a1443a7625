import type { Random } from "../numbers/random.js";
import type { DType } from "./dtype.js";
import type { Fixed, FixedPart, StatisticPart } from "./fixed.js";
import type { Parameter } from "./parameter.js";
import type { Tensor } from "./tensor.js";
import type { Tree } from "./tree.js";

/**
 * A function with parameters, f(theta, x): what it is made of, and its value. It holds no numbers itself: the parameters
 * are plain records of tensors, one entry for each part.
 */
export interface Layer<Args extends readonly unknown[], Result, Parameters = Tree> {
  /** Draws its first parameters, part by part in the order in which they are written. Default dtype: float32. */
  init(draw: Random, options?: { readonly dtype?: DType }): Parameters;
  /**
   * Its value at parameters.
   *
   * @throws RangeError naming paths and shapes of both sides if the parameters are those of another architecture
   */
  apply(parameters: Parameters, ...args: Args): Result;
}

// biome-ignore lint/suspicious/noExplicitAny: a part may be a layer of any arguments, results and parameters
export type AnyLayer = Layer<any, any, any>;

/** What a layer may be made of. */
export type Part = Parameter | FixedPart | StatisticPart | AnyLayer | readonly AnyLayer[];

/** The parts of a layer, by name. */
export type Parts = Readonly<Record<string, Part>>;

/** The parameters of a part: a tensor, one that is fixed, those of a layer, or a list of those. */
export type ParametersOf<P> = P extends Parameter
  ? Tensor
  : P extends FixedPart | StatisticPart
    ? Fixed
    : P extends Layer<infer _Args, infer _Result, infer Parameters>
      ? Parameters
      : P extends readonly unknown[]
        ? { -readonly [K in keyof P]: ParametersOf<P[K]> }
        : never;

/** A part with its parameters put in: a tensor, a function, or a list of functions. */
export type Bound<P> = P extends Parameter | FixedPart
  ? Tensor
  : P extends StatisticPart
    ? (ofBatch: Tensor) => Tensor
    : P extends Layer<infer Args, infer Result, infer _Parameters>
      ? (...args: Args) => Result
      : P extends readonly unknown[]
        ? { readonly [K in keyof P]: Bound<P[K]> }
        : never;

/** A layer's parts, and the function that they make. */
export interface Made {
  readonly parts: Parts;
  readonly f: (on: Readonly<Record<string, unknown>>, ...args: readonly unknown[]) => unknown;
}

/** What the layers of `layer` are made of; one that somebody wrote by hand is not among them. */
export const made: WeakMap<AnyLayer, Made> = new WeakMap();

export function isFixed(part: Part): part is FixedPart | StatisticPart {
  return "fixed" in part || "statistic" in part;
}

export function isParameter(part: Part): part is Parameter {
  return "first" in part && "shape" in part;
}

export function isList(part: Part): part is readonly AnyLayer[] {
  return Array.isArray(part);
}
