import { determinant } from "../algebra/determinant.js";
import { gramSchmidt } from "../algebra/gramSchmidt.js";
import { type Matrix, transpose } from "../algebra/matrix.js";
import { checkSize } from "../numbers/checkSize.js";
import type { Random } from "../numbers/random.js";
import { normalised, type Quaternion } from "./quaternion.js";
import { rotationMatrix } from "./rotation.js";

/**
 * A random quaternion of length 1, uniform on the sphere S^3: four normal numbers, divided by their length.
 *
 * Its rotation is Haar-distributed on SO(3), because left multiplication by a unit quaternion rotates S^3.
 */
export function haarQuaternion(random: Random): Quaternion {
  return normalised([random.normal(), random.normal(), random.normal(), random.normal()]);
}

/**
 * A random orthogonal matrix from the Haar measure of O(n): the factor Q of A = Q R, where A has independent normal
 * entries and R is upper triangular with a positive diagonal. (A and h A have the same distribution, hence so have Q and
 * h Q; without the positive diagonal, which Gram-Schmidt gives, Q would not be unique.)
 *
 * @returns n x n
 * @throws RangeError if n is not one of 1, 2, ..., 1000
 * @see F. Mezzadri, How to generate random matrices from the classical compact groups, Notices AMS 54 (2007)
 */
export function haarOrthogonal(n: number, random: Random): Matrix {
  checkSize(n, "O(n) with n = 1, 2, 3, ...", 1000);
  const columns = Array.from({ length: n }, () => Array.from({ length: n }, () => random.normal()));
  return transpose(gramSchmidt(columns, { shortest: 0, most: n }));
}

/**
 * A random rotation from the Haar measure of SO(n): for n = 3 that of a uniform quaternion, otherwise an orthogonal
 * matrix, its first column negated if the determinant is -1.
 *
 * @returns n x n
 * @throws RangeError if n is not one of 1, 2, ..., 1000
 */
export function haarRotation(n: number, random: Random): Matrix {
  if (n === 3) return rotationMatrix(haarQuaternion(random));
  const q = haarOrthogonal(n, random);
  return determinant(q) > 0 ? q : q.map((row) => row.map((entry, j) => (j === 0 ? -entry : entry)));
}
