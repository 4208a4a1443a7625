import { type Matrix, matmul, type Random } from "noether";
import { type Explanation, show } from "noether/laws";

/** The product of two matrices, or undefined if a learner's result cannot be multiplied. */
export function times(a: Matrix, b: Matrix): Matrix | undefined {
  try {
    return matmul(a, b);
  } catch {
    return undefined;
  }
}

/** The column j of a matrix. */
export function column(a: Matrix, j: number): number[] {
  return a.map((row) => row[j]!);
}

/** The first column in which two matrices of the same shape differ, or 0. */
export function firstDifference(a: Matrix, b: Matrix): number {
  const j = (a[0] ?? []).findIndex((_, k) => a.some((row, i) => Math.abs(row[k]! - b[i]![k]!) > 1e-9));
  return Math.max(0, j);
}

/** Numbers without rounding errors: 6e-17 is shown as 0. */
export function clean(x: readonly number[]): string {
  return show(x.map((entry) => (Math.abs(entry) < 1e-12 ? 0 : entry)));
}

/** A vector in words: a unit vector by its name e_k, any other by its first six entries. */
export function named(x: readonly number[]): string {
  const ones = x.flatMap((entry, k) => (entry === 1 ? [k] : []));
  const unit = ones.length === 1 && x.every((entry, k) => entry === 0 || k === ones[0]);
  if (unit) return `e_${ones[0]}`;
  return x.every((entry) => entry === 0) ? "the zero vector" : clean(x.slice(0, 6));
}

/** What is wrong with a result that should be an n x n matrix of numbers, if anything. */
export function noMatrix(result: unknown, n: number, name: string): Explanation | undefined {
  const rows: readonly unknown[] = Array.isArray(result) ? result : [];
  const good = (row: unknown): boolean =>
    Array.isArray(row) && row.length === n && row.every((entry) => Number.isFinite(entry));
  if (rows.length === n && rows.every(good)) return undefined;
  const should = `${name} should be a matrix of ${n} rows with ${n} numbers each.`;
  if (rows.length !== n) {
    const got = Array.isArray(result) ? `a list of ${rows.length}` : show(result);
    return { should, given: "", sides: [["got", got]] };
  }
  const i = rows.findIndex((row) => !good(row));
  return { should, given: "", sides: [[`got in row ${i}`, show(rows[i])]] };
}

/** A random order of 0, 1, ..., n - 1. */
export function anyPermutation(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
