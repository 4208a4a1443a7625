import { Matrix as Dense } from "ml-matrix";
import { aliasOf, leaf } from "./apply.js";
import { add, mul } from "./arithmetic.js";
import { broadcastTo } from "./broadcast.js";
import { checkTensor } from "./checkTensor.js";
import { type DType, newValues, type Values } from "./dtype.js";
import { transpose } from "./permute.js";
import { type Shape, shapeText, sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** Square matrices in the last two axes of a tensor; the axes before them count the matrices. */
export interface SquareMatrices {
  /** [count, n, n] */
  readonly A: Tensor;
  readonly lead: Shape;
  readonly count: number;
  readonly n: number;
}

/**
 * A tensor as a list of square matrices.
 *
 * @throws TypeError if it is no tensor, or of int32
 * @throws RangeError if its last two axes are not equally long
 */
export function squareMatrices(name: string, A: Tensor): SquareMatrices {
  checkTensor(name, A);
  if (A.dtype === "int32")
    throw new TypeError(`${name}: expected floats, got int32: convert them by .as("float32")`);
  const [n, columns] = A.shape.slice(-2);
  if (A.rank < 2 || n !== columns)
    throw new RangeError(`${name}: expected square matrices [..., n, n], got ${shapeText(A.shape)}`);
  const lead = A.shape.slice(0, -2);
  const count = sizeOf(lead);
  return { A: aliasOf(A, [count, n!, n!]), lead, count, n: n! };
}

/** Which of several matrices is spoken of. */
export function whichOf(place: number, count: number): string {
  return count === 1 ? "" : ` in matrix ${place} of ${count}`;
}

/**
 * One of several matrices in float64, for what is computed without kernels.
 *
 * @throws RangeError if a number of it is not finite
 */
export function matrixAt(name: string, values: Values, n: number, place: number): Dense {
  const numbers = Array.from(values.subarray(place * n * n, (place + 1) * n * n));
  const odd = numbers.findIndex((x) => !Number.isFinite(x));
  if (odd >= 0)
    throw new RangeError(
      `${name}: expected finite numbers, got ${numbers[odd]} in row ${Math.floor(odd / n)}, column ${odd % n}${whichOf(place, values.length / (n * n))}`,
    );
  return Dense.from1DArray(n, n, numbers);
}

/** How far a matrix may be from its transpose, in units of its largest entry, to count as symmetric. */
const ASYMMETRY: Readonly<Record<Exclude<DType, "int32">, number>> = { float32: 1e-5, float64: 1e-9 };

/**
 * The symmetric part (A + A^T) / 2 of one of several matrices that are symmetric up to rounding.
 *
 * @throws RangeError if one is not
 */
export function symmetricMatrixAt(name: string, values: Values, n: number, place: number): Dense {
  const A = matrixAt(name, values, n, place);
  const transposed = A.transpose();
  const largest = n === 0 ? 0 : Math.max(A.max(), -A.min());
  const tolerance = largest * ASYMMETRY[values instanceof Float32Array ? "float32" : "float64"];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      if (Math.abs(A.get(i, j) - A.get(j, i)) > tolerance)
        throw new RangeError(
          `${name}: expected symmetric matrices, got ${A.get(i, j)} in row ${i}, column ${j} and ${A.get(j, i)} across the diagonal${whichOf(place, values.length / (n * n))}: take (A + A^T) / 2`,
        );
  return A.add(transposed).mul(0.5);
}

/** The symmetric parts (A + A^T) / 2 of matrices. */
export function symmetricParts(A: Tensor): Tensor {
  return mul(add(A, transpose(A)), 0.5);
}

/** Unit matrices [count, n, n]. */
export function unitMatrices(count: number, n: number, dtype: DType): Tensor {
  return alike(count, n, dtype, (i, j) => (i === j ? 1 : 0));
}

/** Matrices [count, n, n] with f(i, j) at i, j, all alike. */
export function alike(count: number, n: number, dtype: DType, f: (i: number, j: number) => number): Tensor {
  const values = newValues(dtype, n * n);
  for (let k = 0; k < n * n; k++) values[k] = f(Math.floor(k / n), k % n);
  return broadcastTo(leaf([n, n], dtype, values), [count, n, n]);
}
