import type { Matrix } from "../algebra/matrix.js";
import { kindOf } from "../engine/kindOf.js";
import type { FiniteGroup } from "../group/group.js";
import { deviation } from "../group/isOrthogonal.js";
import { alike, ROUNDING } from "../numbers/alike.js";

const dimensions = new WeakMap<FiniteGroup<Matrix>, number>();

/**
 * How many coordinates the matrices of a group act on.
 *
 * @param name of the function that asks, in messages
 * @throws TypeError if the elements are no matrices; RangeError if one is not orthogonal
 */
export function dimensionOf(name: string, group: FiniteGroup<Matrix>): number {
  const known = typeof group === "object" && group !== null ? dimensions.get(group) : undefined;
  if (known !== undefined) return known;
  const remedy = "take planarRotations(4), planarSymmetries(4), octahedral() or fullOctahedral()";
  const elements: unknown = group?.elements;
  if (!Array.isArray(elements))
    throw new TypeError(
      `${name}: expected a finite group of orthogonal matrices, got ${(group as { name?: string })?.name ?? kindOf(group)}: ${remedy}`,
    );
  const d = (elements[0] as Matrix).length;
  for (const h of elements as readonly unknown[]) {
    if (!isSquare(h, d))
      throw new TypeError(
        `${name}: expected a group of orthogonal matrices, got ${group.name} with the element ${JSON.stringify(h)}: ${remedy}`,
      );
    if (deviation(h) > ROUNDING)
      throw new RangeError(
        `${name}: expected orthogonal matrices, which keep distances, got ${JSON.stringify(h)} in ${group.name}: ${remedy}`,
      );
  }
  dimensions.set(group, d);
  return d;
}

function isSquare(h: unknown, d: number): h is Matrix {
  return (
    Array.isArray(h) && h.length === d && d > 0 && h.every((row) => Array.isArray(row) && row.length === d)
  );
}

/** Whether two groups of matrices list the same elements in the same order, so that their fibres are the same. */
export function isSameGroup(a: FiniteGroup<Matrix>, b: FiniteGroup<Matrix>): boolean {
  return a === b || alike(a.elements, b.elements);
}
