import { type Matrix, matvec } from "../algebra/matrix.js";
import { type NumberRows, plainRows } from "../algebra/numberList.js";
import { symmetricEigen } from "../algebra/symmetricEigen.js";
import { subtract, type Vector } from "../algebra/vector.js";
import type { Isometry } from "./euclidean.js";
import type { Quaternion } from "./quaternion.js";
import { rotationMatrix } from "./rotation.js";

/**
 * The rigid motion of space that brings points x_i as near as possible to points y_i:
 *
 *     (R, t) = argmin sum_i |R x_i + t - y_i|^2        det R = 1
 *
 * t takes one centre to the other. With S = sum_i x_i y_i^T about the centres, R is the rotation of the unit quaternion
 * q that maximises q^T N q, where N is a symmetric 4 x 4 matrix made of S: its top eigenvector.
 *
 * If the points x_i are first moved by a rigid motion g, the result becomes (R, t) g^-1: the aligned points stay the same.
 *
 * @param moved x, n x 3
 * @param still y, n x 3
 * @throws RangeError if the lists are empty or differ in length, if a point does not have 3 numbers, or if no single
 * rotation is best, as for points on a line
 * @see B. K. P. Horn, Closed-form solution of absolute orientation using unit quaternions, J. Opt. Soc. Am. A 4 (1987)
 */
export function rigidAlignment(moved: NumberRows, still: NumberRows): Isometry {
  const [points, onto] = [plainRows(moved), plainRows(still)];
  const odd = [...points, ...onto].find((point) => point.length !== 3);
  if (points.length !== onto.length || points.length === 0 || odd !== undefined) {
    throw new RangeError(
      `expected two lists of equally many points in space, got ${points.length} and ${onto.length}${odd === undefined ? "" : `, and a point of ${odd.length} numbers`}`,
    );
  }
  const [from, to] = [centre(points), centre(onto)];
  const entry = (a: number, b: number): number =>
    points.reduce((sum, x, i) => sum + (x[a]! - from[a]!) * (onto[i]![b]! - to[b]!), 0);
  const [xx, xy, xz] = [entry(0, 0), entry(0, 1), entry(0, 2)];
  const [yx, yy, yz] = [entry(1, 0), entry(1, 1), entry(1, 2)];
  const [zx, zy, zz] = [entry(2, 0), entry(2, 1), entry(2, 2)];
  const { values, vectors } = symmetricEigen([
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ]);
  if (!(values[3]! - values[2]! > 1e-9 * Math.abs(values[3]!))) {
    throw new RangeError(
      "expected points that fix a rotation, got points for which several are equally good: are they all on one line?",
    );
  }
  const rotation = rotationMatrix(vectors.map((row) => row[3]!) as unknown as Quaternion);
  const turned = matvec(rotation, from);
  return { rotation, translation: subtract(to, turned) };
}

function centre(points: Matrix): Vector {
  return [0, 1, 2].map((k) => points.reduce((sum, point) => sum + point[k]!, 0) / points.length);
}
