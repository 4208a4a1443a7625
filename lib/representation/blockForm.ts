import type { Matrix } from "../algebra/matrix.js";
import type { FiniteGroup } from "../group/group.js";
import type { FrobeniusSchurType } from "./frobeniusSchur.js";
import type { FiniteRepresentation, Representation } from "./representation.js";

/** An irreducible representation of a finite group over the reals, by orthogonal matrices. */
export interface Irreducible<G> extends Representation<G, FiniteGroup<G>> {
  readonly type: FrobeniusSchurType;
}

/** An irreducible representation and how often it occurs. */
export interface Constituent<G> {
  readonly irreducible: Irreducible<G>;
  readonly multiplicity: number;
}

/** A representation in a basis in which it is block diagonal, a direct sum of irreducible ones. */
export interface BlockForm<G> {
  readonly of: FiniteRepresentation<G>;
  /** The trivial representation first, then by dimension. */
  readonly constituents: readonly Constituent<G>[];
  /** B, d x d: its columns are the new basis, one copy of a constituent after another. */
  readonly basis: Matrix;
  /** B^-1, d x d */
  readonly inverse: Matrix;
  /** "3 = 1 + 2", "6 = 1 + 1′ + 2 × 2" */
  readonly formula: string;
}
