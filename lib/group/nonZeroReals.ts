import { inspectable } from "../display/inspectable.js";
import type { Group } from "./group.js";

/**
 * The group R* of the real numbers other than 0 under multiplication:
 *
 *     e = 1,    a^-1 = 1 / a
 *
 * 0 is excluded because it has no inverse. The group is not compact: random elements come from a proposal, a random sign and
 * the exponential of a standard normal number.
 */
export function nonZeroReals(): Group<number> {
  const written = (a: number): string => String(Number(a.toPrecision(4)));
  const group: Group<number> = {
    name: "R*",
    identity: 1,
    multiply: (a, b) => a * b,
    inverse: (a) => {
      if (!Number.isFinite(a) || a === 0) {
        throw new RangeError(`expected a real number other than 0, got ${a}, which has no inverse in R*`);
      }
      return 1 / a;
    },
    equals: (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)),
    generators: [-1, 2],
    // log 2 / log 3 is irrational: the products of powers of 2 and 3 come arbitrarily close to every positive number.
    topologicalGenerators: [-1, 2, 3],
    sample: (random) => random.pick([-1, 1]) * Math.exp(random.normal()),
    proposal: "a random sign times the exponential of a standard normal number",
    examples: [1, -1, 2, 0.5, -2, 3, 10, 0.1],
    show: (a) => `multiplication by ${written(a)}`,
    symbol: written,
  };
  return inspectable(group, () => group.name);
}
