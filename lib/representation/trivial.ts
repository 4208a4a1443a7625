import { identityMatrix, MOST_ROWS } from "../algebra/matrix.js";
import type { Group } from "../group/group.js";
import { checkSize } from "../numbers/checkSize.js";
import { type Representation, representation } from "./representation.js";

/**
 * The trivial representation on R^n, n independent invariant numbers: rho(g) = 1 for every g.
 *
 * @throws RangeError if n is not one of 1, 2, ..., 4096
 */
export function trivial<G, Of extends Group<G>>(group: Of & Group<G>, n = 1): Representation<G, Of> {
  checkSize(n, "n = 1, 2, 3, ... invariant numbers", MOST_ROWS);
  return representation<G, Of>({
    group,
    name: `${n} invariant ${n === 1 ? "number" : "numbers"} of ${group.name}`,
    dimension: n,
    matrix: () => identityMatrix(n),
  });
}
