import type { Random } from "../numbers/random.js";
import { leaf } from "./apply.js";
import { type DType, newValues } from "./dtype.js";
import { type Shape, shapeText, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** The law of a parameter's first values: it draws them, row-major. */
export type Initializer = (shape: Shape, draw: Random, dtype: DType) => Tensor;

/** The initialisers that have a name. */
export type InitializerName = "zeros" | "ones" | "lecun" | "glorot" | "he";

/** Independent draws of N(0, deviation^2). */
export function normal(deviation: number): Initializer {
  return drawn((draw) => deviation * draw.normal());
}

/** Independent draws, uniform on [-bound, bound). */
export function uniform(bound: number): Initializer {
  return drawn((draw) => bound * (2 * draw.uniform() - 1));
}

/** Numbers that are not drawn: number k, row-major, is x(k). */
export function given(x: (k: number) => number): Initializer {
  return drawn((_, k) => x(k));
}

function drawn(one: (draw: Random, k: number) => number): Initializer {
  return (shape, draw, dtype) => {
    const values = newValues(dtype, sizeOf(shape));
    for (let k = 0; k < values.length; k++) values[k] = one(draw, k);
    return leaf([...shape], dtype, values);
  };
}

/**
 * How many numbers enter and leave an entry of W [..., in, out], as in x W; axes before those two are places of a kernel:
 * fan-in = ... x in, fan-out = ... x out.
 */
function fans(name: string, shape: Shape): readonly [fanIn: number, fanOut: number] {
  if (shape.length < 2)
    throw new RangeError(
      `${name}: expected a shape [..., in, out], got ${shapeText(shape)}: say how wide its numbers are by normal(deviation)`,
    );
  const places = sizeOf(shape.slice(0, -2));
  return [places * shape.at(-2)!, places * shape.at(-1)!];
}

/** Draws of a variance that depends on the fans; no numbers enter an empty one. */
function ofVariance(name: string, variance: (fanIn: number, fanOut: number) => number): Initializer {
  return (shape, draw, dtype) => normal(Math.sqrt(variance(...fans(name, shape))))(shape, draw, dtype);
}

/**
 * - `zeros`, `ones`
 * - `lecun`: N(0, 1 / fan-in) keeps the variance of what goes through a linear map (LeCun, Bottou, Orr, Mueller 1998)
 * - `glorot`: N(0, 2 / (fan-in + fan-out)), that of values and gradients on average (Glorot, Bengio 2010)
 * - `he`: N(0, 2 / fan-in), before a rectifier, which lets half of it through (He, Zhang, Ren, Sun 2015)
 */
const initializers: Readonly<Record<InitializerName, Initializer>> = {
  zeros: given(() => 0),
  ones: given(() => 1),
  lecun: ofVariance("lecun", (fanIn) => 1 / fanIn),
  glorot: ofVariance("glorot", (fanIn, fanOut) => 2 / (fanIn + fanOut)),
  he: ofVariance("he", (fanIn) => 2 / fanIn),
};

/**
 * An initialiser by its name, checked against the shape.
 *
 * @throws RangeError if there is none of the name, or it needs a shape [..., in, out]
 */
export function initializerOf(first: InitializerName | Initializer, shape: Shape): Initializer {
  if (typeof first === "function") return first;
  const found = Object.hasOwn(initializers, first) ? initializers[first] : undefined;
  if (!found) {
    const names = Object.keys(initializers)
      .map((name) => JSON.stringify(name))
      .join(", ");
    throw new RangeError(
      `parameter: expected one of ${names} or an initialiser such as normal(0.1), got ${JSON.stringify(first)}`,
    );
  }
  if (first !== "zeros" && first !== "ones") fans(first, shape);
  return found;
}
