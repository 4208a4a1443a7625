import type { Values } from "../engine/dtype.js";
import type { RowPath, RowProduct, Rows } from "../engine/rowProduct.js";

/**
 * The form of a tensor product over rows,
 *
 *     F(x, y, w, g) = sum_e sum_paths sum_uvw W_uvw sum_ijk C_ijk x_ui y_vj g_wk
 *
 * with x of row source[e] and g of row target[e], contracted with all its arguments but one: z, and the gradients by x, y
 * and w, in plain loops for every mode.
 *
 * @param skip which argument is left out: 0 for x, 1 for y, 2 for w, 3 for z
 * @param out is written over
 */
export function contractRows(
  { paths, widths }: RowProduct,
  { count, source, target, hasOwnWeights }: Rows,
  skip: number,
  out: Values,
  [x, y, w, g]: readonly (Values | undefined)[],
): void {
  out.fill(0);
  const [a, b, c, d] = [x ?? out, y ?? out, w ?? out, g ?? out];
  const [widthX, widthY, widthW, widthZ] = widths;
  for (let e = 0; e < count; e++) {
    const atX = (source ? source[e]! : e) * widthX;
    const atZ = (target ? target[e]! : e) * widthZ;
    const atW = hasOwnWeights ? e * widthW : 0;
    for (const path of paths) contractPath(path, skip, a, atX, b, e * widthY, c, atW, d, atZ);
  }
}

/** Adds one path's part for one product; the argument `skip` is the one written. */
function contractPath(
  path: RowPath,
  skip: number,
  x: Values,
  atX: number,
  y: Values,
  atY: number,
  w: Values,
  atW: number,
  z: Values,
  atZ: number,
): void {
  const { counts, starts, C, i, j, k, step, weighted } = path;
  if (skip === 2 && !weighted) return;
  const [stepX, stepY, stepZ, stepW] = [path.x[0], path.y[0], path.z[0], path.weight[0]];
  for (let v = 0; v < counts[1]; v++) {
    for (let t = 0; t < counts[2]; t++) {
      const fromW = atW + starts[3] + v * path.weight[1] + t * path.weight[2];
      for (let n = 0; n < C.length; n++) {
        const c = C[n]!;
        let a = atX + starts[0] + v * path.x[1] + t * path.x[2] + i[n]!;
        let b = atY + starts[1] + v * path.y[1] + t * path.y[2] + j[n]!;
        let d = atZ + starts[2] + v * path.z[1] + t * path.z[2] + k[n]! * step;
        let e = fromW;
        for (let u = 0; u < counts[0]; u++, a += stepX, b += stepY, d += stepZ, e += stepW) {
          if (skip === 2) {
            w[e]! += c * x[a]! * y[b]! * z[d]!;
            continue;
          }
          const W = weighted ? c * w[e]! : c;
          if (skip === 3) z[d]! += W * x[a]! * y[b]!;
          else if (skip === 0) x[a]! += W * y[b]! * z[d]!;
          else y[b]! += W * x[a]! * z[d]!;
        }
      }
    }
  }
}
