/** Two operands that are made one, by their places in the list: the product goes to its end. */
export interface Pairing {
  readonly places: readonly [number, number];
  /** The indices of the product: those that another operand or the result has. */
  readonly words: readonly string[];
}

/**
 * In which order a product of several operands is made of products of two: at each step the pair that costs the fewest
 * multiplications, each number of its product counted as one more.
 *
 * @param operands the indices of each
 * @param result those of the last product, in that order
 * @param sizeOf how far each index runs
 */
export function contractionOrder(
  operands: readonly (readonly string[])[],
  result: readonly string[],
  sizeOf: ReadonlyMap<string, number>,
): Pairing[] {
  const count = (words: Iterable<string>): number =>
    [...words].reduce((product, index) => product * sizeOf.get(index)!, 1);
  const left = [...operands];
  const pairings: Pairing[] = [];
  while (left.length > 1) {
    let best: (Pairing & { readonly cost: number }) | undefined;
    for (let i = 0; i < left.length; i++) {
      for (let j = i + 1; j < left.length; j++) {
        const all = new Set([...left[i]!, ...left[j]!]);
        const others = new Set([...result, ...left.filter((_, k) => k !== i && k !== j).flat()]);
        const words = left.length === 2 ? result : [...all].filter((index) => others.has(index));
        const cost = count(all) + count(words);
        if (best === undefined || cost < best.cost) best = { places: [i, j], words, cost };
      }
    }
    const { places, words } = best!;
    pairings.push({ places, words });
    left.splice(places[1], 1);
    left.splice(places[0], 1);
    left.push(words);
  }
  return pairings;
}
