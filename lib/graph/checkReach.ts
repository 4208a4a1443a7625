import type { Neighbours } from "./neighbours.js";

/**
 * That a graph of atoms has all neighbours that a network is to see; one made by hand, which does not say how far its
 * neighbours are, is taken as it is.
 *
 * @param exactly whether it may not have more of them either
 * @throws RangeError if it ends before the cutoff, where energies would jump
 */
export function checkReach(
  name: string,
  { cutoff: found }: Pick<Neighbours, "cutoff">,
  cutoff: number,
  exactly = false,
): void {
  if (found === undefined || (exactly ? found === cutoff : found >= cutoff)) return;
  throw new RangeError(
    `${name}: expected a graph whose neighbours reach to its cutoff ${cutoff}, got one that ends at ${found}: make it by atomicGraph(structure, { cutoff: ${cutoff} })`,
  );
}
