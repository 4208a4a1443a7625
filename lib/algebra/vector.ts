export type Vector = readonly number[];

/**
 * A list of n fractions: the JavaScript engine need then not change how it stores the list, or a copy of it, when the
 * first fraction is written, which makes rows of harmonics and of 3j symbols a third faster.
 */
function fractions(n: number): number[] {
  return new Array<number>(n).fill(0.5);
}

/** n zeros. */
export function zeros(n: number): number[] {
  return fractions(n).fill(0);
}

/** n numbers of a typed array, starting at `start`, as a list. */
export function listOf(numbers: Float64Array, start: number, n: number): number[] {
  const list = fractions(n);
  for (let i = 0; i < n; i++) list[i] = numbers[start + i]!;
  return list;
}

/** The unit vector e_k of R^n: 1 at k, 0 elsewhere. */
export function unitVector(n: number, k: number): number[] {
  return zeros(n).with(k, 1);
}

/** x + y */
export function add(x: Vector, y: Vector): number[] {
  return x.map((entry, i) => entry + y[i]!);
}

/** x - y */
export function subtract(x: Vector, y: Vector): number[] {
  return x.map((entry, i) => entry - y[i]!);
}

/** c x */
export function scaled(c: number, x: Vector): number[] {
  return x.map((entry) => c * entry);
}

/** The inner product x . y = sum_i x_i y_i of two vectors of the same length. */
export function dot(x: Vector, y: Vector): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

/** The cross product of two vectors of R^3: perpendicular to both, as long as the area that they span. */
export function cross(x: Vector, y: Vector): [number, number, number] {
  const [a, b, c] = x as [number, number, number];
  const [d, e, f] = y as [number, number, number];
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

/**
 * The length |x| = sqrt(x . x) of a vector with any number of entries, of any size: they are divided by the largest,
 * and the rounding error of the sum of their squares is carried along (Kahan summation).
 */
export function norm(x: Vector): number {
  let largest = 0;
  for (const entry of x) largest = Math.max(largest, Math.abs(entry));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let [sum, lost] = [0, 0];
  for (const entry of x) {
    const share = entry / largest;
    const square = share * share - lost;
    const next = sum + square;
    lost = next - sum - square;
    sum = next;
  }
  return Math.sqrt(sum) * largest;
}
