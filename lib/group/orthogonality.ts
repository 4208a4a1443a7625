import { type Matrix, matmul, transpose } from "../engine/matrix.js";
import { determinant } from "./determinant.js";

/** How far R^T R may be from I, entry by entry, in float64; 1e-5 suits matrices that come from float32. */
const TOLERANCE = 1e-9;

/** Whether two matrices have one shape and agree entry by entry, up to a tolerance. */
export function close(a: Matrix, b: Matrix, tolerance: number = TOLERANCE): boolean {
  return (
    a.length === b.length &&
    a.every(
      (row, i) =>
        row.length === b[i]!.length && row.every((entry, j) => Math.abs(entry - b[i]![j]!) <= tolerance),
    )
  );
}

/** Whether a matrix is orthogonal, Q^T Q = I: it keeps lengths and angles. False for what is not square. */
export function isOrthogonal(q: Matrix, tolerance: number = TOLERANCE): boolean {
  return notOrthogonal(q, tolerance) === undefined;
}

/** Whether a matrix is a rotation: R^T R = I and det R = 1. */
export function isRotation(r: Matrix, tolerance: number = TOLERANCE): boolean {
  return notRotation(r, tolerance) === undefined;
}

/**
 * Refuses what is not orthogonal.
 *
 * @throws RangeError if the matrix is not orthogonal, with what is wrong and the remedy
 */
export function assertOrthogonal(q: Matrix, tolerance: number = TOLERANCE): void {
  const wrong = notOrthogonal(q, tolerance);
  if (wrong !== undefined) throw new RangeError(`expected an orthogonal matrix (Q^T Q = I), got ${wrong}`);
}

/**
 * Refuses what is no rotation.
 *
 * @throws RangeError if the matrix is no rotation, with what is wrong and the remedy
 */
export function assertRotation(r: Matrix, tolerance: number = TOLERANCE): void {
  const wrong = notRotation(r, tolerance);
  if (wrong !== undefined) throw new RangeError(`expected a rotation (R^T R = I, det R = 1), got ${wrong}`);
}

function notOrthogonal(q: Matrix, tolerance: number): string | undefined {
  const n = q.length;
  const odd = q.findIndex((row) => row.length !== n);
  if (n === 0) return "an empty matrix: give its rows, such as [[1, 0], [0, 1]]";
  if (odd >= 0) return `${n} rows but ${q[odd]!.length} entries in row ${odd}: give as many columns as rows`;
  const bad = q.flat().find((entry) => !Number.isFinite(entry));
  if (bad !== undefined) return `an entry ${bad}: look for a division by zero or a missing entry before this`;
  const gram = matmul(transpose(q), q);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const off = Math.abs(gram[i]![j]! - (i === j ? 1 : 0));
      if (off <= tolerance) continue;
      return i === j
        ? `a column ${i} of length ${short(Math.sqrt(gram[i]![i]!))}: divide it by its length`
        : `columns ${i} and ${j} with inner product ${short(gram[i]![j]!)}: make the columns orthogonal (Gram-Schmidt)`;
    }
  }
  return undefined;
}

function notRotation(r: Matrix, tolerance: number): string | undefined {
  const wrong = notOrthogonal(r, tolerance);
  if (wrong !== undefined || determinant(r) > 0) return wrong;
  const remedy = r.length % 2 === 1 ? "multiply it by -1" : "change the sign of one column";
  return `det R = -1: this is orthogonal but turns right hands into left ones, ${remedy}`;
}

function short(x: number): string {
  return String(Number(x.toPrecision(4)));
}
