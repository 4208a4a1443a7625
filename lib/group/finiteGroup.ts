import type { Random } from "../engine/random.js";
import { type Displayable, display } from "../figure/display.js";
import { cayleyFigure } from "./cayleyFigure.js";
import type { CompactGroup } from "./compactGroup.js";
import type { Group } from "./group.js";

/** A group of finitely many elements, which shows itself as its Cayley table. */
export interface FiniteGroup<G> extends CompactGroup<G>, Displayable {
  /** All elements, the identity first, then by word length: how many generators it takes to make them. */
  readonly elements: readonly G[];
  /** The number of elements, |G|. */
  readonly order: number;
  /** The place of an element among `elements`; -1 for what is no element. */
  indexOf(g: G): number;
}

/** What decides about a finite group; its elements follow from its generators. */
export type FiniteGroupParts<G> = Pick<
  Group<G>,
  "name" | "identity" | "multiply" | "inverse" | "generators" | "show" | "symbol"
>;

const largest = 5040;

/**
 * The finite group made by its generators: all their products, found by breadth-first search, and so sorted by word
 * length. (Inverses are among them, being powers.) Elements are equal where they are written alike.
 *
 * @example
 * finiteGroup({ ...cyclic(4), name: "the even ones", generators: [2] }).elements; // [0, 2]
 * @throws RangeError if there are more than 5040 elements
 */
export function finiteGroup<G>(parts: FiniteGroupParts<G>): FiniteGroup<G> {
  const { name, identity, multiply, inverse, generators, show, symbol } = parts;
  const places = new Map([[key(identity), 0]]);
  const elements = [identity];
  for (const word of elements) {
    for (const letter of generators) {
      const longer = multiply(word, letter);
      if (places.has(key(longer))) continue;
      places.set(key(longer), elements.length);
      elements.push(longer);
      if (elements.length > largest) {
        throw new RangeError(
          `expected a group of at most ${largest} elements, but ${name} has more: take a smaller one`,
        );
      }
    }
  }
  const uniform = (random: Random): G => random.pick(elements);
  const group: FiniteGroup<G> = {
    name,
    identity,
    multiply,
    inverse,
    generators,
    show,
    symbol,
    elements,
    order: elements.length,
    equals: (a, b) => key(a) === key(b),
    indexOf: (g) => places.get(key(g)) ?? -1,
    sample: uniform,
    haar: uniform,
    [display]: () => cayleyFigure(group)[display](),
  };
  return group;
}

function key(g: unknown): string {
  return JSON.stringify(g);
}
