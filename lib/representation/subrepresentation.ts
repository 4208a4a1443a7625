import { rank } from "../algebra/fundamentalSubspaces.js";
import { leastSquares } from "../algebra/leastSquares.js";
import { identityMatrix, type Matrix, matmul } from "../algebra/matrix.js";
import { matrixDifference } from "../algebra/matrixSum.js";
import { largestEntry } from "../algebra/scale.js";
import type { Group } from "../group/group.js";
import { topologicalGenerators } from "../group/topologicalGenerators.js";
import { image } from "./images.js";
import { type Representation, representation } from "./representation.js";

/**
 * The representation on an invariant subspace U of V, in the basis of U given by the columns of B:
 *
 *     rho(g) B = B rhoU(g)
 *
 * @param B d x k, with linearly independent columns
 * @returns a representation of dimension k
 * @throws RangeError if the columns are dependent or have the wrong length, or if one of the
 * `topologicalGenerators`, the elements that decide for the whole group, leads out of U
 */
export function subrepresentation<G, Of extends Group<G>>(
  V: Representation<G, Of>,
  B: Matrix,
): Representation<G, Of> {
  checkBasis(V, B);
  const coordinates = leastSquares(B, identityMatrix(V.dimension));
  const matrix = (g: G): number[][] => {
    const moved = matmul(image(V, g), B);
    const inside = matmul(coordinates, moved);
    checkInside(V, g, moved, matmul(B, inside));
    return inside;
  };
  for (const g of topologicalGenerators(V.group)) matrix(g);
  return representation<G, Of>({
    group: V.group,
    name: `subspace of dimension ${B[0]!.length} of ${V.name}`,
    dimension: B[0]!.length,
    matrix,
  });
}

/**
 * Checks that the columns of B are a basis of a subspace of V.
 *
 * @throws RangeError if they have the wrong length or are linearly dependent
 */
function checkBasis<G>(V: Representation<G>, B: Matrix): void {
  const k = B[0]?.length ?? 0;
  if (B.length !== V.dimension || k === 0) {
    throw new RangeError(
      `expected vectors of ${V.dimension} entries, as the columns of a ${V.dimension} x k matrix, got ${B.length} x ${k}`,
    );
  }
  const independent = rank(B);
  if (independent < k) {
    throw new RangeError(
      `expected linearly independent columns, got ${k} that span ${independent} dimensions: remove the superfluous ones`,
    );
  }
}

/** Refuses an element g that takes a vector of the subspace out of it. */
function checkInside<G>(V: Representation<G>, g: G, moved: Matrix, projected: Matrix): void {
  const gap = largestEntry(matrixDifference(moved, projected));
  if (gap <= 1e-9 * largestEntry(moved)) return;
  throw new RangeError(
    `expected an invariant subspace of ${V.name}, but g = ${V.group.symbol(g)} takes a vector out of it by ${gap.toPrecision(3)}: add the images of its vectors under the group`,
  );
}
