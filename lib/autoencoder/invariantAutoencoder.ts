import type { Action } from "../representation/action.js";
import { canonicalPoint, type MovingFrame } from "./movingFrame.js";

/**
 * An invariant autoencoder: what is left of a point along its orbit, one point of the orbit made of that, and the group
 * element from there back to the point.
 */
export interface InvariantAutoencoder<G, X, Z> {
  /** How G acts on the data, rho. */
  readonly action: Action<G, X>;
  /** eta: X -> Z, with eta(rho(g) x) = eta(x) */
  encode(x: X): Z;
  /** delta: Z -> X, any map: it gives a point x^ of the orbit, the canonical one. */
  decode(z: Z): X;
  /** psi: X -> G, with psi(rho(g) x) in g psi(x) G_x^, where G_x^ is the stabiliser of x^ = delta(eta(x)) */
  psi(x: X): G;
}

/** The canonical point, x^ = delta(eta(x)), which is the same along an orbit. */
export function canonical<G, X, Z>({ encode, decode }: InvariantAutoencoder<G, X, Z>, x: X): X {
  return decode(encode(x));
}

/** The reconstruction through the group action, rho(psi(x)) x^ with x^ = delta(eta(x)). */
export function reconstruct<G, X, Z>(autoencoder: InvariantAutoencoder<G, X, Z>, x: X): X {
  return autoencoder.action.apply(autoencoder.psi(x), canonical(autoencoder, x));
}

/**
 * The loss of the reconstruction through the group action,
 *
 *     L_rec(x) = L(x, rho(psi(x)) x^)
 *
 * If L(rho(g) u, rho(g) w) = L(u, w), then L_rec(rho(g) x) = L(rho(g) x, rho(g) rho(psi(x)) x^) = L_rec(x). The mean square is
 * such an L where rho is orthogonal; for images turned by interpolation it is one only nearly.
 */
export function invariantLoss<G, X, Z>(
  autoencoder: InvariantAutoencoder<G, X, Z>,
  L: (u: X, w: X) => number,
): (x: X) => number {
  return (x) => L(x, reconstruct(autoencoder, x));
}

/**
 * The autoencoder that any moving frame on the data makes of any two functions: points are encoded from their canonical places,
 *
 *     psi(x) = xi(x),    eta(x) = encode(xi(x)^-1 x)
 *
 * so eta is invariant whatever `encode` does. This is a construction for every group that has a frame: `orbitSelection`
 * gives one for finite groups, `newtonFrame` for groups of matrices.
 */
export function canonicalAutoencoder<G, X, Z>(
  xi: MovingFrame<G, X>,
  { encode, decode }: { readonly encode: (x: X) => Z; readonly decode: (z: Z) => X },
): InvariantAutoencoder<G, X, Z> {
  return {
    action: xi.action,
    encode: (x) => encode(canonicalPoint(xi, x)),
    decode,
    psi: (x) => xi.of(x),
  };
}
