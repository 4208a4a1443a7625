import { determinant } from "../algebra/determinant.js";
import { identityMatrix, type Matrix } from "../algebra/matrix.js";
import type { Vector } from "../algebra/vector.js";
import { unitVector } from "../algebra/vector.js";
import { alike } from "../numbers/alike.js";
import { axisAngle } from "./rotationParameters.js";

const names = ["x", "y", "z"];

/**
 * An orthogonal matrix in words: "the turn by 90 degrees about z", "the reflection that flips y", "the inversion".
 *
 * Every orthogonal matrix of space is a rotation, or the inversion followed by a rotation; the inversion and then a half
 * turn is a reflection. In the plane it is a rotation or the reflection in a line.
 */
export function orthogonalInWords(q: Matrix): string {
  const n = q.length;
  if (determinant(q) > 0) return rotationInWords(q);
  if (n === 1) return "the reflection";
  if (n === 2) return `the reflection in the line at ${rounded(inDegrees(planeAngle(q)) / 2)} degrees`;
  if (n > 3) return inHigherDimensions(q);
  const { axis, angle } = axisAngle(opposite(q));
  if (inDegrees(angle) === 0) return "the inversion";
  const turn = rotationInWords(opposite(q));
  return inDegrees(angle) === 180
    ? `the reflection that flips ${axisInWords(axis)}`
    : `the inversion and then ${turn}`;
}

/** A rotation in words: "the turn by 120 degrees about (1, 1, 1)". About x, y and z angles go up to 360 degrees. */
function rotationInWords(r: Matrix): string {
  const n = r.length;
  if (n === 1) return "the identity";
  if (n === 2) {
    const angle = rounded(inDegrees(planeAngle(r)));
    return angle === 0 ? "the identity" : `the turn by ${angle} degrees`;
  }
  if (n > 3) return inHigherDimensions(r);
  const [angle, axis] = turn(r);
  return angle === 0 ? "the identity" : `the turn by ${angle} degrees about ${axis}`;
}

/**
 * A short symbol for an orthogonal matrix: "e" for the identity, "90°z" for the quarter turn about z, and for matrices of
 * space that reverse handedness the symbol of a rotation with a minus sign.
 */
export function orthogonalSymbol(q: Matrix): string {
  const n = q.length;
  if (determinant(q) < 0) {
    if (n === 2) return `s${rounded(inDegrees(planeAngle(q)) / 2)}°`;
    return n > 3 ? "S" : `-${orthogonalSymbol(opposite(q))}`;
  }
  if (isIdentity(q)) return "e";
  if (n === 2) return `${rounded(inDegrees(planeAngle(q)))}°`;
  if (n > 3) return "R";
  const [angle, axis] = turn(q);
  return `${angle}°${axis.replaceAll(", ", ",")}`;
}

/** The angle in degrees and the axis in words; the axes x, y and z are taken in their positive direction. */
function turn(r: Matrix): readonly [angle: number, axis: string] {
  const { axis, angle } = axisAngle(r);
  const along = axis.findIndex((entry) => Math.abs(Math.abs(entry) - 1) < 1e-9);
  const degrees = inDegrees(angle);
  if (along >= 0) return [rounded(axis[along]! > 0 ? degrees : 360 - degrees), names[along]!];
  return [rounded(degrees), axisInWords(axis)];
}

/** "z"; "(1, 1, 0)" if the entries are in the ratio of small integers, otherwise each to two decimals. */
function axisInWords(axis: Vector): string {
  const along = axis.findIndex((entry) => Math.abs(Math.abs(entry) - 1) < 1e-9);
  if (along >= 0) return names[along]!;
  const least = Math.min(...axis.map(Math.abs).filter((entry) => entry > 1e-9));
  const ratios = axis.map((entry) => entry / least);
  const whole = ratios.every((p) => Math.abs(p - Math.round(p)) < 1e-6 && Math.abs(p) < 9.5);
  return `(${whole ? ratios.map((p) => Math.round(p) + 0).join(", ") : axis.map((p) => p.toFixed(2)).join(", ")})`;
}

/** The angle of a rotation of the plane, or twice the angle of the line of a reflection, in [0, 2 pi). */
function planeAngle(q: Matrix): number {
  const angle = Math.atan2(q[1]![0]!, q[0]![0]!);
  return angle < -1e-9 ? angle + 2 * Math.PI : Math.max(0, angle);
}

function isIdentity(r: Matrix): boolean {
  return alike(r, identityMatrix(r.length));
}

function opposite(q: Matrix): number[][] {
  return q.map((row) => row.map((entry) => 0 - entry));
}

/** An orthogonal matrix of R^n, n > 3: described in full only if it moves at most two axes. */
function inHigherDimensions(q: Matrix): string {
  const moved = q.flatMap((row, i) => (alike(row, unitVector(q.length, i)) ? [] : [i]));
  const [i = 0, j = 0] = moved;
  const turns = determinant(q) > 0;
  if (moved.length === 0) return "the identity";
  if (moved.length === 1) return `the reflection that flips axis ${i}`;
  if (moved.length > 2 || !turns)
    return `${turns ? "a rotation" : "a rotation and reflection"} of R^${q.length}`;
  const plane = [i, j].map((a) => [q[a]![i]!, q[a]![j]!]);
  return `${rotationInWords(plane)} in the plane of axes ${i} and ${j}`;
}

/** Degrees, a whole number if they are one up to rounding. */
function inDegrees(angle: number): number {
  const exact = (angle * 180) / Math.PI;
  return Math.abs(exact - Math.round(exact)) < 1e-6 ? Math.round(exact) : exact;
}

/** One digit after the point, but six digits in all if that would be 0 or a full turn. */
function rounded(degrees: number): number {
  const near = Number(degrees.toFixed(1));
  return near % 360 === 0 ? Number(degrees.toPrecision(6)) : near;
}
