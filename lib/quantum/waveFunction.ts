import { grad } from "../engine/grad.js";
import { rowLaplacian } from "../engine/jacobian.js";
import type { Tensor } from "../engine/tensor.js";

/** The values of a wave function at the places of many walkers, which may be larger or smaller than any number. */
export interface WaveFunctionValues {
  /** log |Psi|, [walkers]. */
  readonly logarithm: Tensor;
  /** The sign of Psi, 1 or -1, [walkers]. */
  readonly sign: Tensor;
}

/** A function of the places of all electrons: r [walkers, electrons, dimensions] to [walkers]. */
export type OfWalkers = (r: Tensor) => Tensor;

/**
 * The local energy of a wave function, in hartree, whose mean over places drawn from Psi^2 is its energy,
 *
 *     E_L = (H Psi) / Psi = V - 1/2 (Delta log |Psi| + |grad log |Psi||^2)
 *
 * It is the same everywhere if Psi is an eigenfunction.
 *
 * @param logarithm r [walkers, electrons, dimensions] to log |Psi| [walkers]
 * @param potential r to V [walkers], such as `trapPotential` or `coulombPotential(molecule)`
 */
export function localEnergy(logarithm: OfWalkers, potential: OfWalkers): OfWalkers {
  const laplacian = rowLaplacian(logarithm);
  const slope = grad((r: Tensor) => logarithm(r).sum());
  return (r) =>
    potential(r).sub(
      laplacian(r)
        .add(slope(r).square().sum([1, 2]))
        .mul(0.5),
    );
}
