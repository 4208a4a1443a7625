import type { Vector } from "../algebra/vector.js";
import { s2Grid } from "../harmonics/s2Grid.js";
import { checkSize } from "../numbers/checkSize.js";
import { apart, type Molecule } from "./molecule.js";

/** Points in space with weights: int f dr = sum_p w_p f(r_p). */
export interface IntegrationGrid {
  /** In bohr, three numbers a point. */
  readonly points: Float64Array;
  /** In bohr^3. */
  readonly weights: Float64Array;
}

/** How fine a grid is. */
export interface IntegrationGridOptions {
  /** Spheres around each atom (default: 40). */
  readonly spheres?: number;
  /** Points of a sphere from pole to pole, and as many around it (default: 18). */
  readonly angles?: number;
}

/**
 * A grid for integrals of densities: around each atom spheres of radii r = (1 + x) / (1 - x) bohr, x being the points of the
 * Chebyshev rule of the second kind, and on each the grid of `s2Grid`; what a point counts for its atom a is
 *
 *     w_a = P_a / sum_b P_b        P_a = prod_b s(mu_ab)        mu_ab = (|r - R_a| - |r - R_b|) / |R_a - R_b|
 *
 * with s(mu) = (1 - p(p(p(mu)))) / 2 and p(mu) = (3 mu - mu^3) / 2, so that each atom's share of an integral is smooth. The
 * electrons of a water are counted to 1e-4 of them.
 *
 * @see Becke, A multicenter numerical integration scheme for polyatomic molecules (1988)
 */
export function integrationGrid(
  { positions }: Molecule,
  { spheres = 40, angles = 18 }: IntegrationGridOptions = {},
): IntegrationGrid {
  checkSize(spheres, "integrationGrid of 1, 2, 3, ... spheres", 1000);
  const sphere = s2Grid(angles, angles);
  const points: number[] = [];
  const weights: number[] = [];
  for (const [a, centre] of positions.entries())
    for (let i = 1; i <= spheres; i++) {
      const theta = (i * Math.PI) / (spheres + 1);
      const x = Math.cos(theta);
      const r = (1 + x) / (1 - x);
      const ofSphere = ((Math.PI / (spheres + 1)) * Math.sin(theta) * 2 * r * r) / (1 - x) ** 2;
      for (const [b, row] of sphere.points.entries())
        for (const n of row) {
          const point = centre.map((c, k) => c + r * n[k]!);
          points.push(...point);
          weights.push(ofSphere * sphere.weights[b]! * shareOf(a, point, positions));
        }
    }
  return { points: Float64Array.from(points), weights: Float64Array.from(weights) };
}

/** P_a / sum_b P_b */
function shareOf(a: number, r: Vector, positions: readonly Vector[]): number {
  const to = positions.map((R) => apart(r, R));
  const P = positions.map((R, b) =>
    positions.reduce(
      (product, other, c) => (b === c ? product : product * step((to[b]! - to[c]!) / apart(R, other))),
      1,
    ),
  );
  return P[a]! / P.reduce((sum, x) => sum + x, 0);
}

/** s(mu): 1 at the atom itself, 0 at the other. */
function step(mu: number): number {
  let p = mu;
  for (let k = 0; k < 3; k++) p = (3 * p - p ** 3) / 2;
  return (1 - p) / 2;
}
