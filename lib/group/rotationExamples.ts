import { identityMatrix, type Matrix } from "../algebra/matrix.js";
import { radians } from "../numbers/angle.js";
import { type AxisAngle, rotation2, rotationMatrix } from "./rotation.js";

/**
 * Simple rotations of space, simplest first, on which a law is tried before random ones. What the simplest failure suggests:
 *
 *     the identity                          the map is not a function, or fails for another reason
 *     90, 180 degrees about z, x, y         a wrong order or sign of axes
 *     120 degrees about (1, 1, 1), 180 about (1, 1, 0)
 *     45, 30, 10 degrees about z, x, y      right only for the symmetries of the cube
 *     1 radian about (1, 2, 3)              right only for rotations about the axes
 *
 * `orthogonalInWords` describes each in these words. Rotations that permute the axes have integer entries.
 */
export const rotationExamples: readonly Matrix[] = [
  identityMatrix(3),
  ...aboutAxes(90),
  ...aboutAxes(180),
  // x to y to z to x, exactly
  [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ],
  rotationMatrix({ axis: [1, 1, 0], angle: radians(180) }),
  ...aboutAxes(45),
  ...aboutAxes(30),
  ...aboutAxes(10),
  rotationMatrix({ axis: [1, 2, 3], angle: 1 }),
];

/**
 * Simple orthogonal matrices of space, simplest first: after the identity the inversion and the three reflections that
 * flip z, x or y, on which maps fail that are right only for rotations; then the other `rotationExamples`, and the last
 * of them inverted.
 */
export const orthogonalExamples: readonly Matrix[] = [
  identityMatrix(3),
  diagonal([-1, -1, -1]),
  diagonal([1, 1, -1]),
  diagonal([-1, 1, 1]),
  diagonal([1, -1, 1]),
  ...rotationExamples.slice(1),
  rotationExamples.at(-1)!.map((row) => row.map((entry) => -entry)),
];

/** Simple rotations of R^n, n >= 1: by the angles of the examples, in the planes of the first two and the last two axes. */
export function rotationExamplesOf(n: number): readonly Matrix[] {
  if (n === 3) return rotationExamples;
  if (n === 1) return [identityMatrix(1)];
  const planes = n === 2 ? [0] : [0, n - 2];
  const angles = [...[90, 180, 45, 30, 10].map(radians), 1];
  return [
    identityMatrix(n),
    ...angles.flatMap((angle) => planes.map((k) => inPlane(n, k, rotation2(angle)))),
  ];
}

/** Simple orthogonal matrices of R^n: the same, with the reflections of the last and of the first axis. */
export function orthogonalExamplesOf(n: number): readonly Matrix[] {
  if (n === 3) return orthogonalExamples;
  const flipped = (k: number): Matrix => diagonal(identityMatrix(n).map((_, i) => (i === k ? -1 : 1)));
  const [identity, ...turns] = rotationExamplesOf(n);
  return [identity!, ...(n === 1 ? [flipped(0)] : [flipped(n - 1), flipped(0)]), ...turns];
}

/**
 * The rotations of R^n by 1 radian in the planes of the axes k and k + 1. The powers of each come arbitrarily close to
 * all rotations of its plane, because 1 / (2 pi) is irrational, and every rotation is a product of such rotations.
 */
export function turnsByOneRadian(n: number): readonly Matrix[] {
  return Array.from({ length: Math.max(0, n - 1) }, (_, k) => inPlane(n, k, rotation2(1)));
}

function aboutAxes(angle: number): readonly Matrix[] {
  const axes: readonly AxisAngle["axis"][] = [
    [0, 0, 1],
    [1, 0, 0],
    [0, 1, 0],
  ];
  return axes.map((axis) => rotationMatrix({ axis, angle: radians(angle) }));
}

function diagonal(entries: readonly number[]): Matrix {
  return entries.map((entry, i) => entries.map((_, j) => (i === j ? entry : 0)));
}

/** The identity with a 2 x 2 matrix in rows and columns k and k + 1. */
function inPlane(n: number, k: number, turn: Matrix): Matrix {
  return identityMatrix(n).map((row, i) => row.map((entry, j) => turn[i - k]?.[j - k] ?? entry));
}
