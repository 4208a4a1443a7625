import type { Tensor } from "../engine/tensor.js";

/** What an invariant autoencoder makes of a batch: x' = rho(psi(x)) delta(eta(x)) with its parts. */
export interface Autoencoded<Element = Tensor> {
  /** eta(x), which is the same along an orbit: [batch, ...] */
  readonly z: Tensor;
  /** delta(z), one point of the orbit: the canonical one. */
  readonly canonical: Tensor;
  /** psi(x), the group elements that take the canonical points to the reconstructions. */
  readonly element: Element;
  /** rho(psi(x)) delta(z) */
  readonly reconstruction: Tensor;
}
