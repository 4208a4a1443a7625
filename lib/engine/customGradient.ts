import { applyAll, filled } from "./apply.js";
import { add, mul } from "./arithmetic.js";
import { detach } from "./cast.js";
import { grad } from "./grad.js";
import { sum } from "./reduce.js";
import { sameShape, shapeText } from "./shape.js";
import type { Operation, Tensor } from "./tensor.js";

/** (dy/dx_k)^T g for each x_k; undefined is 0. */
type GradientRule = (g: Tensor, ...xs: readonly Tensor[]) => readonly (Tensor | undefined)[];

function ruled(rule: GradientRule, g: Tensor, xs: readonly Tensor[]): readonly (Tensor | undefined)[] {
  const found = rule(g, ...xs);
  for (const [k, x] of xs.entries()) {
    const each = found[k];
    if (each && !sameShape(each.shape, x.shape))
      throw new RangeError(
        `customGradient: expected a gradient by argument ${k} of its shape, ${shapeText(x.shape)}, got ${shapeText(each.shape)}`,
      );
  }
  return found;
}

/** y as it is; its gradient is that of whatever else it depends on. */
const Custom: Operation<GradientRule> = {
  name: "customGradient",
  shapes: ([y]) => [y!.shape],
  run: ([z], [y]) => (z as Float64Array).set(y as Float64Array),
  gradients: ([g], { inputs: [, ...xs], attributes: rule }) => (g ? [g, ...ruled(rule, g, xs)] : []),
  // The rule is linear in g, so that its own gradient by g is its transpose.
  push: ([u, ...us], { inputs: [y, ...xs], attributes: rule }) => {
    const pushed = grad((g: Tensor) =>
      ruled(rule, g, xs)
        .flatMap((each, k) => (each && us[k] ? [sum(mul(each, us[k]))] : []))
        .reduce(add, filled([], y!.dtype, 0)),
    )(filled(y!.shape, y!.dtype, 0));
    return [u ? add(u, pushed) : pushed];
  },
};

/**
 * A function with a rule of yours for its gradient, in place of what would follow from its operations: one that is more
 * exact, cheaper, or meant to be another.
 *
 * @param rule is given the gradient g by the result and the arguments, and gives those by the arguments, made of tensors,
 * linear in g; so it has gradients itself
 * @example
 * // log(1 + e^x) without e^x, which overflows:
 * const softplus = customGradient((x) => x.maximum(0).add(x.abs().neg().exp().add(1).log()), (g, x) => [g.mul(x.sigmoid())]);
 * @throws RangeError if a gradient does not have the shape of its argument
 */
export function customGradient<Xs extends readonly Tensor[]>(
  f: (...xs: Xs) => Tensor,
  rule: (g: Tensor, ...xs: Xs) => readonly (Tensor | undefined)[],
): (...xs: Xs) => Tensor {
  return (...xs) => {
    const y = f(...(xs.map(detach) as unknown as Xs));
    return applyAll(Custom, [y, ...xs], rule as unknown as GradientRule)[0]!;
  };
}
