import type { Form } from "../engine/form.js";
import type { RowProduct } from "../engine/rowProduct.js";
import type { Edges } from "../graph/edges.js";
import { contractRows } from "../product/contractRows.js";

/**
 * The form F(x, y, w, g) of a tensor product over rows, or along edges: see `contractRows`.
 *
 * @param count the number of rows of y
 */
export function rowForm(product: RowProduct, count: number, hasOwnWeights: boolean, edges?: Edges): Form {
  const [x, y, w, z] = product.widths;
  const nodes = edges?.nodes ?? count;
  return {
    name: "tensor product",
    arguments: ["x", "y", "weights", "g"],
    shapes: [[nodes, x], [count, y], hasOwnWeights ? [count, w] : [w], [nodes, z]],
    ...(edges && { constants: [edges.source, edges.target] }),
    run(skip, out, values, kernels, [source, target]) {
      const rows = { count, source, target, hasOwnWeights };
      if (!kernels.rowProduct(product, rows, skip, out, values))
        contractRows(product, rows, skip, out, values);
    },
  };
}
