import type { Matrix, Permutation, Random, Vector } from "noether";

/** A permutation of 0, 1, ..., n - 1, each as likely as any other. */
export function anyPermutation(random: Random, n: number): Permutation {
  const p = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [p[i], p[j]] = [p[j]!, p[i]!];
  }
  return p;
}

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

/** Why a result is not a square matrix of numbers; undefined if it is one. */
export function notSquare(result: unknown, n: number): string | undefined {
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
