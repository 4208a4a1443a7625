import { determinant } from "../algebra/determinant.js";
import { matmul, transpose } from "../algebra/matrix.js";
import { type NumberRows, plainRows } from "../algebra/numberList.js";

/** How far Q^T Q may be from I, entry by entry, in float64; 1e-5 suits matrices that come from float32. */
const TOLERANCE = 1e-9;

/** Whether a matrix is orthogonal, Q^T Q = I: it preserves lengths and angles. False if the matrix is not square. */
export function isOrthogonal(q: NumberRows, tolerance: number = TOLERANCE): boolean {
  return notOrthogonal(q, tolerance, "nearestOrthogonal") === undefined;
}

/** Whether a matrix is a rotation: R^T R = I and det R = 1. */
export function isRotation(r: NumberRows, tolerance: number = TOLERANCE): boolean {
  return notRotation(r, tolerance) === undefined;
}

/**
 * Refuses a matrix that is not orthogonal.
 *
 * @throws RangeError if the matrix is not orthogonal, with what is wrong and the remedy
 */
export function assertOrthogonal(q: NumberRows, tolerance: number = TOLERANCE): void {
  const wrong = notOrthogonal(q, tolerance, "nearestOrthogonal");
  if (wrong !== undefined) throw new RangeError(`expected an orthogonal matrix (Q^T Q = I), got ${wrong}`);
}

/**
 * Refuses a matrix that is not a rotation.
 *
 * @throws RangeError if the matrix is not a rotation, with what is wrong and the remedy
 */
export function assertRotation(r: NumberRows, tolerance: number = TOLERANCE): void {
  const wrong = notRotation(r, tolerance);
  if (wrong !== undefined) throw new RangeError(`expected a rotation (R^T R = I, det R = 1), got ${wrong}`);
}

/** A smaller deviation is most likely rounding: from float32, or from a matrix typed or stored with a few digits. */
const ROUNDED = 1e-3;

function notOrthogonal(given: NumberRows, tolerance: number, remedy: string): string | undefined {
  const q = plainRows(given);
  const n = q.length;
  const odd = q.findIndex((row) => row.length !== n);
  if (n === 0) return "an empty matrix: give its rows, such as [[1, 0], [0, 1]]";
  if (odd >= 0) return `${n} rows but ${q[odd]!.length} entries in row ${odd}: give as many columns as rows`;
  const bad = q.flat().find((entry) => !Number.isFinite(entry));
  if (bad !== undefined) return `an entry ${bad}: look for a division by zero or a missing entry before this`;
  const { off, i, j, product } = furthest(q);
  if (off <= tolerance) return undefined;
  if (off <= ROUNDED) {
    return `one that is off by ${off.toPrecision(2)}, where ${tolerance} is allowed: ${remedy}(...) is the nearest one`;
  }
  return i === j
    ? `a column ${i} of length ${short(Math.sqrt(product))}, where 1 is needed: look at how the matrix was made`
    : `columns ${i} and ${j} with inner product ${short(product)}, where 0 is needed: look at how the matrix was made`;
}

/** How far Q^T Q is from I, in the entry that is furthest off. */
export function deviation(q: NumberRows): number {
  return furthest(q).off;
}

function furthest(q: NumberRows): { off: number; i: number; j: number; product: number } {
  let worst = { off: 0, i: 0, j: 0, product: 1 };
  for (const [i, row] of matmul(transpose(q), q).entries()) {
    for (let j = i; j < row.length; j++) {
      const off = Math.abs(row[j]! - (i === j ? 1 : 0));
      if (off > worst.off) worst = { off, i, j, product: row[j]! };
    }
  }
  return worst;
}

function notRotation(r: NumberRows, tolerance: number): string | undefined {
  const wrong = notOrthogonal(r, tolerance, "nearestRotation");
  if (wrong !== undefined || determinant(r) > 0) return wrong;
  const remedy = r.length % 2 === 1 ? "multiply it by -1" : "change the sign of one column";
  return `det R = -1: this is orthogonal but reverses handedness, ${remedy}`;
}

function short(x: number): string {
  return String(Number(x.toPrecision(4)));
}
