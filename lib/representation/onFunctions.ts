import type { Group } from "../group/group.js";
import { places as placesOf } from "../group/places.js";
import { type Representation, representation } from "./representation.js";

/**
 * The representation on the functions on a finite set of points on which G acts:
 *
 *     (g.f)(x) = f(g^-1 x)
 *
 * f is the vector of its values, in the order of the points; the value of f at x is the value of g.f at g x.
 *
 * @param points all points, each once; they are equal if their numbers agree up to 1e-9
 * @param action g x
 * @example
 * const V = onFunctions(cyclic(3), [0, 1, 2], (g, x) => (x + g) % 3);
 * V.apply(1, [5, 6, 7]); // [7, 5, 6]
 * @throws RangeError if a point is listed twice; from `matrix`, if g takes a point to none of the points
 */
export function onFunctions<G, X, Of extends Group<G>>(
  group: Of & Group<G>,
  points: readonly X[],
  action: (g: G, x: X) => X,
  name = `functions on ${points.length} points`,
): Representation<G, Of> {
  const places = placesOf<X>();
  for (const [i, x] of points.entries()) {
    const twin = places.find(x);
    if (twin >= 0) {
      throw new RangeError(
        `expected each point once, got ${JSON.stringify(x)} at place ${twin} and again at place ${i}: leave one out`,
      );
    }
    places.add(x);
  }
  const place = (g: G, x: X): number => {
    const moved = action(g, x);
    const found = places.find(moved);
    if (found < 0) {
      throw new RangeError(
        `expected g x to be one of the ${points.length} points, got ${JSON.stringify(moved)} for x = ${JSON.stringify(x)}`,
      );
    }
    return found;
  };
  return representation<G, Of>({
    group,
    name: `${name}, ${group.name}`,
    dimension: points.length,
    // Column j is the image of the function that is 1 at x_j: the function that is 1 at g x_j.
    matrix(g) {
      const to = points.map((x) => place(g, x));
      return points.map((_, i) => to.map((target) => (target === i ? 1 : 0)));
    },
  });
}
