/**
 * Vectors simpler than a vector, simplest first: one entry is set to 0, or rounded, or moved nearer to 0, or made positive. Every
 * chain of them ends at the zero vector.
 *
 * @example
 * [...shrinkVector([0, 2.5])]; // [[0, 0], [0, 3]]
 */
export function* shrinkVector(vector: ArrayLike<number>): Iterable<number[]> {
  const x = Array.from(vector);
  for (const [k, entry] of x.entries()) if (entry !== 0) yield x.with(k, 0);
  for (const [k, entry] of x.entries()) {
    if (!Number.isInteger(entry)) yield x.with(k, Math.round(entry) + 0);
    else if (Math.abs(entry) > 1) yield x.with(k, Math.sign(entry));
    else if (entry === -1) yield x.with(k, 1);
  }
}
