import { tuple } from "./instances.js";
import type { Instances, Law } from "./law.js";
import { show } from "./show.js";
import { sides } from "./sides.js";
import { vectorInstances } from "./vectorInstances.js";

/**
 * Linearity of a map in its first argument:
 *
 *     f(a x + b y) = a f(x) + b f(y)
 *
 * Numbers, vectors, matrices ... are added and scaled entry by entry.
 *
 * @param inputs x, y of one shape, and further arguments, which stay the same on both sides
 * @param inWords x and y in words, for values with too many numbers to show
 */
export function linearity<X, Rest extends readonly unknown[], Y>(
  inputs: Instances<readonly [x: X, y: X, ...rest: Rest]>,
  inWords: (x: X, y: X) => string = (x, y) => `x = ${show(x)}, y = ${show(y)}`,
): Law<(x: X, ...rest: Rest) => Y, readonly [coefficients: readonly number[], x: X, y: X, ...rest: Rest]> {
  return sides(
    "linearity",
    "f(a x + b y) = a f(x) + b f(y)",
    tuple(vectorInstances(2), inputs) as Instances<
      readonly [coefficients: readonly number[], x: X, y: X, ...rest: Rest]
    >,
    (f, [[a = 1, b = 1], x, y, ...rest]) => ({
      should: "A combination of inputs should give the same combination of results.",
      get given() {
        return `a = ${show(a)}, b = ${show(b)}, ${inWords(x, y)}`;
      },
      left: ["a f(x) + b f(y)", combined(a, f(x, ...rest), b, f(y, ...rest))],
      right: ["f(a x + b y)", f(combined(a, x, b, y) as X, ...rest)],
    }),
  );
}

/** a x + b y, entry by entry; NaN where the two differ in shape, which no residual counts as equal. */
function combined(a: number, x: unknown, b: number, y: unknown): unknown {
  if (typeof x === "number" && typeof y === "number") return a * x + b * y;
  if (Array.isArray(x) && Array.isArray(y) && x.length === y.length) {
    return x.map((entry, i) => combined(a, entry, b, y[i]));
  }
  return Number.NaN;
}
