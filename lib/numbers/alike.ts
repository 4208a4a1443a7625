/** Numbers that differ by no more than this count as equal: one element computed in two ways, up to rounding. */
export const ROUNDING = 1e-9;

/**
 * Whether two things are equal up to rounding: numbers up to a tolerance, lists and records of the same shape entry by
 * entry, and anything else exactly.
 *
 * @example
 * alike([[0.1 + 0.2]], [[0.3]]); // true
 */
export function alike(a: unknown, b: unknown, tolerance: number = ROUNDING): boolean {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) <= tolerance;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((entry, i) => alike(entry, b[i], tolerance));
  }
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every((key) => key in b && alike(a[key as keyof typeof a], b[key as keyof typeof b], tolerance))
  );
}
