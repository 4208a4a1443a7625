import type { Values } from "./dtype.js";
import type { Kernels, Loop } from "./kernels.js";
import { loopOf } from "./loop.js";

/** An index of a sum of products: how far it runs, and how far the places of z, x and y are apart along it, 0 where they lack it. */
export interface Index {
  readonly size: number;
  readonly steps: readonly [z: number, x: number, y: number];
}

/** z = sum x y, with the loops chosen. */
export type SumOfProducts = (z: Values, x: Values, y: Values, kernels: Kernels) => void;

/**
 * Loops for z = sum x y over some indices, where z has no place twice and each index is one of two of the three at least:
 *
 *     batch        in z, x and y          left     in z and x
 *     contracted   in x and y             right    in z and y
 *
 * With all four it is a product of matrices for each batch. So it is done where a left or a right index has neighbouring
 * places in z, as the kernel wants its columns; indices that go on evenly from one to the next count as one, and what
 * remains of each kind is looped over. Without contracted indices it is a product entry by entry.
 */
export function sumOfProducts(indices: readonly Index[]): SumOfProducts {
  if (indices.some(({ size }) => size === 0)) return (z) => void z.fill(0);
  const group = (...has: readonly boolean[]): Index[] =>
    merged(indices.filter(({ size, steps }) => size > 1 && steps.every((step, k) => step > 0 === has[k])));
  const batch = group(true, true, true);
  const contracted = group(false, true, true);
  const [left, right] = [group(true, true, false), group(true, false, true)];
  if (contracted.length === 0) {
    const loop = loopOver(indices.filter(({ steps }) => steps[0] > 0).sort(byPlacesOf("z")));
    return (z, x, y, { pair }) => pair("mul", z, x, y, loop);
  }
  if (left.length > 0 && right.some(isColumn)) {
    const [row, depth, column] = [longest(left), longest(contracted), right.find(isColumn)!];
    const rest = [...batch, ...left, ...right, ...contracted].filter(
      (each) => each !== row && each !== depth && each !== column,
    );
    return matrixProducts(row, depth, column, rest);
  }
  if (right.length > 0 && left.some(isColumn)) {
    const transposed = sumOfProducts(
      indices.map(({ size, steps: [z, x, y] }) => ({ size, steps: [z, y, x] })),
    );
    return (z, x, y, kernels) => transposed(z, y, x, kernels);
  }
  const loop = loopOver([...indices].sort(byPlacesOf("all")));
  return (z, x, y, { inner }) => inner(z, x, y, loop);
}

/** A product of matrices with these rows, inner index and columns, for all values of the rest. */
function matrixProducts(row: Index, depth: Index, column: Index, rest: readonly Index[]): SumOfProducts {
  const [m, k, n] = [row.size, depth.size, column.size];
  const [ci, ai] = row.steps;
  const [, ak, bk] = depth.steps;
  const bj = column.steps[2];
  const isAdded = rest.some(({ steps }) => steps[0] === 0);
  return (z, x, y, { gemm }) => {
    if (isAdded) z.fill(0);
    const visit = (at: number, c: number, a: number, b: number): void => {
      const index = rest[at];
      if (index === undefined) {
        gemm(z, c, ci, x, a, ai, ak, y, b, bk, bj, m, k, n, 1, isAdded);
        return;
      }
      const [dc, da, db] = index.steps;
      for (let i = 0; i < index.size; i++) visit(at + 1, c + i * dc, a + i * da, b + i * db);
    };
    visit(0, 0, 0, 0);
  };
}

const isColumn = ({ steps }: Index): boolean => steps[0] === 1;

function longest(indices: readonly Index[]): Index {
  return indices.reduce((best, index) => (index.size > best.size ? index : best));
}

/** In the order in which the places of z lie, or those of all three: the farthest apart first. */
function byPlacesOf(which: "z" | "all"): (a: Index, b: Index) => number {
  const apart = ({ steps: [z, x, y] }: Index): number => (which === "z" ? z : z + x + y);
  return (a, b) => apart(b) - apart(a);
}

function loopOver(indices: readonly Index[]): Loop {
  return loopOf(
    indices.map(({ size }) => size),
    ([0, 1, 2] as const).map((k) => indices.map(({ steps }) => steps[k])),
  );
}

/** Indices that go on evenly from one to the next as one. */
function merged(indices: readonly Index[]): Index[] {
  if (indices.length === 0) return [];
  const { lengths, steps } = loopOver([...indices].sort(byPlacesOf("all")));
  const [z, x, y] = steps as [number[], number[], number[]];
  return lengths.map((size, k) => ({ size, steps: [z[k]!, x[k]!, y[k]!] }));
}
