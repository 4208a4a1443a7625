import type { Floats } from "../numbers/floats.js";
import type { PathPlan } from "./pathPlan.js";

/**
 * Adds a path's part of a tensor product to z, for one pair of features:
 *
 *     z_wk += c W_uvw sum_ij C_ijk x_ui y_vj        over those of u, v, w that occur in the path's mode
 *
 * Nothing is allocated. The arrays may hold many pairs: `atX` and the others say where this pair starts.
 *
 * @param weights all weights of the product; not read if the path has none
 */
export function applyPath(
  plan: PathPlan,
  x: Floats,
  atX: number,
  y: Floats,
  atY: number,
  weights: Floats,
  atW: number,
  z: Floats,
  atZ: number,
): void {
  const { counts, dim, step, weighted, product } = plan;
  const [startX, startY, startZ, startW] = plan.starts;
  const nextCopy = plan.z[2];
  for (let u = 0; u < counts[0]; u++) {
    const xu = atX + startX + u * plan.x[0];
    for (let v = 0; v < counts[1]; v++) {
      couple(plan, x, xu, y, atY + startY + u * plan.y[0] + v * plan.y[1]);
      let weight = atW + startW + u * plan.weight[0] + v * plan.weight[1];
      let copy = atZ + startZ + u * plan.z[0] + v * plan.z[1];
      for (let w = 0; w < counts[2]; w++) {
        const W = weighted ? weights[weight]! : 1;
        let at = copy;
        for (let k = 0; k < dim; k++) {
          z[at]! += W * product[k]!;
          at += step;
        }
        weight++;
        copy += nextCopy;
      }
    }
  }
}

/** product_k = c sum_ij C_ijk x_ui y_vj */
export function couple(plan: PathPlan, x: Floats, xu: number, y: Floats, yv: number): void {
  const { i, j, k, C, dim, product } = plan;
  for (let n = 0; n < dim; n++) product[n] = 0;
  for (let n = 0; n < C.length; n++) product[k[n]!]! += C[n]! * x[xu + i[n]!]! * y[yv + j[n]!]!;
}
