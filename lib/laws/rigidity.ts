import type { Vector } from "../algebra/matrix.js";
import { signedVolume } from "../algebra/signedVolume.js";
import type { Random } from "../numbers/random.js";
import type { Instances, Law } from "./law.js";
import { relativeError } from "./residual.js";
import { show } from "./show.js";
import { simplerVectors, vectorPairs } from "./vectorInstances.js";

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
  const sides = (f: PointMap, x: Vector, y: Vector): readonly [number, number] => [
    distance(x, y),
    distance(f(x), f(y)),
  ];
  return {
    name: "isometry",
    statement: "|f(x) - f(y)| = |x - y|",
    instances: vectorPairs(n),
    residual: (f, x, y) => relativeError(...sides(f, x, y)),
    explain(f, x, y) {
      const [before, after] = sides(f, x, y);
      return {
        should: "The map should keep the distance of any two points.",
        given: `x = ${show(x)}, y = ${show(y)}`,
        sides: [
          ["|x - y|", show(before)],
          ["|f(x) - f(y)|", show(after)],
        ],
      };
    },
  };
}

/**
 * The map f keeps the signed volume of any n + 1 points of R^n:
 *
 *     V(f(p_0), ..., f(p_n)) = V(p_0, ..., p_n)
 *
 * Among the isometries these are the rigid motions, SE(n); a reflection gives -V.
 */
export function orientation(n: number): Law<PointMap, readonly [points: readonly Vector[]]> {
  const sides = (f: PointMap, points: readonly Vector[]): readonly [number, number] => [
    signedVolume(points),
    signedVolume(points.map(f)),
  ];
  return {
    name: "orientation",
    statement: "V(f(p_0), \\dots, f(p_n)) = V(p_0, \\dots, p_n)",
    instances: simplices(n),
    residual: (f, points) => relativeError(...sides(f, points)),
    explain(f, points) {
      const [before, after] = sides(f, points);
      return {
        should: `The map should keep the signed volume of any ${n + 1} points.`,
        given: points.map((point, k) => `p${k} = ${show(point)}`).join(", "),
        sides: [
          ["before", show(before)],
          ["after", show(after)],
        ],
        ...(relativeError(-before, after) < 1e-9 && {
          look: "the sign changed: the map turns right hands into left ones",
        }),
      };
    },
  };
}

function distance(x: Vector, y: Vector): number {
  return x.length === y.length ? Math.hypot(...x.map((entry, k) => entry - y[k]!)) : Number.NaN;
}

/** n + 1 points: first the origin and the unit vectors, then random ones. */
function simplices(n: number): Instances<readonly [points: readonly Vector[]]> {
  const corner = Array.from({ length: n + 1 }, (_, k) =>
    Array.from({ length: n }, (__, i) => (i === k - 1 ? 1 : 0)),
  );
  return {
    ladder: [[corner]],
    draw: (random: Random) => [corner.map((point) => point.map(() => random.normal()))],
    *simpler([points]) {
      for (const [k, point] of points.entries())
        for (const candidate of simplerVectors(point)) yield [points.with(k, candidate)];
    },
  };
}
