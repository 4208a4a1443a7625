import { zeroMatrix } from "../algebra/matrixSum.js";
import { leftCosets } from "../group/cosets.js";
import type { FiniteGroup } from "../group/group.js";
import { image } from "./images.js";
import { type FiniteRepresentation, representation } from "./representation.js";

/**
 * The representation of G induced by a representation V of a subgroup H: one copy of V on each coset t_i H, moved
 * like the cosets. In block (i, j), where g t_j is in t_i H,
 *
 *     rho(g)_ij = rhoV(t_i^-1 g t_j),        0 in all other blocks
 *
 * Frobenius reciprocity: <Ind chi, psi> = <chi, Res psi>.
 *
 * @param V a representation of H, whose elements are elements of G
 * @returns a representation of G of dimension [G : H] dim V, one coset after another
 * @throws RangeError if the group of V is not a subgroup of G
 * @see Serre, Linear Representations of Finite Groups, 3.3
 */
export function induced<G>(V: FiniteRepresentation<G>, G: FiniteGroup<G>): FiniteRepresentation<G> {
  const { group: H, dimension: d } = V;
  const cosets = leftCosets(G, H);
  const representatives = cosets.map(([t]) => t!);
  const places = new Map(cosets.flatMap((coset, i) => coset.map((g) => [G.indexOf(g), i] as const)));
  const dimension = representatives.length * d;
  return representation<G, FiniteGroup<G>>({
    group: G,
    name: `${V.name}, induced to ${G.name}`,
    dimension,
    matrix(g) {
      const rho = zeroMatrix(dimension, dimension);
      for (const [j, t] of representatives.entries()) {
        const moved = G.multiply(g, t);
        const i = places.get(G.indexOf(moved))!;
        const block = image(V, G.multiply(G.inverse(representatives[i]!), moved));
        for (let k = 0; k < d; k++) for (let l = 0; l < d; l++) rho[i * d + k]![j * d + l] = block[k]![l]!;
      }
      return rho;
    },
  });
}
