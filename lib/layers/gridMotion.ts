import type { Matrix } from "../algebra/matrix.js";
import type { Shape } from "../engine/shape.js";
import { sizeOf, stridesOf } from "../engine/shape.js";
import { ROUNDING } from "../numbers/alike.js";

/**
 * How an orthogonal matrix h moves functions on a box grid, (h f)(x) = f(h^-1 x): for each place x of the result the places
 * around h^-1 x, and their weights.
 */
export interface GridMotion {
  /** The sides of the result: those of the grid, exchanged as h exchanges the axes. */
  readonly sides: Shape;
  /** Whether places go to places: then there is one of them for each, of weight 1. */
  readonly isExact: boolean;
  /** For each place of the result, row-major, `corners` places of the grid, -1 where there is none. */
  readonly from: Int32Array;
  readonly weights: Float64Array;
  readonly corners: number;
}

/** Whether a matrix is a signed permutation: one entry of 1 or -1 in each row and column, 0 elsewhere. */
export function isSignedPermutation(h: Matrix): boolean {
  return h.every(
    (row) =>
      row.filter((entry) => Math.abs(Math.abs(entry) - 1) <= ROUNDING).length === 1 &&
      row.filter((entry) => Math.abs(entry) <= ROUNDING).length === row.length - 1,
  );
}

/**
 * The motion of a grid about its centre. The last axis of the grid is x, the one before it -y, the one before that -z:
 * (x, y) = (column - c, c - row).
 *
 * A signed permutation takes places to places; a grid whose sides differ is turned with its sides. Any other matrix keeps
 * the sides, and a function is linear in each coordinate between the places, 0 outside.
 *
 * @param h as many rows as there are sides
 */
export function gridMotion(h: Matrix, sides: Shape): GridMotion {
  const d = sides.length;
  const sign = (axis: number): number => (axis === d - 1 ? 1 : -1);
  // h^-1 = h^T on the axes of the grid, which are the coordinates backwards.
  const back = sides.map((_, a) => sides.map((_, b) => sign(a) * sign(b) * h[d - 1 - b]![d - 1 - a]!));
  const isExact = isSignedPermutation(h);
  const inverse = isExact ? back.map((row) => row.map(Math.round)) : back;
  const result = isExact ? sides.map((_, b) => sides[inverse.findIndex((row) => row[b] !== 0)]!) : [...sides];
  const corners = isExact ? 1 : 2 ** d;
  const size = sizeOf(result);
  const [from, weights] = [new Int32Array(size * corners), new Float64Array(size * corners)];
  const [steps, own] = [stridesOf(sides), stridesOf(result)];
  for (let place = 0; place < size; place++) {
    const offset = result.map((n, b) => (Math.floor(place / own[b]!) % n) - (n - 1) / 2);
    const source = sides.map(
      (n, a) => (n - 1) / 2 + offset.reduce((sum, o, b) => sum + inverse[a]![b]! * o, 0),
    );
    for (let corner = 0; corner < corners; corner++) {
      let [at, weight, inside] = [0, 1, true];
      for (const [a, p] of source.entries()) {
        const low = Math.floor(p + ROUNDING);
        const beyond = Math.max(0, p - low);
        const up = (corner >> a) & 1;
        inside &&= low + up >= 0 && low + up < sides[a]!;
        at += (low + up) * steps[a]!;
        weight *= up ? beyond : 1 - beyond;
      }
      from[place * corners + corner] = inside ? at : -1;
      weights[place * corners + corner] = inside ? weight : 0;
    }
  }
  return { sides: result, isExact, from, weights, corners };
}
