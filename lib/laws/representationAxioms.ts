import { identityMatrix, type Matrix } from "../algebra/matrix.js";
import type { Group } from "../group/group.js";
import { homomorphism, matrices } from "./homomorphism.js";
import { once } from "./instances.js";
import type { Law } from "./law.js";
import { relativeError } from "./relativeError.js";
import { show } from "./show.js";
import { sides } from "./sides.js";

/** The axioms that make a map from a group to matrices a representation, each a law of its own. */
export interface RepresentationAxioms<G> {
  readonly homomorphism: Law<(g: G) => Matrix, readonly [g: G, h: G]>;
  readonly identity: Law<(g: G) => Matrix, readonly []>;
}

/**
 * The axioms of a representation of G on R^d, as laws about a map from G to matrices:
 *
 *     homomorphism   rho(g h) = rho(g) rho(h)
 *     identity       rho(e) = 1
 *
 * Together they make every rho(g) invertible, with inverse rho(g^-1). The second does not follow from the first: zero
 * matrices obey that too.
 *
 * @param d the dimension
 * @example
 * representationAxioms(dihedral(4), 2).identity.try(() => [[0, 0], [0, 0]], []).residual; // 1
 */
export function representationAxioms<G>(group: Group<G>, d: number): RepresentationAxioms<G> {
  const one = identityMatrix(d);
  return {
    homomorphism: homomorphism(group, matrices),
    identity: sides("identity", "\\rho(e) = 1", once, (rho) => {
      const image = rho(group.identity);
      const fits =
        relativeError(image, image) === 0 && image.length === d && image.every((row) => row.length === d);
      const zero = fits && image.flat().every((entry) => entry === 0);
      return {
        should: "The identity of the group moves nothing: its matrix should be the identity matrix.",
        given: `e = ${group.symbol(group.identity)}`,
        left: ["the diagonal of 1", one],
        right: [fits ? "the diagonal of rho(e)" : "rho(e)", image],
        get shown() {
          return [show(one.map(() => 1)), show(fits ? image.map((row, i) => row[i]) : image)] as const;
        },
        look: fits
          ? zero
            ? "zero matrices multiply as the group does, but undo nothing"
            : undefined
          : `the matrix of e should have ${d} rows of ${d} finite numbers`,
      };
    }),
  };
}
