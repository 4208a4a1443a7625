import type { Complex } from "../numbers/complex.js";
import { type Character, classNumbers, complex } from "./character.js";
import { sameGroup } from "./sameGroup.js";

/**
 * The inner product of characters of a finite group,
 *
 *     <chi, psi> = 1/|G| sum_g chi(g) psi(g)^*
 *
 * For representations V and W it is the dimension of Hom_G(V, W), over the complex numbers as over the reals. Irreducible
 * complex characters are orthonormal; a real irreducible one has <chi, chi> = 1, 2 or 4.
 *
 * @returns a real number for real characters
 * @throws TypeError if they belong to different groups
 * @example
 * characterInnerProduct(character(regular(G)), character(regular(G))); // |G|
 */
export function characterInnerProduct<G>(chi: Character<G>, psi: Character<G>): number;
export function characterInnerProduct<G>(
  chi: Character<G, number | Complex>,
  psi: Character<G, number | Complex>,
): Complex;
export function characterInnerProduct<G>(
  chi: Character<G, number | Complex>,
  psi: Character<G, number | Complex>,
): number | Complex {
  const { order } = sameGroup(chi, psi);
  // The classes of psi may come in another order, if its group lists the same elements in another order.
  const numbers = classNumbers(psi);
  const places = chi.classes.map(([g]) => numbers[psi.group.indexOf(g!)]!);
  let [re, im] = [0, 0];
  for (const [k, members] of chi.classes.entries()) {
    const [a, b] = [complex(chi.values[k]!), complex(psi.values[places[k]!]!)];
    re += members.length * (a.re * b.re + a.im * b.im);
    im += members.length * (a.im * b.re - a.re * b.im);
  }
  const real = [...chi.values, ...psi.values].every((value) => typeof value === "number");
  return real ? re / order : { re: re / order, im: im / order };
}
