import { tensor } from "../engine/create.js";
import { einsum } from "../engine/einsum.js";
import type { Tensor } from "../engine/tensor.js";
import { type Molecule, nuclearRepulsion } from "./molecule.js";
import { pairDifferences } from "./pairDifferences.js";
import type { OfWalkers } from "./waveFunction.js";

/**
 * The harmonic trap of frequency 1, V = 1/2 sum_j |r_j|^2, for particles that do not feel each other.
 *
 * @param r [walkers, electrons, dimensions]
 * @returns [walkers], in units of hbar omega
 */
export function trapPotential(r: Tensor): Tensor {
  return r.square().sum([1, 2]).mul(0.5);
}

/**
 * The attraction of the nuclei, and the repulsions among electrons and among nuclei,
 *
 *     V = -sum_jA Z_A / |r_j - R_A| + sum_(i<j) 1 / |r_i - r_j| + sum_(A<B) Z_A Z_B / |R_A - R_B|
 *
 * @returns a function of r [walkers, electrons, 3], in bohr, to V [walkers], in hartree
 */
export function coulombPotential(of: Molecule): OfWalkers {
  return (r) => {
    const [walkers, n] = r.shape as [number, number];
    const atoms = of.numbers.length;
    const R = tensor(of.positions.flat(), { shape: [1, 1, atoms, 3], dtype: r.dtype });
    const Z = tensor([...of.numbers], { dtype: r.dtype });
    const near = r.reshape([walkers, n, 1, 3]).sub(R).norm(3);
    const attraction = einsum("walker electron atom, atom -> walker", near.pow(-1), Z);
    const pairs = Array.from({ length: n * n }, (_, k) => [Math.floor(k / n), k % n] as const).filter(
      ([i, j]) => i < j,
    );
    const V = attraction.neg().add(nuclearRepulsion(of));
    if (pairs.length === 0) return V;
    const difference = pairDifferences(pairs, n, r.dtype);
    const apart = einsum("pair electron, walker electron axis -> walker pair axis", difference, r).norm(2);
    return V.add(apart.pow(-1).sum(1));
  };
}
