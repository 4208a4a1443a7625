import { type Matrix, matvec, transpose } from "./matrix.js";
import { singularValues } from "./singularValues.js";
import { cross, dot, type Vector } from "./vector.js";

/**
 * The rotation R for which tr(R^T M) is largest: for M = sum_i x_i y_i^T the one that brings y_i as near as possible to x_i.
 * With M = U S V^T, u_3 = u_1 x u_2 and v_3 = v_1 x v_2,
 *
 *     R = u_1 v_1^T + u_2 v_2^T + u_3 v_3^T
 *
 * @param M 3 x 3
 * @param tolerance R^T M has eigenvalues p_1 >= p_2 >= |p_3|, and no other rotation is as good if p_2 + p_3 > 0:
 * 2 (p_2 + p_3) / (p_1 + p_2 + p_3) must exceed the tolerance
 * @returns undefined if several rotations are equally good
 * @throws RangeError if an entry is not finite
 */
export function rotationFactor(M: Matrix, tolerance: number): number[][] | undefined {
  const { values, left, right, unit } = singularValues(M, true);
  const [u1, u2] = transpose(left) as Vector[] as [Vector, Vector];
  const [v1, v2] = transpose(right) as Vector[] as [Vector, Vector];
  const [u3, v3] = [cross(u1, u2), cross(v1, v2)];
  const p3 = dot(u3, matvec(M, v3)) / unit;
  const [p1, p2] = values as [number, number];
  if (!(2 * (p2 + p3) > tolerance * (p1 + p2 + p3))) return undefined;
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => u1[i]! * v1[j]! + u2[i]! * v2[j]! + u3[i]! * v3[j]!));
}
