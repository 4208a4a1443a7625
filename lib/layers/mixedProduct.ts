import { filled } from "../engine/apply.js";
import { contract } from "../engine/form.js";
import type { RowProduct } from "../engine/rowProduct.js";
import type { Tensor } from "../engine/tensor.js";
import type { Path } from "../product/path.js";
import { pathPlan } from "../product/pathPlan.js";
import type { TensorProduct } from "../product/tensorProduct.js";
import { type IrrepsArray, irrepsArray } from "./irrepsArray.js";
import { type LinearPath, linearForm } from "./linearForm.js";
import { rowForm } from "./rowForm.js";

/**
 * A fully connected tensor product (all paths of mode "uvw") in two forms: the pairs of copies without weights, then a
 * linear map that mixes the pairs of each path, which is a product of matrices and where the time goes,
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
  const pairs = paths.map((path): Path => {
    const [first, second, result] = path.muls;
    const dim = 2 * path.irreps[2].l + 1;
    const start = width;
    width += dim * first * second;
    mixes.push({
      x: start,
      y: path.starts[2],
      weight: path.weightStart,
      from: first * second,
      to: result,
      dim,
      c: 1,
    });
    return {
      ...path,
      mode: "uvuv",
      muls: [first, second, first * second],
      weighted: false,
      weightShape: [],
      weightStart: 0,
      starts: [path.starts[0], path.starts[1], start],
    };
  });
  const product: RowProduct = {
    paths: pairs.map((path) => pathPlan(path, "ir_mul")),
    widths: [in1.dim, in2.dim, 0, width],
  };
  return (x, y, W) => {
    const n = y.array.shape[0]!;
    const p = contract(rowForm(product, n, false), 3, [x.array, y.array, filled([0], W.dtype, 0)]);
    return irrepsArray(out, contract(linearForm(n, width, out.dim, weightCount, mixes), 2, [p, W]));
  };
}
