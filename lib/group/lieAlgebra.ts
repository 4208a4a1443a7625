import { matmul } from "../algebra/matrix.js";
import { matrixDifference, scaledMatrix } from "../algebra/matrixSum.js";
import { type NumberList, type NumberRows, plain, plainRows } from "../algebra/numberList.js";
import { scaled } from "../algebra/vector.js";
import { sinc } from "../numbers/sinc.js";
import { axisAngle } from "./rotationParameters.js";

/**
 * The skew-symmetric matrix of a vector, an element of the Lie algebra so(3): multiplication by it is the cross product,
 *
 *     A x = omega x x        A = (   0     -omega_z  omega_y )
 *                                ( omega_z     0    -omega_x )
 *                                (-omega_y  omega_x     0    )
 *
 * @param omega 3 numbers
 * @throws RangeError if omega does not have 3 entries
 */
export function skewSymmetric(omega: NumberList): number[][] {
  const [x, y, z] = three(plain(omega));
  return [
    [0, 0 - z, y],
    [z, 0, 0 - x],
    [0 - y, x, 0],
  ];
}

/**
 * The vector of a skew-symmetric 3 x 3 matrix; for any other matrix, that of its skew-symmetric part (A - A^T) / 2.
 *
 *     omega = 1/2 (A_zy - A_yz, A_xz - A_zx, A_yx - A_xy)
 *
 * @throws RangeError if A is not 3 x 3
 */
export function axialVector(a: NumberRows): number[] {
  const [[, xy, xz], [yx, , yz], [zx, zy]] = three(plainRows(a)).map(three) as [Triple, Triple, Triple];
  return [(zy - yz) / 2, (xz - zx) / 2, (yx - xy) / 2];
}

/**
 * The Lie bracket of two square matrices: [A, B] = A B - B A. On so(3) it is the cross product of the vectors.
 *
 * @throws RangeError if the sizes do not fit
 */
export function lieBracket(a: NumberRows, b: NumberRows): number[][] {
  return matrixDifference(matmul(a, b), matmul(b, a));
}

/**
 * The exponential of so(3): the rotation by the angle t = |omega| about omega,
 *
 *     exp(A) = I + sin(t)/t A + (1 - cos t)/t^2 A^2        A = skewSymmetric(omega)
 *
 * With (1 - cos t)/t^2 = 1/2 (sin(t/2) / (t/2))^2 no digits are lost however small t is.
 *
 * @param omega 3 numbers
 * @returns 3 x 3
 * @throws RangeError if omega does not have 3 finite entries
 */
export function rotationExponential(omega: NumberList): number[][] {
  const [x, y, z] = three(plain(omega));
  const t = Math.hypot(x, y, z);
  if (!Number.isFinite(t))
    throw new RangeError(`expected 3 finite numbers, got [${plain(omega).join(", ")}]`);
  const first = sinc(t);
  const a = skewSymmetric(omega);
  // The square root of the second factor multiplies A, so that the squares of long vectors do not overflow.
  const half = scaledMatrix(sinc(t / 2), a);
  const square = matmul(half, half);
  return a.map((row, i) => row.map((entry, j) => (i === j ? 1 : 0) + first * entry + square[i]![j]! / 2));
}

/**
 * The logarithm of a rotation of space: the shortest omega with exp(omega) = R, its angle times its axis. For half turns
 * omega and -omega are equally short, and the first entry that is not 0 is positive.
 *
 * @returns 3 numbers, |omega| <= pi
 * @throws RangeError if R is not a rotation of space
 */
export function rotationLogarithm(r: NumberRows): number[] {
  const { axis, angle } = axisAngle(r);
  return scaled(angle, axis);
}

type Triple = readonly [number, number, number];

function three<T>(list: readonly T[]): readonly [T, T, T] {
  if (list.length !== 3)
    throw new RangeError(`expected 3 entries, for a vector or matrix of space, got ${list.length}`);
  return list as unknown as readonly [T, T, T];
}
