import {
  complexClebschGordan,
  identityMatrix,
  kronecker,
  type Matrix,
  nullSpace,
  rotationX,
  rotationY,
  wignerD,
} from "noether";
import { type ByNullSpace, type Degrees, triangle } from "./degrees.js";

const solved = new Map<string, readonly number[] | undefined>();

/** Numbers C_ijk that D1 (x) D2 (x) D3 leaves unchanged, for some rotations; solved once. */
export function invariant([l1, l2, l3]: Degrees, turns: readonly Matrix[]): readonly number[] | undefined {
  const key = JSON.stringify([l1, l2, l3, turns]);
  if (!solved.has(key)) {
    const stacked = turns.flatMap((R) => {
      const K = kronecker(kronecker(wignerD(l1, R), wignerD(l2, R)), wignerD(l3, R));
      return identityMatrix(K.length).map((row, i) => row.map((x, j) => K[i]![j]! - x));
    });
    // The size 1 of the entries: where D = 1 the equations are nothing but rounding errors.
    const space = nullSpace(stacked, 1e-9, 1);
    solved.set(key, space[0]!.length === 0 ? undefined : space.map((row) => row[0]!));
  }
  return solved.get(key);
}

/** A list of all C_ijk as C[i][j][k]. */
export function shaped(values: readonly number[] | undefined, [l1, l2, l3]: Degrees): number[][][] {
  if (values === undefined) return [];
  const [n1, n2, n3] = [2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1];
  return Array.from({ length: n1 }, (_, i) =>
    Array.from({ length: n2 }, (__, j) => values.slice((i * n2 + j) * n3, (i * n2 + j + 1) * n3)),
  );
}

export const two = [rotationX(1), rotationY(2)];
export const byNullSpace: ByNullSpace = (...degrees) => shaped(invariant(degrees, two), degrees);

/** A table of the complex basis. */
export const ofComplexBasis: ByNullSpace = (...degrees) => {
  const [l1, l2, l3] = degrees;
  if (!triangle(degrees)) return [];
  const orders = (l: number): number[] => Array.from({ length: 2 * l + 1 }, (_, k) => k - l);
  return orders(l1).map((m1) =>
    orders(l2).map((m2) =>
      orders(l3).map((m3) => complexClebschGordan([l1, m1], [l2, m2], [l3, m3]) / Math.sqrt(2 * l3 + 1)),
    ),
  );
};

/** C[k][j][i]. */
export const reversed: ByNullSpace = (...degrees) => {
  const [l1, l2, l3] = degrees;
  const C = shaped(invariant([l3, l2, l1], two), [l3, l2, l1]);
  return C.map((rows, k) => rows.map((row, j) => row.map((_, i) => C[k]![j]![i]!)));
};

export const withIFastest: ByNullSpace = (...degrees) => {
  const [n1, n2] = degrees.map((l) => 2 * l + 1) as [number, number, number];
  const c = invariant(degrees, two);
  return byNullSpace(...degrees).map((rows, i) =>
    rows.map((row, j) => row.map((_, k) => c![(k * n2 + j) * n1 + i]!)),
  );
};

export const withZeros: ByNullSpace = (...degrees) => {
  if (triangle(degrees)) return byNullSpace(...degrees);
  const [l1, l2, l3] = degrees;
  return shaped(new Array<number>((2 * l1 + 1) * (2 * l2 + 1) * (2 * l3 + 1)).fill(0), degrees);
};
