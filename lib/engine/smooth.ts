import { apply } from "./apply.js";
import { mul } from "./arithmetic.js";
import { checkFloat } from "./dtype.js";
import { formulaOf } from "./expression.js";
import type { SmoothKernel } from "./kernels.js";
import { kindOf } from "./kindOf.js";
import { symmetricRules } from "./symmetricRules.js";
import type { Operation, Tensor } from "./tensor.js";

/**
 * A function of one number and its derivatives, f, f', f'', ...: what is to be differentiated n times needs n + 1.
 * Where the last one is missing, its derivative is an error, not a zero, unless the last is `zero` itself.
 */
export interface SmoothFunction {
  readonly name: string;
  readonly derivatives: readonly SmoothKernel[];
}

/** 0, whatever x is: a derivative after which all others are 0 as well. */
export const zero: SmoothKernel = { formula: "0" };

interface Attributes {
  readonly of: SmoothFunction;
  readonly order: number;
}

/** d f(x) = f'(x) dx, at every order. */
const Smooth: Operation<Attributes> = {
  name: "smooth",
  title: ({ of, order }) => `${of.name}${"'".repeat(order)}`,
  shapes: ([x], { of, order }) => {
    if (order >= of.derivatives.length)
      throw new RangeError(
        `${of.name}: expected a derivative that it has, up to order ${of.derivatives.length - 1}, got order ${order}`,
      );
    return [x!.shape];
  },
  run: ([y], [x], { of, order }, _, __, kernels) => kernels.map(of.derivatives[order]!, y!, x!),
  ...symmetricRules((u, { inputs: [x], attributes: { of, order } }) =>
    of.derivatives[order + 1] === zero ? undefined : mul(u, smooth(of, x!, order + 1)),
  ),
};

/**
 * f(x), or a derivative of f, entry by entry.
 *
 * @throws TypeError if x is int32
 * @throws RangeError if f has no derivative of that order
 */
export function smooth(of: SmoothFunction, x: Tensor, order = 0): Tensor {
  checkFloat(of.name, x);
  return apply(Smooth, [x], { of, order });
}

/**
 * A smooth function of one number, to be applied to tensors entry by entry.
 *
 * @param parts.derivatives f, f', f'', ...: forces need two of them, training on forces three. Each is a formula of x
 * (numbers, + - * /, brackets, exp, log, log1p, erfc, sqrt, sin, cos, tanh, abs, max, min, step, where), which runs in
 * WebAssembly as well, or a function of JavaScript
 * @example
 * const softsign = smoothFunction({ name: "softsign", derivatives: ["x / (1 + abs(x))", (x) => (1 + Math.abs(x)) ** -2] });
 * softsign(tensor([-1, 0, 1])); // [-0.5, 0, 0.5]
 * @throws RangeError if there is none among the derivatives; later, if one is asked for that is not there
 * @throws SyntaxError if a formula cannot be read
 */
export function smoothFunction({
  name,
  derivatives,
}: {
  readonly name: string;
  readonly derivatives: readonly (string | ((x: number) => number))[];
}): (x: Tensor) => Tensor {
  if (derivatives.length === 0 || !derivatives.every((f) => typeof f === "function" || typeof f === "string"))
    throw new RangeError(
      `${name}: expected derivatives [f, f', ...], formulas or functions of a number, got [${derivatives.map((f) => typeof f).join(", ")}]`,
    );
  const of = { name, derivatives: derivatives.map(kernelOf) };
  return (x) => smooth(of, x);
}

function kernelOf(f: string | ((x: number) => number)): SmoothKernel {
  if (typeof f === "function") return { f };
  formulaOf(f); // which throws where it cannot be read
  return { formula: f };
}

/** d x^p = p x^(p-1) dx; x^0 = 1 has the slope 0 everywhere, at x = 0 as well. */
const Power: Operation<number> = {
  name: "pow",
  title: (p) => `pow(${p})`,
  shapes: ([x]) => [x!.shape],
  run: ([y], [x], p, _, __, kernels) => kernels.power(p, y!, x!),
  ...symmetricRules((u, { inputs: [x], attributes: p }) =>
    p === 0 ? undefined : mul(u, mul(pow(x!, p - 1), p)),
  ),
};

/**
 * x^p, entry by entry, for a number p; x^0 = 1.
 *
 * @throws TypeError if p is no number, or x is int32 and p no whole number from 0 on
 */
export function pow(x: Tensor, p: number): Tensor {
  if (typeof p !== "number")
    throw new TypeError(`pow: expected a number as exponent, got ${kindOf(p)}: x^y is y.mul(x.log()).exp()`);
  if (!(Number.isInteger(p) && p >= 0)) checkFloat(`pow(${p})`, x);
  return p === 1 ? x : apply(Power, [x], p);
}
