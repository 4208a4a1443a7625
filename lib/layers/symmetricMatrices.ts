import { tensor } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import { irreps } from "../irreps/irreps.js";
import { reducedTensorProducts } from "../product/reducedTensorProducts.js";
import { checkIrreps } from "./checkIrreps.js";
import type { IrrepsArray } from "./irrepsArray.js";

const parts = irreps("1x0e + 1x2e");

/**
 * Symmetric 3 x 3 matrices, such as polarisabilities or inertia, of a scalar and a term of degree 2,
 *
 *     M = s / sqrt 3 + sum_m q_m Q_m        |M|^2 = s^2 + |q|^2
 *
 * with Q_m an orthonormal basis of the symmetric matrices of trace 0: if s and q turn as 0e and 2e, M turns as R M R^T.
 *
 * @param x features of 1x0e + 1x2e, [..., 6]
 * @returns [..., 3, 3]
 * @throws RangeError if the features are of other irreps
 */
export function symmetricMatrices(x: IrrepsArray): Tensor {
  checkIrreps("symmetricMatrices", x, parts);
  const { Q } = reducedTensorProducts("ij=ji", { i: "1o" });
  return x.array.matmul(tensor(Q, { dtype: x.array.dtype })).reshape([...x.array.shape.slice(0, -1), 3, 3]);
}
