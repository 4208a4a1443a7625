import type { Matrix } from "../algebra/matrix.js";
import type { FiniteGroup } from "../group/group.js";
import { assertRepresentation } from "./assertRepresentation.js";
import type { FiniteRepresentation, Representation } from "./representation.js";

/** The largest |G| d^2 accepted, the number of entries in the matrices of all elements: 240 MB. */
const MOST_NUMBERS = 30_000_000;

/**
 * rho(g) for all g in a finite group, in the order of `elements`, checked.
 *
 * @param group the group in whose order the matrices are listed (default: that of V)
 * @returns |G| matrices of d x d
 * @throws TypeError if the group is not finite; RangeError if a matrix has the wrong size or an entry is not finite, if
 * they are not a representation, or if they have more than 30 million numbers
 */
export function images<G>(
  V: FiniteRepresentation<G>,
  group: FiniteGroup<G> = finiteGroupOf(V),
): readonly Matrix[] {
  if (V.dimension === 0) {
    throw new RangeError(`expected a representation of dimension 1, 2, 3, ..., got ${V.name} of dimension 0`);
  }
  const numbers = group.order * V.dimension ** 2;
  if (numbers > MOST_NUMBERS) {
    throw new RangeError(
      `expected matrices of at most ${MOST_NUMBERS / 1e6} million numbers in all, got ${group.order} of ${V.dimension} x ${V.dimension} for ${V.name} of ${group.name}: use a smaller representation, or something that needs no matrices, such as characterTable(group)`,
    );
  }
  const rho = group.elements.map((g) => image(V, g));
  assertRepresentation(V.name, group, rho);
  return rho;
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
 * The group of a representation, if its elements can be listed, as sums over the group require.
 *
 * @throws TypeError if the group is not finite
 */
export function finiteGroupOf<G>(V: Representation<G>): FiniteGroup<G> {
  if ("elements" in V.group) return V.group as FiniteGroup<G>;
  throw new TypeError(
    `expected a representation of a finite group, to sum over its elements, got one of ${V.group.name}: restrict it to a finite subgroup first`,
  );
}
