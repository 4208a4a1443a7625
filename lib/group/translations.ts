import { shrinkVector } from "../algebra/shrinkVector.js";
import { add, scaled, unitVector, type Vector, zeros } from "../algebra/vector.js";
import { inspectable } from "../display/inspectable.js";
import { alike } from "../numbers/alike.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Group } from "./group.js";

/**
 * The translations T(n) of R^n: vectors under addition,
 *
 *     t u = t + u,    t^-1 = -t
 *
 * The group is not compact: random elements come from a proposal, n standard normal numbers.
 *
 * @throws RangeError if n is not one of 1, 2, ..., 1000
 */
export function translations(n: number): Group<Vector> {
  checkSize(n, "T(n) with n = 1, 2, 3, ...", 1000);
  const zero = zeros(n);
  const units = zero.map((_, i) => unitVector(n, i));
  const group: Group<Vector> = {
    name: `T(${n})`,
    identity: zero,
    multiply: add,
    inverse: (t) => t.map((entry) => 0 - entry),
    equals: (t, u) => alike(t, u),
    generators: units,
    // Sums of integer multiples of 1 and of sqrt 2 come arbitrarily close to every number.
    topologicalGenerators: [...units, ...units.map((t) => scaled(Math.SQRT2, t))],
    sample: (random) => zero.map(() => random.normal()),
    proposal: "standard normal translations",
    examples: [
      zero,
      ...units,
      ...units.map((t) => t.map((entry) => 0 - entry)),
      zero.map((_, i) => (n === 1 ? 2 : i + 1)),
    ],
    simpler: shrinkVector,
    show: (t) => (t.every((entry) => entry === 0) ? "the identity" : `the shift by ${written(t)}`),
    symbol: (t) => written(t),
  };
  return inspectable(group, () => group.name);
}

/** "(1, 0, -0.5)": at most 3 digits an entry. */
export function written(t: Vector): string {
  return `(${t.map((entry) => Number(entry.toPrecision(3)) + 0).join(", ")})`;
}
