import { shrinkVector } from "../algebra/shrinkVector.js";
import { signedVolume } from "../algebra/signedVolume.js";
import { norm, subtract, unitVector, type Vector, zeros } from "../algebra/vector.js";
import type { Random } from "../numbers/random.js";
import type { Instances, Law } from "./law.js";
import { relativeError } from "./relativeError.js";
import { show } from "./show.js";
import { sides } from "./sides.js";
import { vectorPairs } from "./vectorInstances.js";

/** A map of R^n to itself, such as x -> R x + t. */
export type PointMap = (x: Vector) => Vector;

/**
 * The map f is an isometry of R^n:
 *
 *     |f(x) - f(y)| = |x - y|        for all x, y
 *
 * The maps with this property are the elements of E(n), and no others.
 *
 * @example
 * judge(isometry(3), (x) => applyIsometry(g, x), { random: random(1) });
 */
export function isometry(n: number): Law<PointMap, readonly [x: Vector, y: Vector]> {
  return sides("isometry", "|f(x) - f(y)| = |x - y|", vectorPairs(n), (f: PointMap, [x, y]) => ({
    should: "The map should preserve the distance between any two points.",
    get given() {
      return `x = ${show(x)}, y = ${show(y)}`;
    },
    left: ["|x - y|", distance(x, y)],
    right: ["|f(x) - f(y)|", distance(f(x), f(y))],
  }));
}

/**
 * The map f preserves the signed volume of any n + 1 points of R^n:
 *
 *     V(f(p_0), ..., f(p_n)) = V(p_0, ..., p_n)
 *
 * Among the isometries these are the rigid motions, SE(n); a reflection gives -V.
 */
export function orientation(n: number): Law<PointMap, readonly [points: readonly Vector[]]> {
  return sides(
    "orientation",
    "V(f(p_0), \\dots, f(p_n)) = V(p_0, \\dots, p_n)",
    simplices(n),
    (f: PointMap, [points]) => {
      const [before, after] = [signedVolume(points), signedVolume(points.map(f))];
      return {
        should: `The map should preserve the signed volume of any ${n + 1} points.`,
        get given() {
          return points.map((point, k) => `p${k} = ${show(point)}`).join(", ");
        },
        left: ["before", before],
        right: ["after", after],
        look:
          relativeError(-before, after) < 1e-9 ? "the sign changed: the map reverses handedness" : undefined,
      };
    },
  );
}

function distance(x: Vector, y: Vector): number {
  return x.length === y.length ? norm(subtract(x, y)) : Number.NaN;
}

/** n + 1 points: first the origin and the unit vectors, then random ones. */
function simplices(n: number): Instances<readonly [points: readonly Vector[]]> {
  const corner = [zeros(n), ...Array.from({ length: n }, (_, k) => unitVector(n, k))];
  return {
    examples: [[corner]],
    draw: (random: Random) => [corner.map((point) => point.map(() => random.normal()))],
    *simpler([points]) {
      for (const [k, point] of points.entries())
        for (const candidate of shrinkVector(point)) yield [points.with(k, candidate)];
    },
  };
}
