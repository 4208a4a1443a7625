import { trivialAction } from "../representation/action.js";
import { type EquivarianceParts, equivariance } from "./equivariance.js";
import type { Law } from "./law.js";

/**
 * Invariance of a map f, which is equivariance with the trivial action on its values:
 *
 *     f(rho(g) x) = f(x)        for all g in G and x in V
 *
 * @example
 * const V = permutationRepresentation(symmetric(3));
 * invariance({ domain: [V], inputs: vectorInstances(3) }); // holds for the sum of the entries
 */
export function invariance<G, X extends readonly unknown[], Y = number>(
  parts: Omit<EquivarianceParts<G, X, Y>, "codomain">,
): Law<(...x: X) => Y, readonly [g: G, ...x: X]> {
  const { group } = (parts.domain as readonly EquivarianceParts<G, [unknown], Y>["domain"][0][])[0]!;
  return equivariance<G, X, Y>({
    name: "invariance",
    statement: "f(\\rho(g) x) = f(x)",
    should: (g) => `Acting on the input by ${group.show(g)} should leave the result unchanged.`,
    ...parts,
    codomain: trivialAction(group),
  });
}
