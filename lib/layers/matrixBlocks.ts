import { tensor } from "../engine/create.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import type { Irreps } from "../irreps/irreps.js";
import type { ReducedTensorProducts } from "../product/reducedTensorProducts.js";
import { checkIrreps } from "./checkIrreps.js";
import { type IrrepsArray, irrepsArray } from "./irrepsArray.js";

/** Blocks of matrices from features, and back. */
export interface MatrixBlocks {
  /** The irreps of the features. */
  readonly irreps: Irreps;
  /** H = sum_k h_k Q_k: features [..., irreps.dim] to [..., rows, columns]. */
  expand(h: IrrepsArray): Tensor;
  /** h_k = sum_mn Q_k,mn H_mn: [..., rows, columns] to features. */
  project(H: Tensor): IrrepsArray;
}

/**
 * Blocks of matrices from features and back, in the basis of matrices of a reduced tensor product of two indices:
 *
 *     reducedTensorProducts("ij", { i: rows, j: columns })     any blocks, as of `blockExpansion`
 *     reducedTensorProducts("ij=ji", { i: rows })              symmetric ones, which are irreps of fewer terms
 *
 * If h turns as its irreps do, H turns as D_rows H D_columns^T.
 *
 * @throws RangeError if the product has not two indices; later, if features or blocks are of other irreps or sizes
 */
export function matrixBlocks({ out, Q, shape, indices }: ReducedTensorProducts): MatrixBlocks {
  if (shape.length !== 3)
    throw new RangeError(`matrixBlocks: expected two indices, rows and columns, got ${indices}`);
  const [, rows, columns] = shape as [number, number, number];
  // Features are in the order [term][m][copy], the rows of Q in e3nn's, [term][copy][m].
  const order = out.terms.flatMap(({ mul, irrep: { l } }, t) =>
    Array.from({ length: mul * (2 * l + 1) }, (_, k) => {
      const [m, copy] = [Math.floor(k / mul), k % mul];
      return out.slices[t]!.start + copy * (2 * l + 1) + m;
    }),
  );
  const basis = order.map((k) => Q[k]!);
  const known = new Map<string, Tensor>();
  const basisLike = ({ dtype }: Tensor): Tensor => {
    const found = known.get(dtype) ?? tensor(basis, { dtype });
    known.set(dtype, found);
    return found;
  };
  return {
    irreps: out,
    expand(h) {
      checkIrreps("matrixBlocks", h, out);
      const lead = h.array.shape.slice(0, -1);
      return h.array.matmul(basisLike(h.array)).reshape([...lead, rows, columns]);
    },
    project(H) {
      if (H.shape.at(-2) !== rows || H.shape.at(-1) !== columns)
        throw new RangeError(
          `matrixBlocks: expected blocks [..., ${rows}, ${columns}], got ${shapeText(H.shape)}`,
        );
      const lead = H.shape.slice(0, -2);
      const flat = H.reshape([...lead, rows * columns]);
      return irrepsArray<Irreps>(out, flat.matmul(basisLike(H).transpose()));
    },
  };
}
