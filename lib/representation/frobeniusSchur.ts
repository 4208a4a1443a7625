import type { Complex } from "../numbers/complex.js";
import { type Character, classNumbers, complex } from "./character.js";

/**
 * The type of a real irreducible representation, given by the algebra of its own intertwiners: the real numbers
 * (dimension 1), the complex numbers (2) or the quaternions (4).
 */
export type FrobeniusSchurType = "real" | "complex" | "quaternionic";

/**
 * The Frobenius-Schur indicator,
 *
 *     nu(chi) = 1/|G| sum_g chi(g^2)
 *
 * of an irreducible complex character: 1 (real: the representation can be written with real matrices), 0 (complex: not
 * even the character is real), -1 (quaternionic: the character is real, the matrices cannot be). For a real irreducible
 * representation it is the sum over the complex constituents: 1, 0, -2.
 *
 * @see Serre, Linear Representations of Finite Groups, 13.2
 */
export function frobeniusSchur<G>(chi: Character<G, number | Complex>): number {
  const { group, classes, values } = chi;
  const numbers = classNumbers(chi as Character<G>);
  const sum = classes.reduce((total, members) => {
    const square = group.indexOf(group.multiply(members[0]!, members[0]!));
    return total + members.length * complex(values[numbers[square]!]!).re;
  }, 0);
  return sum / group.order;
}

/** The type that a Frobenius-Schur indicator implies, for a real or a complex irreducible representation. */
export function frobeniusSchurType(indicator: number): FrobeniusSchurType {
  return indicator > 0.5 ? "real" : indicator < -0.5 ? "quaternionic" : "complex";
}
