import { Matrix as Dense } from "ml-matrix";
import { aliasOf, apply } from "./apply.js";
import { neg, operand, sub } from "./arithmetic.js";
import { einsum } from "./einsum.js";
import { luAt } from "./luDecomposition.js";
import { sameShape, shapeText } from "./shape.js";
import { squareMatrices } from "./squareMatrices.js";
import type { Operation, Tensor } from "./tensor.js";

/** A x = b, or A^T x = b. */
interface Side {
  readonly isTransposed: boolean;
}

/**
 * x = A^-1 b, with
 *
 *     dx = A^-1 (db - dA x)        g_b = A^-T g        g_A = -g_b x^T
 */
const Solve: Operation<Side> = {
  name: "solve",
  shapes: ([, b]) => [b!.shape],
  run: ([x], [A, b], { isTransposed }, [to]) => {
    const [count, n, m] = to!.shape as [number, number, number];
    if (x!.length === 0) return;
    for (let t = 0; t < count; t++) {
      const right = Dense.from1DArray(n, m, Array.from(b!.subarray(t * n * m, (t + 1) * n * m)));
      x!.set(luAt("solve", A!, n, t, isTransposed).solve(right).to1DArray(), t * n * m);
    }
  },
  gradients: ([g], { inputs: [A], outputs: [x], attributes: { isTransposed } }, [byA, byB]) => {
    if (!g) return [];
    const gB = apply(Solve, [A!, g], { isTransposed: !isTransposed });
    const [left, right] = isTransposed ? [x!, gB] : [gB, x!];
    return [byA ? neg(einsum("t i m, t j m -> t i j", left, right)) : undefined, byB ? gB : undefined];
  },
  push: ([dA, db], { inputs: [A], outputs: [x], attributes }) => {
    const formula = attributes.isTransposed ? "t j i, t j m -> t i m" : "t i j, t j m -> t i m";
    const dAx = dA && einsum(formula as string, dA, x!);
    return [apply(Solve, [A!, dAx ? (db ? sub(db, dAx) : neg(dAx)) : db!], attributes)];
  },
};

/**
 * The solution of A x = b for many right sides, or of A^T x = b.
 *
 * @param A [count, n, n]
 * @param b [count, n, m]
 */
export function solved(A: Tensor, b: Tensor, isTransposed: boolean): Tensor {
  return apply(Solve, [A, b], { isTransposed });
}

/**
 * The solution x of A x = b, by elimination with the largest number of each column as pivot. A^-1 is solve(A, 1).
 *
 * @param A [..., n, n]
 * @param b [..., n], a vector for each matrix, or [..., n, m], m of them as columns
 * @returns of the shape of b
 * @throws RangeError if A is not square, the shape of b does not fit, or a matrix is singular up to rounding or has a number
 * that is not finite
 * @throws TypeError if something is no tensor, or not of one float dtype
 */
export function solve(A: Tensor, b: Tensor): Tensor {
  const matrices = squareMatrices("solve", A);
  const right = operand("solve", A, b);
  const { lead, count, n } = matrices;
  const isVector = right.rank === A.rank - 1;
  const m = isVector ? 1 : right.shape.at(-1)!;
  if (!sameShape(right.shape, isVector ? [...lead, n] : [...lead, n, m]))
    throw new RangeError(
      `solve: expected A [..., n, n] and b [..., n] or [..., n, m] with the same axes before them, got ${shapeText(A.shape)} and ${shapeText(right.shape)}: .broadcastTo repeats one`,
    );
  return aliasOf(solved(matrices.A, aliasOf(right, [count, n, m]), false), right.shape);
}
