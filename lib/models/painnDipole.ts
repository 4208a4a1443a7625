import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { segmentMean } from "../graph/segmentMean.js";
import { gatedVectors } from "../layers/gatedVectors.js";
import { type PainnOptions, painnFeatures } from "./painn.js";

/**
 * The dipole of a molecule by PaiNN, from what its atoms contribute, a charge q and a dipole mu,
 *
 *     mu = sum_i mu_i + q_i (x_i - x_0)        q_i less the mean over the molecule, which is neutral
 *
 * with x_0 the mean of the positions. It turns with the molecule, under reflections as well, and no translation changes it.
 *
 * @returns a layer: positions [nodes, 3] and the graph to dipoles [graphs, 3], in units of charge times length
 * @see Schuett, Unke and Gastegger (ICML 2021), section 4.2
 */
export function painnDipole(options: PainnOptions): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  const F = options.features ?? 64;
  const half = Math.max(1, Math.floor(F / 2));
  return layer(
    {
      representation: painnFeatures(options),
      one: gatedVectors({ scalars: F, vectors: F }, { scalars: half, vectors: half }),
      two: gatedVectors({ scalars: half, vectors: half }, { scalars: 1, vectors: 1 }),
    },
    ({ representation, one, two }, x: Tensor, molecules: AtomicGraph): Tensor => {
      const [s, v] = one(...representation(x, molecules));
      const { graph, graphs } = molecules;
      const [q, mu] = two(s.silu(), v);
      const centred = (values: Tensor): Tensor =>
        values.sub(segmentMean(values, graph, graphs).gather(graph));
      return mu
        .reshape([-1, 3])
        .add(centred(q).mul(centred(x)))
        .segmentSum(graph, graphs);
    },
  );
}
