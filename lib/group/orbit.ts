import { alike } from "../numbers/alike.js";
import type { FiniteGroup, Group } from "./group.js";
import { notFinite, places } from "./places.js";
import { subgroup } from "./subgroup.js";
import { topologicalGenerators } from "./topologicalGenerators.js";

/** A group that acts on a set X: e x = x and (g h) x = g (h x). */
interface Acting<G, X> {
  readonly group: Group<G>;
  apply(g: G, x: X): X;
}

const largest = 5040;

/**
 * The orbit of a point: everywhere the group can take it, starting with x:
 *
 *     G x = { g x : g in G }
 *
 * Points made of numbers count as equal up to 1e-9.
 *
 * @param action of a finite group, or of another group that takes x to finitely many points; only its
 * `topologicalGenerators` are applied, which decide for the whole group
 * @throws RangeError if there are more than 5040 points, or the numbers of one are not finite
 */
export function orbit<G, X>({ group, apply }: Acting<G, X>, x: X): readonly X[] {
  const finite = (point: X, g: G): X => {
    const odd = notFinite(point);
    if (odd === undefined) return point;
    throw new RangeError(
      `expected points of finite numbers, got ${odd} where ${group.symbol(g)} moves ${JSON.stringify(x)}: look for a division by zero or a missing entry`,
    );
  };
  const points = [finite(x, group.identity)];
  const known = places(points);
  const letters = topologicalGenerators(group);
  for (const point of points) {
    for (const g of letters) {
      const moved = apply(g, point);
      if (known.find(moved) >= 0) continue;
      points.push(finite(moved, g));
      known.add(moved);
      if (points.length > largest) {
        throw new RangeError(
          `expected an orbit of at most ${largest} points, but ${group.name} takes this point to more: use a finite subgroup`,
        );
      }
    }
  }
  return points;
}

/** The orbits that meet a set of points, each as the list of its points that are in the set. */
export function orbits<G, X>(action: Acting<G, X>, points: readonly X[]): readonly (readonly X[])[] {
  const left = [...points];
  const found: X[][] = [];
  while (left.length > 0) {
    const reached = places(orbit(action, left[0]!));
    const inside = left.filter((point) => reached.find(point) >= 0);
    found.push(inside);
    for (const point of inside) left.splice(left.indexOf(point), 1);
  }
  return found;
}

/**
 * The stabiliser of a point, the subgroup of the elements that fix it:
 *
 *     G_x = { g in G : g x = x }
 *
 * @throws RangeError if the group is not finite
 */
export function stabiliser<G, X>({ group, apply }: Acting<G, X>, x: X): FiniteGroup<G> {
  if (!("elements" in group)) {
    throw new RangeError(
      `expected an action of a finite group, whose elements can be tried one by one, got ${group.name}: use a finite subgroup`,
    );
  }
  const finite = group as FiniteGroup<G>;
  return subgroup(
    finite,
    finite.elements.filter((g) => alike(apply(g, x), x)),
  );
}

/** The three numbers of the orbit-stabiliser theorem. */
export interface OrbitStabiliser {
  /** |G| */
  readonly order: number;
  /** |G x| */
  readonly orbit: number;
  /** |G_x| */
  readonly stabiliser: number;
}

/**
 * The orbit-stabiliser theorem for a point x, its numbers counted one by one:
 *
 *     |G| = |G x| |G_x|
 *
 * because g x depends only on the coset g G_x. If the product is not |G|, the map is not an action.
 *
 * @throws RangeError if the group is not finite
 */
export function orbitStabiliser<G, X>(action: Acting<G, X>, x: X): OrbitStabiliser {
  const fixing = stabiliser(action, x);
  const { order } = action.group as FiniteGroup<G>;
  return { order, orbit: orbit(action, x).length, stabiliser: fixing.order };
}
