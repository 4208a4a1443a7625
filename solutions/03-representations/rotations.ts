import { type Matrix, matmul, type Random, type Vector } from "noether";

/** A random rotation, uniform on SO(3): the one of the unit quaternion (w, x, y, z) with a uniform direction. */
export function anyRotation(random: Random): Matrix {
  const q = [random.normal(), random.normal(), random.normal(), random.normal()];
  const size = Math.hypot(...q);
  const [w, x, y, z] = q.map((entry) => entry / size) as [number, number, number, number];
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
}

/** The quarter turn about z: x to y, y to -x. */
export const quarterAboutZ: Matrix = [
  [0, -1, 0],
  [1, 0, 0],
  [0, 0, 1],
];

export function transposed(a: Matrix): number[][] {
  return a[0]!.map((_, j) => a.map((row) => row[j]!));
}

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
  return matmul(transposed(after), before);
}
