import { display, pictured } from "../display/displayable.js";
import { alike } from "../numbers/alike.js";
import type { Random } from "../numbers/random.js";
import { cayleyFigure } from "./figures/cayleyFigure.js";
import type { FiniteGroup, Group } from "./group.js";
import { notFinite, places } from "./places.js";

/** The data that determine a finite group; its elements follow from its generators. */
export type FiniteGroupParts<G> = Pick<
  Group<G>,
  "name" | "identity" | "multiply" | "inverse" | "generators" | "show" | "symbol"
>;

/** How many elements a finite group may have: they are all listed. */
export const LARGEST_ORDER = 5040;

/**
 * The finite group made by its generators: all their products, found by breadth-first search, and so sorted by word
 * length. (Inverses are among them, being powers.) Elements are equal where their numbers agree up to 1e-9, so that
 * matrices of any angle make a group: `{ ...specialOrthogonal(3), name: "C3", generators: [rotationZ(radians(120))] }`.
 *
 * @example
 * finiteGroup({ ...cyclic(4), name: "the even ones", generators: [2] }).elements; // [0, 2]
 * @throws RangeError if there are more than 5040 elements, or a product is not finite
 */
export function finiteGroup<G>(parts: FiniteGroupParts<G>): FiniteGroup<G> {
  const { name, identity, multiply, inverse, generators, show, symbol } = parts;
  const known = places([identity]);
  const elements = [identity];
  for (const word of elements) {
    for (const letter of generators) {
      const longer = multiply(word, letter);
      if (known.find(longer) >= 0) continue;
      const odd = notFinite(longer);
      if (odd !== undefined) {
        throw new RangeError(
          `expected finite numbers in the elements of ${name}, got ${odd} in the product of ${JSON.stringify(word)} and ${JSON.stringify(letter)}: look at its generators and at multiply`,
        );
      }
      known.add(longer);
      elements.push(longer);
      if (elements.length > LARGEST_ORDER) {
        throw new RangeError(
          `expected a group of at most ${LARGEST_ORDER} elements, but ${name} has more: ${remedy(elements)}`,
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
    equals: (a, b) => alike(a, b),
    indexOf: known.find,
    sample: uniform,
    haar: uniform,
    [display]: () => cayleyFigure(group)[display](),
  };
  return pictured(group, () => cayleyFigure(group).alt);
}

/** What to do about too many elements: where two of them are nearly equal, the generators have too few digits. */
function remedy<G>(elements: readonly G[]): string {
  const last = elements.at(-1);
  return elements.slice(0, -1).some((g) => alike(g, last, NEARLY))
    ? `some of them differ by less than ${NEARLY}, so give the generators all their digits, such as radians(120) and Math.sqrt(3) / 2, or nearestRotation of a matrix`
    : "take a smaller one";
}

/** Elements as near as this are most likely meant to be one. */
const NEARLY = 1e-5;
