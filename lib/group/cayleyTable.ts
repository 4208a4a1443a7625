import type { FiniteGroup } from "./group.js";

/**
 * The Cayley table of a finite group: row i and column j hold the index k of the product,
 *
 *     g_i g_j = g_k        g = elements
 *
 * @returns |G| x |G| indices into `elements`
 * @example
 * cayleyTable(cyclic(2)); // [[0, 1], [1, 0]]
 */
export function cayleyTable<G>({ elements, multiply, indexOf }: FiniteGroup<G>): number[][] {
  return elements.map((a) => elements.map((b) => indexOf(multiply(a, b))));
}
