import type { Matrix } from "../algebra/matrix.js";
import { zeroMatrix } from "../algebra/matrixSum.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { checkDegree } from "./irrep.js";

/**
 * The matrices X_x, X_y, X_z by which the Lie algebra so(3) acts on the irrep of degree l:
 *
 *     D_l(exp(t skewSymmetric(n))) = exp(t (n_x X_x + n_y X_y + n_z X_z))
 *     [X_x, X_y] = X_z,   [X_y, X_z] = X_x,   [X_z, X_x] = X_y        X_x^2 + X_y^2 + X_z^2 = -l (l + 1)
 *
 * They are antisymmetric. With the cosines C_m and sines S_m of the real basis, S_0 = 0 and
 * a_m = sqrt((l - m)(l + m + 1)),
 *
 *     X_y C_m = -m S_m                            X_y S_m = m C_m
 *     2 X_z C_m =  a_m S_m+1 + a_m-1 S_m-1        2 X_z S_m = -a_m C_m+1 - a_m-1 C_m-1
 *     2 X_x C_m = -a_m C_m+1 + a_m-1 C_m-1        2 X_x S_m = -a_m S_m+1 + a_m-1 S_m-1
 *
 * where C_0 stands for sqrt 2 times the component 0. They follow from the ladder operators about the polar axis.
 *
 * @returns three matrices, (2l + 1) x (2l + 1) each
 * @throws RangeError if l is not a degree, or is above 1671
 */
export function rotationGenerators(l: number): readonly [Xx: Matrix, Xy: Matrix, Xz: Matrix] {
  checkDegree(l);
  checkMemory(3 * (2 * l + 1) ** 2, `the generators of degree ${l}`, "use a degree up to 1671");
  const size = 2 * l + 1;
  const [x, y, z] = [zeroMatrix(size, size), zeroMatrix(size, size), zeroMatrix(size, size)];
  /** Row i, column j and, with the other sign, row j, column i. */
  const put = (matrix: number[][], i: number, j: number, value: number): void => {
    matrix[l + i]![l + j] = value;
    matrix[l + j]![l + i] = -value;
  };
  for (let m = 0; m <= l; m++) {
    if (m > 0) put(y, -m, m, m);
    if (m === l) break;
    const half = Math.sqrt((l - m) * (l + m + 1)) / 2;
    const cosine = m === 0 ? Math.SQRT2 * half : half;
    put(x, m, m + 1, -cosine);
    put(z, m, -(m + 1), cosine);
    if (m === 0) continue;
    put(x, -m, -(m + 1), -half);
    put(z, -m, m + 1, -half);
  }
  return [x, y, z];
}
