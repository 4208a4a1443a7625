import { einsum } from "../engine/einsum.js";
import type { Tensor } from "../engine/tensor.js";
import { checkOptions } from "../numbers/checkOptions.js";
import type { BlockMatrix } from "./blockMatrix.js";
import type { LabelledHamiltonian } from "./labelledHamiltonian.js";

/** What a loss of Hamiltonians weighs. */
export interface HamiltonianLossOptions {
  /** The weight of the occupied energies beside that of the entries (default: 0). */
  readonly energies?: number;
}

/**
 * The mean square error of the entries of F, and that of the occupied energies to first order in the deviation, in mHa^2:
 *
 *     L = mean_mn (F - F')_mn^2 + w mean_k ( c_k^T (F - F') c_k )^2
 *
 * c_k are the true occupied orbitals, C^T S C = 1, so that c_k^T (F' - F) c_k is how far the energy of orbital k is off
 * (Hellmann and Feynman); no eigenvalues are differentiated.
 *
 * @param F predicted, for the same graphs
 * @returns one number
 */
export function hamiltonianLoss(
  F: BlockMatrix,
  graph: LabelledHamiltonian,
  options: HamiltonianLossOptions = {},
): Tensor {
  checkOptions(options, ["energies"], "hamiltonianLoss");
  const { energies = 0 } = options;
  const self = F.self.sub(graph.selfFock).mul(1000);
  const pairs = F.pairs.sub(graph.pairFock).mul(1000);
  const entries = self
    .square()
    .sum()
    .add(pairs.square().sum())
    .mul(1 / entriesOf(graph));
  if (energies === 0) return entries;
  const { target, source, orbitals: C, graph: of, graphs } = graph;
  const own = einsum("node m k, node m n, node n k -> node k", C, self, C).segmentSum(of, graphs);
  const [rows, columns] = [C.gather(target), C.gather(source)];
  const other = einsum("edge m k, edge m n, edge n k -> edge k", rows, pairs, columns);
  const off = own.add(other.segmentSum(of.gather(target), graphs));
  return entries.add(
    off
      .square()
      .sum()
      .mul(energies / occupiedOf(graph)),
  );
}

/** How many entries the matrices have: the functions of an atom are those that overlap with themselves. */
function entriesOf({ selfOverlap, target, source }: LabelledHamiltonian): number {
  const functions = einsum("node m m -> node", selfOverlap).values;
  let count = 0;
  for (const f of functions) count += f * f;
  for (let e = 0; e < target.size; e++)
    count += functions[target.values[e]!]! * functions[source.values[e]!]!;
  return count;
}

/** How many occupied orbitals the molecules have: sum_k c_k^T S c_k. */
function occupiedOf({ orbitals: C, selfOverlap, pairOverlap, target, source }: LabelledHamiltonian): number {
  const own = einsum("node m k, node m n, node n k ->", C, selfOverlap, C);
  const other = einsum("edge m k, edge m n, edge n k ->", C.gather(target), pairOverlap, C.gather(source));
  return own.add(other).item();
}
