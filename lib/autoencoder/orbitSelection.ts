import type { FiniteGroup } from "../group/group.js";
import { notFinite } from "../group/places.js";
import { alike, ROUNDING } from "../numbers/alike.js";
import { numbersIn } from "../numbers/numbersIn.js";
import type { Action } from "../representation/action.js";
import type { MovingFrame } from "./movingFrame.js";

/** The action of a finite group on points made of numbers. */
export interface FiniteAction<G, Y> extends Action<G, Y> {
  readonly group: FiniteGroup<G>;
}

/** One point chosen of every orbit of a finite group, and the elements that lead from there. */
export interface OrbitSelection<G, Y> extends MovingFrame<G, Y> {
  readonly action: FiniteAction<G, Y>;
  /** The point y* that is chosen of the orbit of y. */
  canonical(y: Y): Y;
  /** All g with g y* = y: a coset g G_y* of the stabiliser of y*; |G_y| elements. */
  coset(y: Y): readonly G[];
}

/**
 * The moving frame of any finite group: of each orbit the point is chosen whose numbers come first in the order of a dictionary,
 *
 *     y* = min { g y : g in G },    xi(y) = the g with g y* = y
 *
 * xi is unique where G acts freely; elsewhere `coset` has all that could be meant, and which is taken does not matter to a
 * reconstruction g x' whose x' has the symmetry of y*. Numbers are the same up to 1e-9.
 *
 * The choice jumps: near a point where two of the orbit are equally early, a small change of y can change y* by much.
 *
 * @example
 * const xi = orbitSelection({ group: cyclic(4), apply: (k, y) => y.map((_, i) => y[(i + k) % 4]!) });
 * xi.canonical([3, 1, 2, 5]); // [1, 2, 5, 3]
 * @throws RangeError if the group is not finite
 */
export function orbitSelection<G, Y>(action: FiniteAction<G, Y>): OrbitSelection<G, Y> {
  const { group, apply } = action;
  if (!Array.isArray(group?.elements))
    throw new RangeError(
      `orbitSelection: expected the action of a finite group, whose elements are tried one by one, got ${group?.name}: newtonFrame is for groups of matrices`,
    );
  const coset = (y: Y): readonly G[] => {
    let best: readonly number[] | undefined;
    let found: G[] = [];
    for (const g of group.elements) {
      const at = coordinates(apply(group.inverse(g), y), y);
      const order = best === undefined ? -1 : compared(at, best);
      if (order > 0) continue;
      if (order < 0) [best, found] = [at, []];
      found.push(g);
    }
    return found;
  };
  return {
    name: `orbit selection of ${group.name}`,
    action,
    canonical: (y) => apply(group.inverse(coset(y)[0]!), y),
    coset,
    of(y) {
      const [g, other] = coset(y);
      if (other === undefined) return g!;
      const fixing = group.elements.find((h) => !group.equals(h, group.identity) && alike(apply(h, y), y));
      throw new RangeError(
        `orbitSelection: expected a point that only the identity fixes, got one that ${fixing === undefined ? "several elements lead to" : `${group.symbol(fixing)} fixes too`}: its group element is defined up to the stabiliser, and coset lists them all`,
      );
    },
  };
}

/** Negative if a comes before b. */
function compared(a: readonly number[], b: readonly number[]): number {
  for (const [k, entry] of a.entries()) if (Math.abs(entry - b[k]!) > ROUNDING) return entry - b[k]!;
  return 0;
}

/**
 * The numbers of a point, in order.
 *
 * @param from the point that was moved there, in the message
 * @throws RangeError if one is not finite, or an entry is missing
 */
export function coordinates(point: unknown, from: unknown = point): number[] {
  const odd = notFinite(point);
  if (odd !== undefined)
    throw new RangeError(
      `expected points of finite numbers, got ${odd} where ${JSON.stringify(from)?.slice(0, 60)} is moved: look for a division by zero or a missing entry`,
    );
  return numbersIn(point);
}
