import { type Matrix, type Permutation, permutations, type Random, type Vector } from "noether";
import { cycles, type Explanation, showApart } from "noether/laws";

/** A permutation of 0, 1, ..., n - 1, each as likely as any other; of nothing, if n is 0. */
export const anyPermutation = (random: Random, n: number): Permutation =>
  n === 0 ? [] : permutations(n).haar(random);

/** The swap of i and j. */
export const swap = (n: number, i: number, j: number): Permutation =>
  Array.from({ length: n }, (_, k) => (k === i ? j : k === j ? i : k));

/** p q: first q, then p. */
export const composed = (p: Permutation, q: Permutation): Permutation => q.map((i) => p[i]!);

/** p^-1. */
export const inverse = (p: Permutation): Permutation => p.map((_, i) => p.indexOf(i));

/** P A P^T: what is in row i, column j goes to row p[i], column p[j]. */
export const onMatrix = (p: Permutation, A: Matrix): Matrix => {
  const from = inverse(p);
  return A.map((row, i) => row.map((_, j) => A[from[i]!]![from[j]!]!));
};

/** P x: what is at place i goes to place p[i]. */
export const onVector = (p: Permutation, x: Vector): Vector => inverse(p).map((i) => x[i]!);

/** A square matrix of small whole numbers, or of normal ones. */
export function anySquare(random: Random, n: number): Matrix {
  const whole = random.uniform() < 0.5;
  return Array.from({ length: n }, () =>
    Array.from({ length: n }, () => (whole ? random.integer(7) - 3 : random.normal())),
  );
}

/** A square matrix with a single 1. */
export const unit = (n: number, i: number, j: number): Matrix =>
  Array.from({ length: n }, (_, row) => Array.from({ length: n }, (_, c) => (row === i && c === j ? 1 : 0)));

/** A permutation by its cycles: (0 1) exchanges 0 and 1. */
export const inCycles = (p: Permutation): string =>
  cycles(p)
    .map((cycle) => `(${cycle.join(" ")})`)
    .join("") || "the identity";

/** A matrix in few words: where its only 1 is, or how large it is. */
export function inWords(A: Matrix): string {
  const n = A.length;
  const entries = A.flatMap((row, i) => row.flatMap((x, j) => (x === 0 ? [] : [{ i, j, x }])));
  return entries.length === 1 && entries[0]!.x === 1
    ? `A is ${n} x ${n}, 1 in row ${entries[0]!.i}, column ${entries[0]!.j} and 0 elsewhere`
    : `A is ${n} x ${n}`;
}

/** Two matrices at the first place where they differ, in words. */
export function whereApart(B: Matrix, C: Matrix): readonly [string, string] | undefined {
  for (const [i, row] of B.entries())
    for (const [j, value] of row.entries()) {
      const other = C[i]![j]!;
      if (!(Math.abs(value - other) <= 1e-9 * (1 + Math.abs(value)))) {
        const [a, b] = showApart(value, other);
        return [`${a} in row ${i}, column ${j}`, `${b} there`];
      }
    }
  return undefined;
}

/** What is wrong with the form of a result that should be as large as A, n x n; undefined if nothing is. */
export function malformed(result: unknown, n: number, look: string): Explanation | undefined {
  const got = notSquare(result, n);
  if (got === undefined) return undefined;
  const size = n === 1 ? "one row of one number" : `${n} rows of ${n} numbers`;
  return { should: `The result should have ${size}, as A.`, given: "", sides: [["got", got]], look };
}

/** Why a result is not a square matrix of numbers; undefined if it is one. */
function notSquare(result: unknown, n: number): string | undefined {
  const rows: readonly unknown[] = Array.isArray(result) ? result : [];
  if (rows.length !== n) return Array.isArray(result) ? `a list of ${rows.length}` : "no list of rows";
  for (const [i, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== n)
      return `row ${i} is ${Array.isArray(row) ? `a list of ${row.length}` : "no list"}`;
    const j = Array.from(row).findIndex((entry) => !Number.isFinite(entry));
    if (j >= 0) return `${String(row[j])} in row ${i}, column ${j}`;
  }
  return undefined;
}
