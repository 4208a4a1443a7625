import type { Vector } from "../algebra/vector.js";
import { checkDegree } from "../irreps/irrep.js";
import { s2Grid } from "./s2Grid.js";

/**
 * The integral of a function over the unit sphere, exact if it is a polynomial in x, y, z up to the given degree:
 *
 *     integral f = sum_p w_p f(p)        on a grid of degree + 1 angles in each direction
 *
 * @param f a function of a point of 3 numbers with x^2 + y^2 + z^2 = 1
 * @example
 * sphereIntegral(([x]) => x * x, 2); // 4 pi / 3
 * @throws RangeError if the degree is not one of 0, 1, 2, ...
 */
export function sphereIntegral(
  f: (point: readonly [x: number, y: number, z: number]) => number,
  degree: number,
): number {
  checkDegree(degree);
  const { points, weights } = s2Grid(degree + 1, degree + 1);
  const value = (point: Vector): number => f(point as [number, number, number]);
  return points.reduce((sum, row, b) => sum + weights[b]! * row.reduce((part, p) => part + value(p), 0), 0);
}
