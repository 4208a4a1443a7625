import type { Instances, Law } from "./law.js";
import { relativeError } from "./residual.js";
import { show, showApart } from "./show.js";
import { together } from "./together.js";
import { vectorInstances } from "./vectorInstances.js";

/**
 * Linearity of a map in its first argument:
 *
 *     f(a x + b y) = a f(x) + b f(y)
 *
 * Numbers, vectors, matrices ... are added and scaled entry by entry.
 *
 * @param inputs x, y of one shape, and further arguments, which stay the same on both sides
 */
export function linearity<X, Rest extends readonly unknown[], Y>(
  inputs: Instances<readonly [x: X, y: X, ...rest: Rest]>,
): Law<(x: X, ...rest: Rest) => Y, readonly [coefficients: readonly number[], x: X, y: X, ...rest: Rest]> {
  const sides = (
    f: (x: X, ...rest: Rest) => Y,
    [a = 1, b = 1]: readonly number[],
    x: X,
    y: X,
    rest: Rest,
  ): [unknown, unknown] => [
    f(combined(a, x, b, y) as X, ...rest),
    combined(a, f(x, ...rest), b, f(y, ...rest)),
  ];
  return {
    name: "linearity",
    statement: "f(a x + b y) = a f(x) + b f(y)",
    instances: together(vectorInstances(2), inputs) as Instances<
      readonly [coefficients: readonly number[], x: X, y: X, ...rest: Rest]
    >,
    residual: (f, ab, x, y, ...rest) => relativeError(...sides(f, ab, x, y, rest)),
    explain(f, ab, x, y, ...rest) {
      const [whole, apart] = sides(f, ab, x, y, rest);
      const [left, right] = showApart(apart, whole);
      return {
        should: "A combination of inputs should give the same combination of results.",
        given: `a = ${show(ab[0])}, b = ${show(ab[1])}, x = ${show(x)}, y = ${show(y)}`,
        sides: [
          ["a f(x) + b f(y)", left],
          ["f(a x + b y)", right],
        ],
      };
    },
  };
}

/** a x + b y, entry by entry; NaN where the two differ in shape, which no residual takes for equal. */
function combined(a: number, x: unknown, b: number, y: unknown): unknown {
  if (typeof x === "number" && typeof y === "number") return a * x + b * y;
  if (Array.isArray(x) && Array.isArray(y) && x.length === y.length) {
    return x.map((entry, i) => combined(a, entry, b, y[i]));
  }
  return Number.NaN;
}
