import { aliasOf } from "./apply.js";
import { operand } from "./arithmetic.js";
import { broadcastShape, broadcastTo } from "./broadcast.js";
import { contract, type Form } from "./form.js";
import { shapeText, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** F(A, B, G) = sum_tijk A_tik B_tkj G_tij, a product of matrices for each t. */
function product(t: number, m: number, k: number, n: number): Form {
  return {
    name: "matmul",
    arguments: ["a", "b", "g"],
    shapes: [
      [t, m, k],
      [t, k, n],
      [t, m, n],
    ],
    run(skip, out, [A, B, G], { gemm }) {
      for (let s = 0; s < t; s++) {
        const [a, b, g] = [s * m * k, s * k * n, s * m * n];
        if (skip === 2) gemm(out, g, n, A!, a, k, 1, B!, b, n, 1, m, k, n, 1, false);
        // A = G B^T, B = A^T G
        else if (skip === 0) gemm(out, a, k, G!, g, n, 1, B!, b, 1, n, m, n, k, 1, false);
        else gemm(out, b, n, A!, a, 1, k, G!, g, n, 1, k, m, n, 1, false);
      }
    },
  };
}

/**
 * The product of matrices in the last two axes, C_ij = sum_k A_ik B_kj; axes before them go side by side, repeated by
 * NumPy's rule.
 *
 * @param a [..., m, k]
 * @param b [..., k, n]
 * @returns [..., m, n]
 * @throws RangeError if one has less than two axes, or if the columns of a and the rows of b differ in number
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  operand("matmul", a, b);
  if (a.rank < 2 || b.rank < 2 || a.shape.at(-1) !== b.shape.at(-2)) {
    throw refusal(a, b);
  }
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!];
  const [leadA, leadB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  // One matrix b for all rows of a: a single product.
  if (leadB.length === 0) {
    const rows = sizeOf(leadA) * m;
    const C = contract(product(1, rows, k, n), 2, [aliasOf(a, [1, rows, k]), aliasOf(b, [1, k, n])]);
    return aliasOf(C, [...leadA, m, n]);
  }
  if (!leadA.every((length, axis) => fits(length, leadB[axis - leadA.length + leadB.length])))
    throw refusal(a, b);
  const lead = broadcastShape("matmul", leadA, leadB);
  const t = sizeOf(lead);
  const A = aliasOf(broadcastTo(a, [...lead, m, k]), [t, m, k]);
  const B = aliasOf(broadcastTo(b, [...lead, k, n]), [t, k, n]);
  return aliasOf(contract(product(t, m, k, n), 2, [A, B]), [...lead, m, n]);
}

/** Whether two axes before the matrices agree, or one is repeated. */
const fits = (x: number, y: number | undefined): boolean => y === undefined || x === y || x === 1 || y === 1;

function refusal(a: Tensor, b: Tensor): RangeError {
  const [k] = a.rank === 1 ? a.shape : b.shape;
  const row = `: a vector on the left is a matrix of one row, x.reshape([1, ${k}])`;
  const column = `: a vector on the right is a matrix of one column, x.reshape([${k}, 1])`;
  const remedy = a.rank === 1 ? row : b.rank === 1 ? column : "";
  const got = `${shapeText(a.shape)} and ${shapeText(b.shape)}`;
  return new RangeError(`matmul: expected [..., m, k] and [..., k, n], got ${got}${remedy}`);
}
