import { examplesOf } from "../group/examples.js";
import type { FiniteGroup, Group } from "../group/group.js";

/**
 * Checks that representations, or characters, belong to one group. Two groups are one where they are the same object or
 * have the same elements and the same products: finite ones for all elements times the generators, from which the rest
 * follows; infinite ones, which cannot be listed, where they have one name and the same products of simple elements.
 *
 * @returns that group
 * @throws TypeError if two of them differ, with both and what differs
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

/** What sets two groups apart, in words that follow their names; undefined where nothing does. */
function apart(a: Any, b: Any): string | undefined {
  if (a === b) return undefined;
  if ("elements" in a !== "elements" in b) return `, of which one is finite and the other is not`;
  if (!("elements" in a) || !("elements" in b)) {
    return a.name === b.name ? differentProduct(a, b, examplesOf(a), [...a.generators, ...b.generators]) : "";
  }
  if (a.order !== b.order) return a.name === b.name ? `, of ${a.order} and ${b.order} elements` : "";
  const stranger = a.elements.find((g) => b.indexOf(g) < 0);
  if (stranger !== undefined)
    return `, whose elements are others: ${JSON.stringify(stranger)} is in one only`;
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
