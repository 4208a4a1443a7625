import { nested } from "./nested.js";

/**
 * The relative error of two numbers, vectors, matrices ... of numbers:
 *
 *     max |a - b| / max(max |a|, max |b|, floor)
 *
 * The floor keeps the rounding errors of results near zero from counting as disagreement.
 *
 * @param a a number, a list (typed arrays too) of such things, nested to any depth, or numbers with a shape
 * @param b the same
 * @param floor the smallest denominator (default 1e-3)
 * @returns 0 if a = b; Infinity if an entry is not finite or the two differ in shape
 * @example
 * relativeError([1, 2], [1, 2.2]); // 0.0909... = 0.2 / 2.2
 */
export function relativeError(a: unknown, b: unknown, floor = 1e-3): number {
  let [difference, size] = [0, floor];
  const visit = (left: unknown, right: unknown): boolean => {
    const [p, q] = [nested(left), nested(right)];
    if (typeof p === "number" && typeof q === "number") {
      difference = Math.max(difference, Math.abs(p - q));
      size = Math.max(size, Math.abs(p), Math.abs(q));
      return Number.isFinite(p) && Number.isFinite(q);
    }
    if (!isList(p) || !isList(q) || p.length !== q.length) return false;
    for (let i = 0; i < p.length; i++) if (!visit(p[i], q[i])) return false;
    return true;
  };
  return visit(a, b) && Number.isFinite(difference) ? difference / size : Infinity;
}

/** Whether a and b are numbers, or lists of the same length whose entries have the same shape. */
export function sameShape(left: unknown, right: unknown): boolean {
  const [a, b] = [nested(left), nested(right)];
  if (typeof a === "number") return typeof b === "number";
  return (
    isList(a) &&
    isList(b) &&
    a.length === b.length &&
    Array.from(a).every((entry, i) => sameShape(entry, b[i]))
  );
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
