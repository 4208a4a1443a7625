import { type Matrix, matmul, matvec, skewSymmetric, transpose, type Vector } from "noether";
import { add, norm, scaled, subtract } from "noether/laws";

/** |a - b| / |b| */
export function gap(a: Vector, b: Vector): number {
  return norm(subtract(a, b)) / norm(b);
}

/** Three perpendicular unit vectors that a water molecule carries with it: along its axis, across it, out of its plane. */
export function waterFrame([o, h1, h2]: Matrix): Matrix {
  const unit = (a: Vector): number[] => scaled(1 / norm(a), a);
  const cross = (a: Vector, b: Vector): number[] => matvec(skewSymmetric(a), b);
  const [bond1, bond2] = [subtract(h1!, o!), subtract(h2!, o!)];
  const axis = unit(add(bond1, bond2));
  const normal = unit(cross(bond1, bond2));
  return [axis, cross(normal, axis), normal];
}

/** The rotation that takes one frame, given by its rows, to the other. */
export function turnBetween(before: Matrix, after: Matrix): Matrix {
  return matmul(transpose(after), before);
}
