import type { Matrix } from "../engine/matrix.js";
import type { FiniteGroup } from "../group/finiteGroup.js";
import type { FiniteRepresentation, Representation } from "./representation.js";

/**
 * rho(g) for all g in a finite group, in the order of `elements`.
 *
 * @param group where it lists its elements in another order than the group of V: that order
 * @returns |G| matrices of d x d
 * @throws TypeError if the group is not finite; RangeError if a matrix has the wrong size or an entry is not finite
 */
export function images<G>(
  V: FiniteRepresentation<G>,
  group: FiniteGroup<G> = finiteGroupOf(V),
): readonly Matrix[] {
  return group.elements.map((g) => image(V, g));
}

/**
 * rho(g), checked.
 *
 * @returns d x d
 * @throws RangeError if the matrix has the wrong size or an entry is not finite
 */
export function image<G>(V: Representation<G>, g: G): Matrix {
  const rho = V.matrix(g);
  const wrong = rho.find((row) => row.length !== V.dimension);
  if (rho.length !== V.dimension || wrong !== undefined) {
    throw new RangeError(
      `expected ${V.dimension} x ${V.dimension} numbers as rho(g) of ${V.name}, got ${rho.length} x ${(wrong ?? rho[0])?.length ?? 0} for g = ${V.group.symbol(g)}`,
    );
  }
  const odd = rho.flat().find((entry) => !Number.isFinite(entry));
  if (odd !== undefined) {
    throw new RangeError(
      `expected finite numbers in rho(g) of ${V.name}, got ${odd} for g = ${V.group.symbol(g)}`,
    );
  }
  return rho;
}

/**
 * The group of a representation, if its elements can be listed: what sums over the group need.
 *
 * @throws TypeError if the group is not finite
 */
export function finiteGroupOf<G>(V: Representation<G>): FiniteGroup<G> {
  if ("elements" in V.group) return V.group as FiniteGroup<G>;
  throw new TypeError(
    `expected a representation of a finite group, to sum over its elements, got one of ${V.group.name}: restrict it to a finite subgroup first`,
  );
}
