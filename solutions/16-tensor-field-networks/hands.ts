import type { Random, Vector } from "noether";
import { add, dot, norm, scaled, show, simpleFirst, subtract } from "noether/laws";
import { anyPoints } from "./points.js";

export type Cloud = readonly Vector[];
export type Hand = (points: Cloud) => number;

export const cross = ([a = 0, b = 0, c = 0]: Vector, [x = 0, y = 0, z = 0]: Vector): Vector => [
  b * z - c * y,
  c * x - a * z,
  a * y - b * x,
];
/** <u, v x w> at each point, of arrows to the others weighed by three functions of the distance, added up. */
export const handed =
  (...[f, g, h]: readonly [Weight, Weight, Weight]): Hand =>
  (points) =>
    points.reduce((sum, x) => {
      const arrow = (weight: Weight): Vector =>
        points.reduce<Vector>(
          (total, y) => {
            const r = subtract(y, x);
            return add(total, scaled(weight(norm(r)), r));
          },
          [0, 0, 0],
        );
      return sum + dot(arrow(f), cross(arrow(g), arrow(h)));
    }, 0);
type Weight = (d: number) => number;
export const reference = handed(
  () => 1,
  (d) => d ** 2,
  (d) => d ** 4,
);

/** The chiral piece of Tetris. */
export const piece: Cloud = [
  [0, 0, 0],
  [0, 0, 1],
  [1, 0, 0],
  [1, 1, 0],
];
/** Four points without any symmetry. */
export const tripod: Cloud = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 2, 0],
  [1, 1, 3],
];
/** Clouds whose points are neither too near to each other nor nearly symmetric. */
export function anyCloud(draw: Random, count: number): Cloud {
  for (;;) {
    const points = anyPoints(draw, count);
    const size = Math.max(...points.map((x) => norm(subtract(x, points[0]!))));
    if (Math.abs(reference(points.map((x) => scaled(1 / size, x)))) > 0.05) return points;
  }
}
export const clouds = simpleFirst<[Cloud]>([[piece], [tripod]], (draw) => [
  anyCloud(draw, 4 + draw.integer(3)),
]);

export const inWords = (points: Cloud): string =>
  points === piece
    ? "the piece of Tetris"
    : points === tripod
      ? "points at the origin, e_x, 2 e_y, (1, 1, 3)"
      : `${points.length} points`;
export const malformed = (got: unknown, points: Cloud) =>
  typeof got === "number" && Number.isFinite(got)
    ? undefined
    : {
        should: "The result should be a finite number.",
        given: inWords(points),
        sides: [["got", show(got)]] as const,
        look: "is something divided by 0? The distance of a point to itself is 0",
      };

/** What is smaller than this may be the rounding error of a 0, */
export const nothing = 1e-6;
/** and relative errors are relative to this at least. */
export const least = 0.1;
