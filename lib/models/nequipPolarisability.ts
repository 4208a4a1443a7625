import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { type Irreps, irrepsOf, readIrreps } from "../irreps/irreps.js";
import { linear } from "../layers/linear.js";
import { symmetricMatrices } from "../layers/symmetricMatrices.js";
import { type NequipFeaturesOptions, nequipFeatures, usualFeatures } from "./nequip.js";

/**
 * The polarisability of a molecule by NequIP, the sum of what its atoms contribute, a scalar and a term of degree 2,
 *
 *     alpha = sum_i M(s_i, q_i)        M as of `symmetricMatrices`
 *
 * a symmetric matrix that turns with the molecule, alpha(R x) = R alpha(x) R^T, under reflections as well; no translation
 * changes it.
 *
 * @returns a layer: positions [nodes, 3] and the graph to [graphs, 3, 3]
 * @throws RangeError as `nequipFeatures`
 */
export function nequipPolarisability(
  options: Omit<NequipFeaturesOptions, "out">,
): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  const channels = readIrreps(options.features ?? usualFeatures).count("0e");
  const out = irrepsOf([
    { mul: channels, irrep: { l: 0, p: 1 } },
    { mul: channels, irrep: { l: 2, p: 1 } },
  ]);
  return layer(
    {
      representation: nequipFeatures({ ...options, out }),
      matrix: linear<Irreps, "1x0e + 1x2e">(out, "1x0e + 1x2e"),
    },
    ({ representation, matrix }, x: Tensor, graph: AtomicGraph): Tensor => {
      const each = matrix(representation(x, graph));
      return symmetricMatrices(each.segmentSum(graph.graph, graph.graphs));
    },
  );
}
