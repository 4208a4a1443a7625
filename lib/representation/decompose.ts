import { type Matrix, matmul, trace, transpose } from "../algebra/matrix.js";
import { compressed } from "../algebra/sparseProduct.js";
import { type Displayable, display, pictured } from "../display/displayable.js";
import type { Figure } from "../figure/figure.js";
import type { FiniteGroup } from "../group/group.js";
import type { Random } from "../numbers/random.js";
import { legibleBasis, orthogonalIntertwiner } from "./alignedBases.js";
import type { BlockForm, Irreducible } from "./blockForm.js";
import { decompositionFigure } from "./figures/decompositionFigure.js";
import { frobeniusSchurType } from "./frobeniusSchur.js";
import { finiteGroupOf, images } from "./images.js";
import { orthogonalForm } from "./invariantInnerProduct.js";
import { irreducibleSubspaces, squarePlaces } from "./irreducibleSubspaces.js";
import { type FiniteRepresentation, representation } from "./representation.js";

/** A representation as a direct sum of irreducible ones, which shows itself as its blocks. */
export interface Decomposition<G> extends BlockForm<G>, Displayable {}

/**
 * A representation of a finite group as a direct sum of irreducible ones over the reals: V = (+)_i m_i V_i, with a
 * basis B in which
 *
 *     B^-1 rho(g) B = diag(rho_1(g), ..., rho_1(g), rho_2(g), ...)
 *
 * Equivalent blocks are equal. B is orthogonal if rho is.
 *
 * An invariant inner product makes rho orthogonal; the eigenspaces of a random symmetric matrix that commutes with all
 * rho(g) are irreducible; intertwiners align the equivalent ones.
 *
 * @param random draws that symmetric matrix; constituents and multiplicities do not depend on it
 * @throws TypeError if the group is not finite; RangeError if |G| d^3 is above 1.5e9, if rho(g) has the wrong size or is
 * not finite, if the matrices are not a representation (with the product that fails and by how much), or if their basis is
 * so far from orthogonal that its digits are lost to rounding
 * @example
 * decompose(permutationRepresentation(symmetric(3)), random(1)).formula; // "3 = 1 + 2"
 */
export function decompose<G>(V: FiniteRepresentation<G>, random: Random): Decomposition<G> {
  const group = finiteGroupOf(V);
  const steps = group.order * V.dimension ** 3;
  if (steps > MOST_STEPS) {
    throw new RangeError(
      `expected |G| d^3 of at most ${MOST_STEPS / 1e9} thousand million, got ${group.order} elements on ${V.dimension} dimensions for ${V.name}, which would take minutes: decompose a smaller representation, or count by characterTable(group) and characterInnerProduct`,
    );
  }
  const { rho, root, inverse } = orthogonalForm(V.name, images(V));
  const squares = squarePlaces(group);
  const kinds = byCharacter(irreducibleSubspaces({ rho, squares }, random), rho);
  const aligned = kinds.map((subspaces) => alignedCopies(group, subspaces, rho));
  const columns = rho[0]!.map((_, i) => aligned.flatMap(({ copies }) => copies.flatMap((U) => U[i]!)));
  const names = labels(aligned.map(({ images }) => images[0]!.length));
  const constituents = aligned.map(({ images, copies }, k) => ({
    irreducible: irreducible(group, images, squares, names[k]!),
    multiplicity: copies.length,
  }));
  const decomposition = {
    of: V,
    constituents,
    basis: matmul(inverse, columns),
    inverse: matmul(transpose(columns), root),
    formula: `${V.dimension} = ${constituents.map(({ multiplicity: m }, k) => (m === 1 ? names[k]! : `${m} × ${names[k]!}`)).join(" + ")}`,
  };
  const picture = (): Figure => decompositionFigure(decomposition);
  return pictured({ ...decomposition, [display]: () => picture()[display]() }, () => picture().alt);
}

/** The largest |G| d^3 accepted: half a minute. The regular representation of a group of 192 elements comes close to it. */
const MOST_STEPS = 1.5e9;

/** Different real irreducible characters differ by at least 1 at some element, since <chi - psi, chi - psi> >= 2. */
const APART = 0.5;

/** Lists of equivalent subspaces: the trivial ones first, then by dimension, then by character. */
function byCharacter(subspaces: readonly Matrix[], rho: readonly Matrix[]): Matrix[][] {
  const kinds: { chi: readonly number[]; members: Matrix[] }[] = [];
  for (const U of subspaces) {
    const chi = compressed(rho, U).map(trace);
    const known = kinds.find((kind) => kind.chi.every((value, g) => Math.abs(value - chi[g]!) < APART));
    if (known === undefined) kinds.push({ chi, members: [U] });
    else known.members.push(U);
  }
  return kinds
    .sort(({ chi: a }, { chi: b }) => {
      if (Math.abs(a[0]! - b[0]!) > 0.5) return a[0]! - b[0]!;
      const odd = a.findIndex((value, g) => Math.abs(value - b[g]!) > 1e-3);
      return odd < 0 ? 0 : b[odd]! - a[odd]!;
    })
    .map(({ members }) => members);
}

/** Bases of equivalent subspaces in which the group acts by the same matrices, and these matrices. */
function alignedCopies<G>(
  group: FiniteGroup<G>,
  [first, ...others]: readonly Matrix[],
  rho: readonly Matrix[],
): { copies: Matrix[]; images: Matrix[] } {
  const simple = [...group.generators.map((g) => group.indexOf(g)), ...group.elements.slice(0, 50).keys()];
  const inside = compressed(rho, first!);
  const legible = legibleBasis(simple.map((g) => inside[g]!));
  const reference = matmul(first!, legible);
  const matrices = compressed(inside, legible);
  const copies = others.map((U) => matmul(U, orthogonalIntertwiner(matrices, compressed(rho, U))));
  return { copies: [reference, ...copies], images: matrices };
}

function irreducible<G>(
  group: FiniteGroup<G>,
  images: readonly Matrix[],
  squares: readonly number[],
  label: string,
): Irreducible<G> {
  const indicator = squares.reduce((sum, g) => sum + trace(images[g]!), 0) / group.order;
  return {
    ...representation<G, FiniteGroup<G>>({
      group,
      name: `irreducible representation ${label} of ${group.name}`,
      dimension: images[0]!.length,
      matrix: (g) => images[group.indexOf(g)]!,
    }),
    type: frobeniusSchurType(indicator),
  };
}

/** Dimensions, distinguished by primes: 1, 1′, 2. */
function labels(dimensions: readonly number[]): string[] {
  return dimensions.map(
    (d, k) => `${d}${"′".repeat(dimensions.slice(0, k).filter((other) => other === d).length)}`,
  );
}
