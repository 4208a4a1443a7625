import type { Floats } from "../numbers/floats.js";
import { couple } from "./applyPath.js";
import type { PathPlan } from "./pathPlan.js";

/**
 * Adds the gradients of a path's contribution to sum_wk g_wk z_wk, z as in `applyPath`. Each is the same sum over the
 * other three, so that gradients of gradients are again such sums:
 *
 *     dx_ui   += c sum W_uvw C_ijk y_vj g_wk        dy_vj += c sum W_uvw C_ijk x_ui g_wk
 *     dW_uvw  += c sum       C_ijk x_ui y_vj g_wk
 *
 * Nothing is allocated. dx, dy and dW have the layout and the starts of x, y and the weights, g those of z.
 */
export function gradientOfPath(
  plan: PathPlan,
  x: Floats,
  atX: number,
  y: Floats,
  atY: number,
  weights: Floats,
  atW: number,
  g: Floats,
  atZ: number,
  dx: Floats,
  dy: Floats,
  dW: Floats,
): void {
  const { counts, dim, step, weighted, product, pulled, i, j, k, C } = plan;
  const [startX, startY, startZ, startW] = plan.starts;
  const nextCopy = plan.z[2];
  for (let u = 0; u < counts[0]; u++) {
    const xu = atX + startX + u * plan.x[0];
    for (let v = 0; v < counts[1]; v++) {
      const yv = atY + startY + u * plan.y[0] + v * plan.y[1];
      couple(plan, x, xu, y, yv);
      // pulled_k = sum_w W_uvw g_wk
      for (let n = 0; n < dim; n++) pulled[n] = 0;
      let weight = atW + startW + u * plan.weight[0] + v * plan.weight[1];
      let copy = atZ + startZ + u * plan.z[0] + v * plan.z[1];
      for (let w = 0; w < counts[2]; w++) {
        const W = weighted ? weights[weight]! : 1;
        let along = 0;
        let at = copy;
        for (let n = 0; n < dim; n++) {
          pulled[n]! += W * g[at]!;
          along += product[n]! * g[at]!;
          at += step;
        }
        if (weighted) dW[weight]! += along;
        weight++;
        copy += nextCopy;
      }
      for (let n = 0; n < C.length; n++) {
        const part = C[n]! * pulled[k[n]!]!;
        dx[xu + i[n]!]! += y[yv + j[n]!]! * part;
        dy[yv + j[n]!]! += x[xu + i[n]!]! * part;
      }
    }
  }
}
