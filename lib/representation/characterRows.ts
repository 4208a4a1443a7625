import type { FiniteGroup } from "../group/group.js";
import type { Complex } from "../numbers/complex.js";
import type { Character } from "./character.js";
import type { FrobeniusSchurType } from "./frobeniusSchur.js";

/** A complex irreducible character and the type of its representation. */
export interface IrreducibleCharacter<G> extends Character<G, Complex> {
  readonly degree: number;
  readonly type: FrobeniusSchurType;
}

/** The irreducible complex characters of a finite group. */
export interface CharacterRows<G> {
  readonly group: FiniteGroup<G>;
  /** The columns, {e} first. */
  readonly classes: readonly (readonly G[])[];
  /** The rows, the trivial character first; as many as there are classes. */
  readonly characters: readonly IrreducibleCharacter<G>[];
}
