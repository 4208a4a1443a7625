import { inspectable } from "../display/inspectable.js";
import { radians, wrapped } from "../numbers/angle.js";
import type { CompactGroup } from "./group.js";

/**
 * The group SO(2) of the rotations of the plane, given by their angles in radians, in [0, 2 pi):
 *
 *     a b = a + b mod 2 pi,    a^-1 = -a mod 2 pi
 *
 * `rotation2` takes an angle to its matrix.
 */
export function so2(): CompactGroup<number> {
  const turn = 2 * Math.PI;
  const inDegrees = (a: number): number => Number(((a * 180) / Math.PI).toFixed(1));
  const uniform: CompactGroup<number>["haar"] = (random) => turn * random.uniform();
  const group: CompactGroup<number> = {
    name: "SO(2)",
    identity: 0,
    multiply: (a, b) => wrapped(a + b),
    inverse: (a) => wrapped(-a),
    equals: (a, b) => {
      const apart = wrapped(a - b);
      return Math.min(apart, turn - apart) <= 1e-9;
    },
    generators: [radians(90)],
    topologicalGenerators: [1],
    sample: uniform,
    haar: uniform,
    examples: [0, 90, 180, 270, 45, 30, 10].map(radians).concat(1),
    show: (a) => (wrapped(a) === 0 ? "the identity" : `the turn by ${inDegrees(a)} degrees`),
    symbol: (a) => `${inDegrees(a)}°`,
  };
  return inspectable(group, () => group.name);
}
