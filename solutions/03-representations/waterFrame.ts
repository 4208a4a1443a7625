import { type Matrix, matmul, transpose, type Vector } from "noether";

/** |a - b| / |b| */
export function gap(a: Vector, b: Vector): number {
  return Math.hypot(...a.map((x, k) => x - b[k]!)) / Math.hypot(...b);
}

/** Three perpendicular unit vectors that a water molecule carries along: its axis, across, out of its plane. */
export function waterFrame([o, h1, h2]: Matrix): Matrix {
  const minus = (a: Vector, b: Vector): number[] => a.map((x, k) => x - b[k]!);
  const unit = (a: Vector): number[] => a.map((x) => x / Math.hypot(...a));
  const cross = (a: Vector, b: Vector): number[] =>
    [0, 1, 2].map((k) => a[(k + 1) % 3]! * b[(k + 2) % 3]! - a[(k + 2) % 3]! * b[(k + 1) % 3]!);
  const [bond1, bond2] = [minus(h1!, o!), minus(h2!, o!)];
  const axis = unit(bond1.map((x, k) => x + bond2[k]!));
  const normal = unit(cross(bond1, bond2));
  return [axis, cross(normal, axis), normal];
}

/** The rotation that takes one frame (by its rows) to the other. */
export function turnBetween(before: Matrix, after: Matrix): Matrix {
  return matmul(transpose(after), before);
}
