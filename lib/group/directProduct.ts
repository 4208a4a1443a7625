import type { CompactGroup, FiniteGroup, Group } from "./group.js";
import { pairs } from "./semidirectProduct.js";

/**
 * The direct product G x H: pairs, multiplied component by component.
 *
 *     (a, x)(b, y) = (a b, x y),    (a, x)^-1 = (a^-1, x^-1)
 *
 * It is the semidirect product in which H acts trivially on G. The product of finite groups is finite and lists its
 * elements; that of compact groups is compact.
 *
 * @example
 * directProduct(cyclic(2), cyclic(3)).order; // 6
 * directProduct(integers, integers); // the shifts of an image
 */
export function directProduct<G, H>(
  left: FiniteGroup<G>,
  right: FiniteGroup<H>,
): FiniteGroup<readonly [G, H]>;
export function directProduct<G, H>(
  left: CompactGroup<G>,
  right: CompactGroup<H>,
): CompactGroup<readonly [G, H]>;
export function directProduct<G, H>(left: Group<G>, right: Group<H>): Group<readonly [G, H]>;
export function directProduct<G, H>(left: Group<G>, right: Group<H>): Group<readonly [G, H]> {
  return pairs(`${left.name} x ${right.name}`, left, right, (_, a) => a);
}
