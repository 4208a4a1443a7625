import { filled } from "../engine/apply.js";
import { contract } from "../engine/form.js";
import type { RowPath, RowProduct } from "../engine/rowProduct.js";
import type { Tensor } from "../engine/tensor.js";
import { pathPlan } from "../product/pathPlan.js";
import type { TensorProduct } from "../product/tensorProduct.js";
import { type IrrepsArray, irrepsArray } from "./irrepsArray.js";
import { type LinearPath, linearForm } from "./linearForm.js";
import { rowForm } from "./rowForm.js";

/**
 * A fully connected tensor product (all paths of mode "uvw") in two forms: the pairs of copies without weights, then a
 * linear map that mixes the pairs of each path, a product of matrices, which takes most of the time,
 *
 *     p_uv,k = c sum_ij C_ijk x_ui y_vj        z_wk = sum_paths sum_uv W_uvw p_uv,k
 *
 * @returns undefined for a product with a path of another mode
 */
export function mixedProduct({
  in1,
  in2,
  out,
  paths,
  weightCount,
}: TensorProduct): ((x: IrrepsArray, y: IrrepsArray, W: Tensor) => IrrepsArray) | undefined {
  if (!paths.every(({ mode, weighted }) => mode === "uvw" && weighted)) return undefined;
  let width = 0;
  const mixes: LinearPath[] = [];
  // For each copy y_v the pairs are channels of x: a product channel by channel.
  const pairs = paths.flatMap((path) => {
    const [from, copies, to] = path.muls;
    const dim = 2 * path.irreps[2].l + 1;
    const plan = pathPlan(path, "ir_mul");
    return Array.from({ length: copies }, (_, v): RowPath => {
      const start = width;
      width += dim * from;
      const weight = path.weightStart + v * to;
      mixes.push({ x: start, y: path.starts[2], weight, step: copies * to, from, to, dim, c: 1 });
      return {
        ...plan,
        counts: [from, 1, 1],
        starts: [path.starts[0], path.starts[1] + v, start, 0],
        x: [1, 0, 0],
        y: [0, 0, 0],
        z: [1, 0, 0],
        weight: [0, 0, 0],
        step: from,
        weighted: false,
      };
    });
  });
  const product: RowProduct = { paths: pairs, widths: [in1.dim, in2.dim, 0, width] };
  return (x, y, W) => {
    const n = y.array.shape[0]!;
    const p = contract(rowForm(product, n, false), 3, [x.array, y.array, filled([0], W.dtype, 0)]);
    return irrepsArray(out, contract(linearForm(n, width, out.dim, weightCount, mixes), 2, [p, W]));
  };
}
