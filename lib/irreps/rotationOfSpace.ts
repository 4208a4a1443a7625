import type { Matrix } from "../algebra/matrix.js";
import { type NumberList, type NumberRows, plain, plainRows } from "../algebra/numberList.js";
import { assertRotation } from "../group/isOrthogonal.js";
import { nearestRotation } from "../group/nearestRotation.js";
import type { Quaternion } from "../group/quaternion.js";
import { type EulerAngles, rotationMatrix } from "../group/rotation.js";

/**
 * A rotation of space as an argument: its 3 x 3 matrix, by rows or as a typed array of 9 numbers, row-major; an axis and
 * an angle; a quaternion [w, x, y, z]; or Euler angles. Numbers may be in lists or in typed arrays; a matrix in float32
 * (Float32Array), which is a rotation only to 7 digits, is replaced by the nearest rotation.
 */
export type Rotation =
  | NumberRows
  | { readonly axis: NumberList; readonly angle: number }
  | Quaternion
  | Float64Array
  | Float32Array
  | EulerAngles;

/**
 * The matrix of a rotation. A matrix of lists is returned as the same object.
 *
 * @returns 3 x 3
 * @throws RangeError if it is not a rotation of space, with the remedy
 */
export function rotationOfSpace(rotation: Rotation): Matrix {
  // The usual case first: this runs once for each of many rotations.
  if (isMatrix(rotation)) return checked(rotation);
  if ("alpha" in rotation) return rotationMatrix(rotation);
  if ("axis" in rotation) return rotationMatrix({ axis: plain(rotation.axis), angle: rotation.angle });
  const rows = matrixRows(rotation);
  if (rows === undefined) return rotationMatrix(plain(rotation as Quaternion) as Quaternion);
  if (isSingle(rotation) && rows.length === 3) return nearestRotation(rows, SINGLE);
  return checked(rows);
}

/** How far R^T R may be from 1 if R is in float32. */
export const SINGLE = 1e-6;

/** Whether some of the numbers are in float32: then the nearest orthogonal matrix is meant. */
export function isSingle(given: NumberRows | NumberList | object): boolean {
  if (given instanceof Float32Array) return true;
  return Array.isArray(given) && given.some((row) => row instanceof Float32Array);
}

/** Whether it is a matrix whose three rows are lists, and so not in float32. */
function isMatrix(given: Rotation): given is Matrix {
  if (!Array.isArray(given)) return false;
  return Array.isArray(given[0]) && Array.isArray(given[1]) && Array.isArray(given[2]);
}

/** The rows of a matrix; undefined for a quaternion. */
export function matrixRows(given: NumberRows | NumberList): Matrix | undefined {
  if (typeof given[0] !== "number") return plainRows(given as NumberRows);
  if (given.length !== 9) return undefined;
  const entries = plain(given as NumberList);
  return [entries.slice(0, 3), entries.slice(3, 6), entries.slice(6, 9)];
}

function checked(r: Matrix): Matrix {
  if (r.length !== 3) {
    throw new RangeError(
      `expected a rotation of space, 3 x 3, got a matrix of ${r.length} rows: rotationMatrix makes one from an axis and an angle`,
    );
  }
  const [[a, b, c], [d, e, f], [g, h, i]] = r as readonly [Triple, Triple, Triple];
  // The same check as in assertRotation, but without matrices: this runs once for each of many rotations.
  const lengths = Math.abs(a * a + d * d + g * g - 1) + Math.abs(b * b + e * e + h * h - 1);
  const angles = Math.abs(a * b + d * e + g * h);
  const cross = Math.abs(d * h - g * e - c) + Math.abs(g * b - a * h - f) + Math.abs(a * e - d * b - i);
  if (!(lengths + angles + cross < 1e-9)) assertRotation(r);
  return r;
}

type Triple = readonly [number, number, number];
