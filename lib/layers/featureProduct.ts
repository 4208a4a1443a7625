import { contract } from "../engine/form.js";
import type { RowProduct } from "../engine/rowProduct.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { checkEdges, type Edges } from "../graph/edges.js";
import type { Irreps, IrrepsArgument } from "../irreps/irreps.js";
import { channelwiseTensorProduct } from "../product/channelwise.js";
import { pathPlan } from "../product/pathPlan.js";
import type { TensorProduct } from "../product/tensorProduct.js";
import { checkIrreps } from "./checkIrreps.js";
import { type IrrepsArray, irrepsArray } from "./irrepsArray.js";
import { mixedProduct } from "./mixedProduct.js";
import { rowForm } from "./rowForm.js";

/** A tensor product of features on batches. */
export interface FeatureProduct {
  readonly product: TensorProduct;
  readonly in1: Irreps;
  readonly in2: Irreps;
  readonly out: Irreps;
  readonly weightCount: number;
  /**
   * z = x (x) y, row by row.
   *
   * @param x [rows, in1.dim]
   * @param y [rows, in2.dim]
   * @param W [weightCount] for all rows, or [rows, weightCount]
   * @returns [rows, out.dim]
   */
  apply(x: IrrepsArray, y: IrrepsArray, W: Tensor): IrrepsArray;
  /**
   * The sum over the edges to each node: z_i = sum_e->i x_source(e) (x) y_e, gathered, multiplied and summed in one go.
   *
   * @param x [nodes, in1.dim]
   * @param y [edges, in2.dim]
   * @param W [weightCount] for all edges, or [edges, weightCount]
   * @returns [nodes, out.dim]
   */
  alongEdges(x: IrrepsArray, y: IrrepsArray, W: Tensor, edges: Edges): IrrepsArray;
}

/**
 * A tensor product of `lib/product` for features on batches: the same paths and weights, any mode.
 *
 * @example
 * const product = featureProduct(channelwiseTensorProduct("8x0e + 8x1o", "0e + 1o", "0e + 1o"));
 */
export function featureProduct(product: TensorProduct): FeatureProduct {
  const { in1, in2, out, weightCount } = product;
  const rowProduct: RowProduct = {
    paths: product.paths.map((path) => pathPlan(path, "ir_mul")),
    widths: [in1.dim, in2.dim, weightCount, out.dim],
  };
  const mixed = mixedProduct(product);
  const multiply = (x: IrrepsArray, y: IrrepsArray, W: Tensor, edges?: Edges): IrrepsArray => {
    check("x", x, in1);
    check("y", y, in2);
    const count = y.array.shape[0]!;
    if (edges) checkEdges("tensor product", edges, count);
    const hasOwnWeights = W.rank > 1;
    if (mixed && !hasOwnWeights && !edges) return mixed(x, y, W);
    const form = rowForm(rowProduct, count, hasOwnWeights, edges);
    return irrepsArray<Irreps>(out, contract(form, 3, [x.array, y.array, W]));
  };
  return {
    product,
    in1,
    in2,
    out,
    weightCount,
    apply: (x, y, W) => multiply(x, y, W),
    alongEdges: multiply,
  };
}

/** The product of a convolution on a graph: every term of x with every term of y, channel by channel of x. */
export function convolution<A extends string | Irreps, B extends string | Irreps, C extends string | Irreps>(
  input: IrrepsArgument<A>,
  filter: IrrepsArgument<B>,
  keep: IrrepsArgument<C>,
): FeatureProduct {
  return featureProduct(channelwiseTensorProduct<A, B, C>(input, filter, keep));
}

function check(name: string, x: IrrepsArray, irreps: Irreps): void {
  checkIrreps("tensor product", x, irreps, name);
  if (x.array.rank !== 2)
    throw new RangeError(
      `tensor product: expected ${name} of shape [rows, ${irreps.dim}], got ${shapeText(x.array.shape)}`,
    );
}
