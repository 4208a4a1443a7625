import { blockDiagonal } from "../algebra/blockDiagonal.js";
import type { Group } from "../group/group.js";
import { type Representation, representation } from "./representation.js";
import { sameGroup } from "./sameGroup.js";

/**
 * The direct sum V (+) W (+) ...: the vectors of all summands one after another, each transformed on its own.
 *
 *     rho(g) = [ rhoV(g)    0    ]
 *              [    0    rhoW(g) ]
 *
 * @returns a representation of dimension dim V + dim W + ...
 * @throws RangeError if there are no summands; TypeError if they belong to different groups
 * @example
 * directSum(trivial(G), regular(G)).dimension; // 1 + |G|
 */
export function directSum<G, Of extends Group<G>>(
  ...summands: readonly Representation<G, Of>[]
): Representation<G, Of> {
  const [first, ...others] = summands;
  if (first === undefined) throw new RangeError("expected at least one representation to add, got none");
  return representation<G, Of>({
    group: sameGroup(first, ...others),
    name: summands.map(({ name }) => name).join(" ⊕ "),
    dimension: summands.reduce((sum, { dimension }) => sum + dimension, 0),
    matrix: (g) => blockDiagonal(summands.map((V) => V.matrix(g))),
  });
}
