import { type Matrix, matmul } from "../../../lib/algebra/matrix.js";
import { alternating } from "../../../lib/group/alternating.js";
import { cyclic } from "../../../lib/group/cyclic.js";
import { dihedral } from "../../../lib/group/dihedral.js";
import { directProduct } from "../../../lib/group/directProduct.js";
import type { FiniteGroup } from "../../../lib/group/group.js";
import { fullOctahedral } from "../../../lib/group/octahedral.js";
import { quaternionGroup } from "../../../lib/group/quaternionGroup.js";
import { symmetric } from "../../../lib/group/symmetric.js";
import type { Random } from "../../../lib/numbers/random.js";

// biome-ignore lint/suspicious/noExplicitAny: each group has its own elements
type Any = any;

/** Groups of every kind of representation: real, complex and quaternionic, commuting and not. */
export const groups: readonly FiniteGroup<Any>[] = [
  cyclic(1),
  cyclic(2),
  cyclic(5),
  cyclic(6),
  dihedral(3),
  dihedral(4),
  quaternionGroup(),
  alternating(4),
  symmetric(4),
  directProduct(cyclic(2), cyclic(4)),
  directProduct(cyclic(3), quaternionGroup()),
];

/** The symmetries of the cube as they act on space. */
export const cube: FiniteGroup<Matrix> = fullOctahedral();

/**
 * An invertible matrix far from orthogonal: a product of random shears and stretches. From 9 dimensions on the shears are
 * smaller: with equal ones the condition number grows exponentially, and at 34 it leaves an inverse seven digits.
 */
export function hidden(d: number, random: Random): Matrix {
  const shear = Math.min(0.5, 1.5 / Math.sqrt(d));
  const lower = Array.from({ length: d }, (_, i) =>
    Array.from({ length: d }, (_, j) => (i === j ? 1 : i > j ? shear * random.normal() : 0)),
  );
  const upper = Array.from({ length: d }, (_, i) =>
    Array.from({ length: d }, (_, j) =>
      i === j ? 0.5 + random.uniform() : i < j ? shear * random.normal() : 0,
    ),
  );
  return matmul(lower, upper);
}

/** A matrix of m x n normal numbers. */
export function normal(m: number, n: number, random: Random): Matrix {
  return Array.from({ length: m }, () => Array.from({ length: n }, () => random.normal()));
}

/** max |a - b| over the entries, relative to the larger of the two and 1. */
export function apart(a: Matrix, b: Matrix): number {
  let [gap, size] = [a.length === b.length ? 0 : Number.POSITIVE_INFINITY, 1];
  for (const [i, row] of a.entries()) {
    if (row.length !== b[i]?.length) return Number.POSITIVE_INFINITY;
    for (const [j, x] of row.entries()) {
      const y = b[i]![j]!;
      gap = Number.isNaN(x - y) ? Number.POSITIVE_INFINITY : Math.max(gap, Math.abs(x - y));
      size = Math.max(size, Math.abs(x), Math.abs(y));
    }
  }
  return gap / size;
}
