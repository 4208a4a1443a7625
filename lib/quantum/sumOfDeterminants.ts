import { determinantSign } from "../engine/determinantSign.js";
import { logDeterminant } from "../engine/logDeterminant.js";
import type { Tensor } from "../engine/tensor.js";
import type { WaveFunctionValues } from "./waveFunction.js";

/**
 * A wave function of electrons from their orbitals: antisymmetric in those of each spin, because a determinant is,
 *
 *     Psi = sum_k prod_spin det A^(k, spin)
 *
 * Its logarithm is that of a sum of signed exponentials, with the largest taken out, so that nothing overflows.
 *
 * @param parts for each spin the matrices A [walkers, k, orbital, electron]
 * @throws RangeError if a matrix is singular: two electrons of one spin at one place
 */
export function sumOfDeterminants(parts: readonly Tensor[]): WaveFunctionValues {
  const [first, ...rest] = parts.map((A) => ({ log: logDeterminant(A), sign: determinantSign(A) }));
  const { log, sign } = rest.reduce(
    (total, part) => ({ log: total.log.add(part.log), sign: total.sign.mul(part.sign) }),
    first!,
  );
  const largest = log.max(1, { keep: true }).detach();
  const sum = log.sub(largest).exp().mul(sign).sum(1);
  const size = sum.abs();
  return { logarithm: size.log().add(largest.reshape([-1])), sign: sum.div(size).detach() };
}
