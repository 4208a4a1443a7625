import "./methods.js";
import type { Random } from "../numbers/random.js";
import { checkParameters, checkParts } from "./architecture.js";
import type { DType } from "./dtype.js";
import { Fixed } from "./fixed.js";
import {
  type Bound,
  isFixed,
  isList,
  isParameter,
  type Layer,
  type Made,
  made,
  type ParametersOf,
  type Part,
  type Parts,
} from "./part.js";
import { inStep } from "./step.js";
import type { Tensor } from "./tensor.js";

/**
 * A layer of parts and the function that they make: inside of it a parameter is a tensor, a layer a function, a list of
 * layers a list of functions.
 *
 * @example
 * const dense = (inputs: number, outputs: number) =>
 *   layer({ W: parameter([inputs, outputs], "lecun"), b: parameter([outputs], "zeros") },
 *     ({ W, b }, x: Tensor) => x.matmul(W).add(b));
 * const line = dense(2, 3);
 * line.apply(line.init(random(1)), ones([5, 2])); // [5, 3]
 * @throws TypeError if a part is neither a parameter, a layer nor a list of layers
 */
export function layer<const P extends Parts, Args extends readonly unknown[], Result>(
  parts: P,
  f: (on: { readonly [K in keyof P]: Bound<P[K]> }, ...args: Args) => Result,
): Layer<Args, Result, { [K in keyof P]: ParametersOf<P[K]> }> {
  checkParts(parts);
  const of = { parts, f: f as unknown as Made["f"] };
  const self: Layer<Args, Result, { [K in keyof P]: ParametersOf<P[K]> }> = {
    init: (draw, { dtype = "float32" } = {}) =>
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, drawn(part, draw, dtype)]),
      ) as never,
    apply: (parameters, ...args) => {
      checkParameters(parts, parameters);
      return inStep(undefined, () => value(of, parameters, args)) as Result;
    },
  };
  made.set(self, of);
  return self;
}

function drawn(part: Part, draw: Random, dtype: DType): unknown {
  if (isList(part)) return part.map((each) => drawn(each, draw, dtype));
  if (isFixed(part))
    return new Fixed(part.shape, "fixed" in part ? part.fixed(part.shape, draw, dtype) : undefined);
  return isParameter(part) ? part.first(part.shape, draw, dtype) : part.init(draw, { dtype });
}

/** A layer's function at its bound parts; the parameters are known to fit. */
function value({ parts, f }: Made, parameters: unknown, args: readonly unknown[]): unknown {
  const on: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(parts))
    on[name] = bound(part, (parameters as Record<string, unknown>)[name]);
  return f(on, ...args);
}

function bound(part: Part, parameters: unknown): unknown {
  if (isList(part)) return part.map((each, k) => bound(each, (parameters as readonly unknown[])[k]));
  if (isParameter(part)) return parameters;
  if (isFixed(part)) {
    const held = parameters as Fixed;
    return "fixed" in part ? held.value : (ofBatch: Tensor) => held.of(ofBatch);
  }
  const of = made.get(part);
  return (...args: unknown[]) => (of ? value(of, parameters, args) : part.apply(parameters, ...args));
}
