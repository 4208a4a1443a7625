import { type Matrix, matmul } from "../algebra/matrix.js";
import type { Group } from "../group/group.js";
import { elementInstances } from "./elementInstances.js";
import { tuple } from "./instances.js";
import type { Law } from "./law.js";
import { relativeError } from "./relativeError.js";
import { showDifference } from "./showDifference.js";

/** The codomain of a homomorphism: a set with a multiplication. */
export interface Multiplication<H> {
  multiply(a: H, b: H): H;
  /** If it is missing, elements are compared as numbers. */
  equals?(a: H, b: H): boolean;
}

/** Square matrices of numbers under their product. */
export const matrices: Multiplication<Matrix> = { multiply: matmul };

/**
 * The map phi: G -> H is a homomorphism:
 *
 *     phi(g h) = phi(g) phi(h)        for all g, h in G
 *
 * With H = `matrices` this is what makes phi a representation.
 *
 * @example
 * homomorphism(dihedral(4), matrices); // a law about (g) => Matrix
 */
export function homomorphism<G, H>(
  group: Group<G>,
  { multiply, equals }: Multiplication<H>,
): Law<(g: G) => H, readonly [g: G, h: G]> {
  return {
    name: "homomorphism",
    statement: "\\varphi(g h) = \\varphi(g)\\, \\varphi(h)",
    instances: tuple(elementInstances(group), elementInstances(group)),
    try(phi, [g, h]) {
      const [whole, first, second] = [phi(group.multiply(g, h)), phi(g), phi(h)];
      const apart = (parts: H | undefined): number => {
        if (equals === undefined) return relativeError(whole, parts);
        return parts !== undefined && equals(whole, parts) ? 0 : 1;
      };
      const parts = product(multiply, first, second);
      return {
        residual: apart(parts),
        explain() {
          const [left, right] = showDifference(parts, whole);
          const reversed = apart(product(multiply, second, first)) < 1e-9;
          return {
            should: "The image of a product should be the product of the images.",
            given: `g = ${group.symbol(g)}, h = ${group.symbol(h)}, g h = ${group.symbol(group.multiply(g, h))}`,
            sides: [
              ["phi(g) phi(h)", left],
              ["phi(g h)", right],
            ],
            ...(reversed && {
              look: "the factors are in the opposite order: is there a g in place of its inverse?",
            }),
          };
        },
      };
    },
  };
}

/** a b, or undefined if they cannot be multiplied. */
function product<H>(multiply: (a: H, b: H) => H, a: H, b: H): H | undefined {
  try {
    return multiply(a, b);
  } catch {
    return undefined;
  }
}
