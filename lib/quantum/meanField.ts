import type { NumberRows } from "../algebra/numberList.js";
import type { ElectronRepulsion } from "./electronRepulsion.js";

/**
 * What an electron feels of the others, Coulomb's repulsion less exchange, from the density matrix P:
 *
 *     G_ij = sum_kl P_kl ((ij|kl) - (ik|jl) / 2)
 *
 * Each (ij|kl) stands for up to eight equal ones, and is used for all of them.
 *
 * @param P size x size, symmetric
 * @returns size x size, symmetric
 */
export function meanField({ size: n, values }: ElectronRepulsion, P: NumberRows): number[][] {
  const D = new Float64Array(n * n);
  for (let i = 0; i < n; i++) D.set(P[i]! as ArrayLike<number>, i * n);
  const G = new Float64Array(n * n);
  let at = 0;
  for (let i = 0, ii = 0; i < n; i++, ii += n) {
    for (let j = 0, jj = 0; j <= i; j++, jj += n) {
      const one = i === j ? 0.5 : 1;
      const Pij = 2 * D[ii + j]!;
      let Jij = 0;
      for (let k = 0, kk = 0; k <= i; k++, kk += n) {
        const last = k === i ? j : k;
        const Pik = D[ii + k]! / 2;
        const Pjk = D[jj + k]! / 2;
        let Gik = 0;
        let Gjk = 0;
        for (let l = 0; l <= last; l++) {
          let v = one * values[at++]!;
          if (l === k) v *= 0.5;
          if (k === i && l === j) v *= 0.5;
          Jij += D[kk + l]! * v;
          G[kk + l]! += Pij * v;
          Gik += D[jj + l]! * v;
          Gjk += D[ii + l]! * v;
          G[ii + l]! -= Pjk * v;
          G[jj + l]! -= Pik * v;
        }
        G[ii + k]! -= Gik / 2;
        G[jj + k]! -= Gjk / 2;
      }
      G[ii + j]! += 2 * Jij;
    }
  }
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => G[i * n + j]! + G[j * n + i]!),
  );
}
