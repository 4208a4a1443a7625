import {
  besselBasis,
  concat,
  cosineCutoff,
  dense,
  edgeDense,
  edgeVectors,
  elementEmbedding,
  type Layer,
  layer,
  segmentMean,
  type Tensor,
} from "noether";
import { einsum } from "noether/engine";
import { type BlockMatrix, type HamiltonianGraph, hermitianPairs, hueckelForm } from "noether/models";
import type { ElementShells, HueckelLevels } from "noether/quantum";
import { cutoff } from "./fockFrames.js";

/** In hartree, about as large as what the form leaves to learn. */
const scale = 0.1;

/**
 * Hamiltonian matrices by messages that see the vectors between atoms as three numbers: as `nequipHamiltonian` it begins as
 * the extended Hueckel form, is hermitian, and commutes with permutations of atoms, but it does not know how blocks turn.
 */
export function plainHamiltonian({
  shells,
  levels,
  hidden,
  rounds = 2,
}: {
  readonly shells: ElementShells;
  readonly levels: HueckelLevels;
  readonly hidden: number;
  readonly rounds?: number;
}): Layer<[x: Tensor, graph: HamiltonianGraph], BlockMatrix, unknown> {
  const D = shells.irreps.dim;
  const form = hueckelForm(shells, levels);
  const basis = besselBasis({ number: 8, end: cutoff });
  const f = cosineCutoff(cutoff);
  const edgeInputs = 3 + basis.number;
  const round = () =>
    layer(
      {
        M: [edgeDense(hidden, edgeInputs, hidden), dense(hidden, hidden)],
        U: [dense(2 * hidden, hidden), dense(hidden, hidden)],
      },
      ({ M, U }, h: Tensor, e: Tensor, graph: HamiltonianGraph): Tensor => {
        const messages = M[1](M[0](h, e, graph).silu());
        const m = segmentMean(messages, graph.target, graph.nodes);
        return h.add(U[1](U[0](concat([h, m], -1)).silu()));
      },
    );
  return layer(
    {
      embedding: elementEmbedding(shells.elements, hidden),
      rounds: Array.from({ length: rounds }, round),
      self: [dense(hidden, hidden), dense(hidden, D * D, "zeros")],
      pair: [edgeDense(hidden, edgeInputs, hidden), dense(hidden, hidden), dense(hidden, D * D, "zeros")],
    },
    ({ embedding, rounds, self, pair }, x: Tensor, graph: HamiltonianGraph): BlockMatrix => {
      const r = edgeVectors(x, graph);
      const d = r.norm(1, { keep: true });
      const e = concat([r, basis.apply(d)], 1);
      const h = rounds.reduce((now, pass) => pass(now, e, graph), embedding(graph.numbers));
      const own = self[1](self[0](h).silu()).reshape([-1, D, D]);
      const p = pair[1](pair[0](h, e, graph).silu()).silu();
      const other = pair[2](p).mul(f(d)).reshape([-1, D, D]);
      // A function overlaps with itself; where an element has none there is nothing.
      const has = einsum("node m m -> node m", graph.selfOverlap).mul(Math.sqrt(scale));
      const entries = (a: Tensor, b: Tensor): Tensor => a.reshape([-1, D, 1]).mul(b.reshape([-1, 1, D]));
      const begin = form(graph);
      const symmetric = own.add(own.permute([0, 2, 1])).mul(0.5);
      return {
        self: begin.self.add(symmetric.mul(entries(has, has))),
        pairs: begin.pairs.add(
          hermitianPairs(other, graph).mul(entries(has.gather(graph.target), has.gather(graph.source))),
        ),
      };
    },
  );
}
