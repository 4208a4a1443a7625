import { identityMatrix, type Matrix, trace, transpose } from "../algebra/matrix.js";
import { scaledMatrix } from "../algebra/matrixSum.js";
import type { FiniteGroup } from "../group/group.js";
import { averagedForm, eigenspace, symmetricUnits } from "../representation/invariantSubspace.js";
import { type FiniteRepresentation, representation } from "../representation/representation.js";
import { attempt } from "./diagnosis.js";
import type { Law } from "./law.js";
import { relativeError } from "./relativeError.js";
import { show } from "./show.js";

/**
 * Irreducibility of a representation of a finite group on R^d: no subspace but 0 and R^d is invariant. It holds
 * exactly if the average of every symmetric form A is a multiple of one invariant inner product S:
 *
 *     1/|G| sum_g rho(g)^T A rho(g) = c S        for all A = A^T
 *
 * An instance is a matrix A. A failure shows an invariant subspace, an eigenspace of the average.
 *
 * @param d the dimension
 * @example
 * irreducibility(symmetric(3), 3); // fails for the permutation matrices: the line along (1, 1, 1) is invariant
 */
export function irreducibility<G>(
  group: FiniteGroup<G>,
  d: number,
): Law<(g: G) => Matrix, readonly [A: Matrix]> {
  const given = (rho: (g: G) => Matrix): FiniteRepresentation<G> =>
    representation<G, FiniteGroup<G>>({ group, name: "rho", dimension: d, matrix: rho });
  return {
    name: "irreducibility",
    statement: "\\frac{1}{|G|} \\sum_g \\rho(g)^T A\\, \\rho(g) = c\\, S",
    instances: {
      examples: symmetricUnits(d)
        .slice(0, 48)
        .map((A) => [A]),
      draw(random) {
        const A = Array.from({ length: d }, () => Array.from({ length: d }, () => random.integer(7) - 3));
        return [A.map((row, i) => row.map((entry, j) => (i <= j ? entry : A[j]![i]!)))];
      },
      simpler: () => [],
    },
    try(rho, [A]) {
      const averaged = attempt(() => averagedForm(given(rho))(A));
      return {
        residual: averaged === undefined ? Number.POSITIVE_INFINITY : fromScalar(averaged.form),
        explain() {
          const should = "No subspace but 0 and the whole space should be invariant.";
          const found = averaged && attempt(() => eigenspace(averaged));
          if (found === undefined) {
            return {
              should,
              given: "",
              sides: [["rho(e)", show(rho(group.identity))]],
              look: "these matrices are not a representation",
            };
          }
          const vectors = transpose(found).map(rounder);
          const k = vectors.length;
          return {
            should,
            given: `dimension ${d}, ${group.name}`,
            sides: [
              [
                k === 1
                  ? "an invariant line, along"
                  : `an invariant subspace of dimension ${k}, with the vector`,
                show(vectors[0]),
              ],
            ],
            look: "every element takes this subspace to itself",
          };
        },
      };
    },
  };
}

/** How far a form is from the multiple of 1 that has its trace. */
function fromScalar(form: Matrix): number {
  const d = form.length;
  return relativeError(form, scaledMatrix(trace(form) / d, identityMatrix(d)));
}

/** A multiple of a vector that is easier to read: its largest entry is 1. */
function rounder(x: readonly number[]): number[] {
  const largest = x.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) + 1e-9 ? entry : most), 0);
  return x.map((entry) =>
    Math.abs(entry / largest) < 1e-12 ? 0 : Number((entry / largest).toPrecision(12)),
  );
}
