import { elementInstances } from "../laws/elementInstances.js";
import { tuple } from "../laws/instances.js";
import type { Instances, Law } from "../laws/law.js";
import { showArguments } from "../laws/show.js";
import { type Sides, sides } from "../laws/sides.js";
import type { Action } from "../representation/action.js";
import { canonical, type InvariantAutoencoder, invariantLoss, reconstruct } from "./invariantAutoencoder.js";

/** What the laws of an invariant autoencoder are about. */
export interface AutoencoderLawParts<G, X> {
  readonly action: Action<G, X>;
  readonly inputs: Instances<[x: X]>;
  /** The loss of two points, which has to be invariant itself: L(g u, g w) = L(u, w). */
  readonly loss: (u: X, w: X) => number;
}

/** Laws about an autoencoder; an instance is (g, x). */
export interface AutoencoderLaws<G, X> {
  /** eta(rho(g) x) = eta(x) */
  readonly orbitConstant: Law<InvariantAutoencoder<G, X, unknown>, readonly [g: G, x: X]>;
  /** rho(psi(rho(g) x)) x^ = rho(g) rho(psi(x)) x^ with x^ = delta(eta(x)) */
  readonly suitable: Law<InvariantAutoencoder<G, X, unknown>, readonly [g: G, x: X]>;
  /** L_rec(rho(g) x) = L_rec(x) */
  readonly lossInvariant: Law<InvariantAutoencoder<G, X, unknown>, readonly [g: G, x: X]>;
}

/**
 * The laws of an invariant autoencoder:
 *
 *     eta(rho(g) x) = eta(x)                              eta is constant along orbits
 *     rho(psi(rho(g) x)) x^ = rho(g) rho(psi(x)) x^       psi is suitable: psi(rho(g) x) in g psi(x) G_x^
 *     L_rec(rho(g) x) = L_rec(x)                          which follows
 *
 * psi itself is not compared: it is defined up to the stabiliser of x^ on the right, which does not move x^. (Up to that of x it
 * would have to stand between, g G_x psi(x): for a reconstruction that is exact the two are the same.)
 *
 * @example
 * const { lossInvariant } = autoencoderLaws({ action, inputs: vectorInstances(4), loss: meanSquare });
 * judge(lossInvariant, autoencoder, { random: random(1) });
 */
export function autoencoderLaws<G, X>({
  action,
  inputs,
  loss,
}: AutoencoderLawParts<G, X>): AutoencoderLaws<G, X> {
  const { group, apply } = action;
  const instances = tuple(elementInstances(group), inputs) as Instances<readonly [g: G, x: X]>;
  type Compared = (
    autoencoder: InvariantAutoencoder<G, X, unknown>,
    instance: readonly [g: G, x: X],
  ) => Pick<Sides, "left" | "right">;
  const law = (name: string, statement: string, should: string, compared: Compared) =>
    sides(name, statement, instances, (autoencoder: InvariantAutoencoder<G, X, unknown>, [g, x]) => ({
      should: `Acting on x by ${group.show(g)} should ${should}.`,
      get given() {
        return showArguments([x], ["x"]);
      },
      ...compared(autoencoder, [g, x]),
    }));
  return {
    orbitConstant: law(
      "constant along orbits",
      "\\eta(\\rho(g) x) = \\eta(x)",
      "leave its code as it is",
      ({ encode }, [g, x]) => ({
        left: ["eta(x)", encode(x)],
        right: ["eta(g x)", encode(apply(g, x))],
      }),
    ),
    suitable: law(
      "suitable",
      "\\rho(\\psi(\\rho(g) x)) \\hat{x} = \\rho(g) \\rho(\\psi(x)) \\hat{x}",
      "act on its reconstruction in the same way",
      (autoencoder, [g, x]) => ({
        left: ["reconstruct, then act", apply(g, reconstruct(autoencoder, x))],
        right: ["act, then reconstruct", apply(autoencoder.psi(apply(g, x)), canonical(autoencoder, x))],
      }),
    ),
    lossInvariant: law(
      "invariance of the loss",
      "L(\\rho(g) x, \\rho(\\psi(\\rho(g) x)) \\hat{x}) = L(x, \\rho(\\psi(x)) \\hat{x})",
      "leave the loss as it is",
      (autoencoder, [g, x]) => {
        const of = invariantLoss(autoencoder, loss);
        return { left: ["the loss of x", of(x)], right: ["the loss of g x", of(apply(g, x))] };
      },
    ),
  };
}
