import type { Values } from "./dtype.js";
import type { Kernels, Loop } from "./kernels.js";
import { loopOf } from "./loop.js";
import { withScratch } from "./scratch.js";
import { sizeOf, stridesOf } from "./shape.js";

/** An index of a sum of products: how far it runs, and how far the places of z, x and y are apart along it, 0 where they lack it. */
export interface Index {
  readonly size: number;
  readonly steps: readonly [z: number, x: number, y: number];
}

/** z = sum x y, with the loops chosen. */
export type SumOfProducts = (z: Values, x: Values, y: Values, kernels: Kernels) => void;

/** Matrices with fewer columns than this are better made the other way, and moved. */
const NARROW = 8;

/** Matrices with fewer products than this are not worth a call each. */
const FEW = 64;

/**
 * Loops for z = sum x y over some indices, where z has no place twice and each index is one of two of the three at least:
 *
 *     batch        in z, x and y          left     in z and x
 *     contracted   in x and y             right    in z and y
 *
 * With all four it is a product of matrices for each batch. The kernel wants their columns, a left or a right index, as
 * neighbours in z: where a batch index is in their place, or a short one, z is made in another order and moved. Indices
 * that go on evenly from one to the next count as one, and what remains of each kind is looped over. Without contracted
 * indices it is a product entry by entry; without left or right ones, and for tiny matrices, that is made and summed.
 */
export function sumOfProducts(indices: readonly Index[]): SumOfProducts {
  if (indices.some(({ size }) => size === 0)) return (z) => void z.fill(0);
  const group = (...has: readonly boolean[]): Index[] =>
    merged(indices.filter(({ size, steps }) => size > 1 && steps.every((step, k) => step > 0 === has[k])));
  const [batch, contracted] = [group(true, true, true), group(false, true, true)];
  const [left, right] = [group(true, true, false), group(true, false, true)];
  if (contracted.length === 0) {
    const loop = loopOver(indices.filter(({ steps }) => steps[0] > 0).sort(byPlacesOf("z")));
    return (z, x, y, { pair }) => pair("mul", z, x, y, loop);
  }
  if (left.length === 0 || right.length === 0) return summedProducts(indices);
  const [column, best] = [[...right, ...left].find(isColumn), longest([...right, ...left])];
  if (column === undefined || (column.size < NARROW && column.size < best.size))
    return moved([...batch, ...[...left, ...right].filter((each) => each !== best), best], contracted);
  if (!right.includes(column)) return transposed(indices);
  const [row, depth] = [longest(left), longest(contracted)];
  if (row.size * depth.size * column.size < FEW) return summedProducts(indices);
  const chosen = [row, depth, column];
  return matrixProducts(
    row,
    depth,
    column,
    [...batch, ...left, ...right, ...contracted].filter((each) => !chosen.includes(each)),
  );
}

/** z = sum y x */
function transposed(indices: readonly Index[]): SumOfProducts {
  const product = sumOfProducts(indices.map(({ size, steps: [z, x, y] }) => ({ size, steps: [z, y, x] })));
  return (z, x, y, kernels) => product(z, y, x, kernels);
}

/** All products, and then their sums. There are as many products as x or y has numbers, or few for each batch. */
function summedProducts(indices: readonly Index[]): SumOfProducts {
  const ordered = [...indices].sort(byPlacesOf("all"));
  const box = ordered.map(({ size }) => size);
  const [zs, xs, ys] = ([0, 1, 2] as const).map((k) => ordered.map(({ steps }) => steps[k]));
  const places = stridesOf(box);
  const [multiplying, summing] = [loopOf(box, [places, xs!, ys!]), loopOf(box, [zs!, places])];
  return (z, x, y, { pair, sum }) =>
    withScratch(z, sizeOf(box), (products) => {
      pair("mul", products, x, y, multiplying);
      sum(z, products, summing);
    });
}

/** The sum with the indices of z in another order, moved to where they are in z. */
function moved(ordered: readonly Index[], contracted: readonly Index[]): SumOfProducts {
  const box = ordered.map(({ size }) => size);
  const places = stridesOf(box);
  const inOrder = ordered.map(({ size, steps: [, x, y] }, k): Index => ({ size, steps: [places[k]!, x, y] }));
  const product = sumOfProducts([...inOrder, ...contracted]);
  const loop = loopOf(box, [ordered.map(({ steps }) => steps[0]), places]);
  return (z, x, y, kernels) =>
    withScratch(z, sizeOf(box), (inAnotherOrder) => {
      product(inAnotherOrder, x, y, kernels);
      kernels.move(z, 0, inAnotherOrder, 0, loop, false);
    });
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
