import type { Group } from "../group/group.js";
import type { Permutation } from "../group/permutations.js";
import { onFunctions } from "./onFunctions.js";
import type { Representation } from "./representation.js";

/**
 * The permutation representation of S_n on R^n, which moves entry i to place p[i]:
 *
 *     (p x)_p[i] = x_i
 *
 * @example
 * permutationRepresentation(symmetric(3)).apply([1, 2, 0], [5, 6, 7]); // [7, 5, 6]
 */
export function permutationRepresentation<Of extends Group<Permutation>>(
  group: Of,
): Representation<Permutation, Of> {
  return onFunctions<Permutation, number, Of>(
    group,
    group.identity.map((_, i) => i),
    (p, i) => p[i]!,
    "permutation representation",
  );
}
