import { examplesOf } from "../group/examples.js";
import type { FiniteGroup, Group } from "../group/group.js";

/**
 * Checks that representations, or characters, belong to one group. Two groups count as the same if they are the same
 * object or have the same elements and the same products. For finite groups the products of all elements with the
 * generators are compared, from which the rest follows; infinite groups, which cannot be listed, must have the same name
 * and the same products of simple elements.
 *
 * @returns that group
 * @throws TypeError if two of them differ, with both names and the difference
 */
export function sameGroup<Of extends { readonly name: string }>(
  first: { readonly group: Of },
  ...others: readonly { readonly group: { readonly name: string } }[]
): Of {
  for (const { group } of others) {
    const difference = apart(first.group as unknown as Any, group as unknown as Any);
    if (difference === undefined) continue;
    throw new TypeError(
      `expected representations of one group, got one of ${first.group.name} and one of ${group.name}${difference}: restrict them to a common subgroup first`,
    );
  }
  return first.group;
}

type Any = Group<unknown> | FiniteGroup<unknown>;

/** The difference between two groups, in words that follow their names; undefined if there is none. */
function apart(a: Any, b: Any): string | undefined {
  if (a === b) return undefined;
  if ("elements" in a !== "elements" in b) return `, only one of which is finite`;
  if (!("elements" in a) || !("elements" in b)) {
    return a.name === b.name ? differentProduct(a, b, examplesOf(a), [...a.generators, ...b.generators]) : "";
  }
  if (a.order !== b.order) return a.name === b.name ? `, of ${a.order} and ${b.order} elements` : "";
  const stranger = a.elements.find((g) => b.indexOf(g) < 0);
  if (stranger !== undefined)
    return `, whose elements differ: ${JSON.stringify(stranger)} is in only one of them`;
  return differentProduct(a, b, a.elements, a.generators);
}

/** Two elements whose product is not the same in both groups. */
function differentProduct(
  a: Any,
  b: Any,
  left: readonly unknown[],
  right: readonly unknown[],
): string | undefined {
  for (const g of left) {
    for (const h of right) {
      if (equalProducts(a, b, g, h)) continue;
      return `, in which the product of ${JSON.stringify(g)} and ${JSON.stringify(h)} differs`;
    }
  }
  return undefined;
}

function equalProducts(a: Any, b: Any, g: unknown, h: unknown): boolean {
  try {
    return a.equals(a.multiply(g, h), b.multiply(g, h));
  } catch {
    // Elements of another kind cannot be multiplied.
    return false;
  }
}
