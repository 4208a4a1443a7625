import { concat } from "../engine/concat.js";
import { tensor } from "../engine/create.js";
import { einsum } from "../engine/einsum.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "../layers/dense.js";
import { checkSize } from "../numbers/checkSize.js";
import { electronMeans, spinsOf } from "../quantum/electronMeans.js";
import { sumOfDeterminants } from "../quantum/sumOfDeterminants.js";
import type { WaveFunctionValues } from "../quantum/waveFunction.js";

/** What FermiNet is made of. */
export interface FermiNetOptions {
  /** How many electrons have the spin up, and how many the spin down. */
  readonly electrons: readonly [up: number, down: number];
  /** R_m, the places of the nuclei or of a trap's centre, in bohr: rows of as many numbers as space has dimensions. */
  readonly centres: readonly (readonly number[])[];
  /** How far orbitals reach: exp(-sigma |r - R|) about nuclei, exp(-sigma |r - R|^2 / 2) in a trap. */
  readonly envelope?: "exponential" | "gaussian";
  /** How many numbers an electron has (default: 32), and a pair of them (default: 8). */
  readonly features?: number;
  readonly pairFeatures?: number;
  /** How many times electrons speak (default: 2). */
  readonly layers?: number;
  /** How many determinants are added (default: 1). */
  readonly determinants?: number;
}

/**
 * FermiNet: a wave function of electrons that changes its sign when two electrons of one spin are exchanged, because it is
 * a sum of determinants of orbitals, each of which sees all electrons, the others in no order:
 *
 *     Psi(r) = sum_k det[phi^k_i(r_j; {r_/j})]_up det[phi^k_i(r_j; {r_/j})]_down
 *
 *     phi^k_i(r_j) = (w^k_i . h_j + g^k_i) sum_m pi^k_im exp(-sigma^k_im |r_j - R_m|)
 *
 *     h_j <- tanh(V [h_j, mean_up h, mean_down h, mean_up h_ji, mean_down h_ji] + b) + h_j        h_ji <- tanh(W h_ji + c) + h_ji
 *
 * beginning with h_j = (r_j - R_m, |r_j - R_m|), h_ji = (r_j - r_i, |r_j - r_i|), in a trap with the squares of the
 * lengths. It is antisymmetric exactly, unchanged when electrons and centres are moved together, and not invariant under
 * rotations: it sees the components of vectors.
 *
 * @returns a layer: r [walkers, electrons, dimensions], those with the spin up first, to log |Psi| and the sign [walkers]
 * @throws RangeError if there is no electron or no centre, or later, if r is of another shape
 * @see Pfau, Spencer, Matthews and Foulkes, Phys. Rev. Research 2 (2020) 033429
 */
export function fermiNet(options: FermiNetOptions): Layer<[r: Tensor], WaveFunctionValues> {
  const { electrons, centres, envelope = "exponential" } = options;
  const { features: F = 32, pairFeatures: G = 8, layers: L = 2, determinants: K = 1 } = options;
  const spins = spinsOf("fermiNet", electrons);
  const n = electrons[0] + electrons[1];
  const D = centres[0]?.length ?? 0;
  if (D === 0 || centres.some((R) => R.length !== D))
    throw new RangeError(
      `fermiNet: expected centres, rows of as many numbers as space has dimensions, got ${JSON.stringify(centres)}`,
    );
  for (const [name, size] of Object.entries({ features: F, pairFeatures: G, layers: L, determinants: K }))
    checkSize(size, `fermiNet of 1, 2, 3, ... ${name}`, 4096);
  // Charges that meet make cusps. In a trap there are none; in one dimension a kink would even hide kinetic energy.
  const length = (x: Tensor, axis: number): Tensor =>
    envelope === "gaussian" ? x.square().sum(axis, { keep: true }) : x.norm(axis, { keep: true });
  const pairs = n > 1;
  const widths = Array.from({ length: L }, (_, l) => ({
    one: l === 0 ? centres.length * (D + 1) : F,
    two: l === 0 ? D + 1 : G,
  }));
  return layer(
    {
      one: widths.map(({ one, two }) =>
        dense(one * (1 + spins.length) + (pairs ? two * spins.length : 0), F),
      ),
      two: pairs ? widths.slice(1).map((_, l) => dense(widths[l]!.two, G)) : [],
      orbitals: spins.map(({ count }) => orbitals(F, K * count, centres.length, envelope)),
    },
    (on, r: Tensor): WaveFunctionValues => {
      if (r.rank !== 3 || r.shape[1] !== n || r.shape[2] !== D)
        throw new RangeError(
          `fermiNet: expected positions [walkers, ${n}, ${D}] of ${electrons[0]} electrons up and ${electrons[1]} down, got ${shapeText(r.shape)}`,
        );
      const [walkers] = r.shape as [number];
      const R = tensor(centres.flat(), { shape: [1, 1, centres.length, D], dtype: r.dtype });
      const v = r.reshape([walkers, n, 1, D]).sub(R);
      const distance = length(v, 3);
      const means = electronMeans(spins, n, r.dtype);
      let h = concat([v, distance], 3).reshape([walkers, n, -1]);
      const s =
        means.difference &&
        einsum("pair electron, walker electron axis -> walker pair axis", means.difference, r);
      let hh = s && concat([s, length(s, 2)], 2);
      for (const [l, one] of on.one.entries()) {
        const seen = spins.flatMap((_, k) => {
          const ofSpin = einsum("electron, walker electron f -> walker f", means.one[k]!, h);
          return [ofSpin.reshape([walkers, 1, -1]).broadcastTo([walkers, n, h.shape[2]!])];
        });
        const beside = hh
          ? spins.map((_, k) =>
              einsum("electron pair, walker pair f -> walker electron f", means.two[k]!, hh!),
            )
          : [];
        h = residual(one(concat([h, ...seen, ...beside], 2)), h);
        const two = on.two[l];
        if (two && hh) hh = residual(two(hh), hh);
      }
      const far = distance.reshape([walkers, n, centres.length]);
      const parts = spins.map(({ first, count }, k) => {
        const phi = on.orbitals[k]!(h.slice(1, first, first + count), far.slice(1, first, first + count));
        return phi.reshape([walkers, count, K, count]).permute([0, 2, 3, 1]);
      });
      return sumOfDeterminants(parts);
    },
  );
}

/** phi [walkers, electrons, orbitals], from features and distances, or the squares of distances in a trap. */
function orbitals(
  F: number,
  count: number,
  centres: number,
  envelope: "exponential" | "gaussian",
): Layer<[h: Tensor, distance: Tensor], Tensor> {
  return layer(
    {
      linear: dense(F, count),
      pi: parameter([1, 1, count, centres], "ones"),
      sigma: parameter([1, 1, count, centres], "ones"),
    },
    ({ linear, pi, sigma }, h: Tensor, distance: Tensor): Tensor => {
      const [walkers, electrons] = distance.shape as [number, number];
      const d = distance.reshape([walkers, electrons, 1, centres]);
      const reach = (envelope === "gaussian" ? d.mul(0.5) : d).mul(sigma.abs());
      return linear(h).mul(reach.neg().exp().mul(pi).sum(3));
    },
  );
}

const residual = (next: Tensor, h: Tensor): Tensor =>
  next.shape[2] === h.shape[2] ? next.tanh().add(h) : next.tanh();
