import { directProduct } from "../group/directProduct.js";
import type { Action } from "../representation/action.js";

/**
 * A moving frame: a group element for every point, which moves as the point does,
 *
 *     xi: Y -> G        xi(g y) = g xi(y)
 *
 * There is one on a whole orbit exactly where G acts freely: if h y = y, then xi(y) = h xi(y), and h = e.
 */
export interface MovingFrame<G, Y> {
  /** "Gram-Schmidt of two vectors" */
  readonly name: string;
  /** How G acts on Y. */
  readonly action: Action<G, Y>;
  /**
   * xi(y)
   *
   * @throws RangeError where y is fixed by more than the identity, or is no point of Y
   */
  of(y: Y): G;
}

/**
 * The canonical point of an orbit, xi(y)^-1 y: all points of an orbit have the same, since
 * xi(g y)^-1 g y = xi(y)^-1 g^-1 g y.
 */
export function canonicalPoint<G, Y>({ action, of }: MovingFrame<G, Y>, y: Y): Y {
  return action.apply(action.group.inverse(of(y)), y);
}

/**
 * The group function of an autoencoder, psi = xi o mu, from an equivariant map mu: X -> Y and a moving frame xi:
 *
 *     psi(g x) = xi(mu(g x)) = xi(g mu(x)) = g psi(x)
 *
 * What fixes x fixes mu(x) too, so it exists only where x has a trivial stabiliser; elsewhere a psi can be equivariant up to
 * the stabiliser at most, and then Stab(mu(x)) has to be Stab(x).
 */
export function groupFunction<G, X, Y>(mu: (x: X) => Y, xi: MovingFrame<G, Y>): (x: X) => G {
  return (x) => xi.of(mu(x));
}

/**
 * The moving frame of a direct product, component by component: xi(y, z) = (xi(y), xi(z)).
 *
 * For psi = xi o mu the first component of mu may not move with the second group, nor the second with the first: scores
 * that rotations leave alone, vectors that do not depend on the order of the points.
 */
export function productFrame<G, H, Y, Z>(
  first: MovingFrame<G, Y>,
  second: MovingFrame<H, Z>,
): MovingFrame<readonly [G, H], readonly [Y, Z]> {
  return {
    name: `${first.name}; ${second.name}`,
    action: {
      group: directProduct(first.action.group, second.action.group),
      apply: ([g, h], [y, z]) => [first.action.apply(g, y), second.action.apply(h, z)],
    },
    of: ([y, z]) => [first.of(y), second.of(z)],
  };
}
