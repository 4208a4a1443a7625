import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { checkAtoms } from "../graph/checkAtoms.js";
import type { Edges } from "../graph/edges.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import { atomwise } from "../layers/atomwise.js";
import { dense } from "../layers/dense.js";
import { elementEmbedding } from "../layers/elementEmbedding.js";
import { convolution } from "../layers/featureProduct.js";
import { irrepsArray } from "../layers/irrepsArray.js";
import { radialNetwork } from "../layers/radialNetwork.js";
import { shiftedSoftplus as ssp } from "../layers/shiftedSoftplus.js";
import { checkSize } from "../numbers/checkSize.js";
import { cosineCutoff } from "../radial/cosineCutoff.js";
import type { DistanceBasis } from "../radial/distanceBasis.js";
import { gaussianBasis } from "../radial/gaussianBasis.js";

/** What SchNet is made of. */
export interface SchNetOptions {
  /** The atomic numbers of the elements that it knows: [1, 6, 8]. */
  readonly elements: readonly number[];
  /** How far atoms see, in the unit of the positions (default: 5). */
  readonly cutoff?: number;
  /** F, how many numbers an atom has (default: 64). */
  readonly features?: number;
  /** How many times atoms speak (default: 3). */
  readonly interactions?: number;
  /** The functions of the distance (default: 25 Gaussians up to the cutoff). */
  readonly basis?: DistanceBasis;
}

/**
 * SchNet: atoms hear of each other through filters that depend on distances alone,
 *
 *     x_i <- x_i + f2out( sum_j (in2f x_j) o W(d_ij) f(d_ij) )        E = sum_i out(x_i)
 *
 * with filters W(d) = two(ssp(one(Gaussians of d))), the cosine cutoff f and ssp x = log(1/2 + e^x / 2). Its energy is
 * invariant under E(3) and permutations; so it cannot tell mirror images from each other, and it has no vectors but the
 * gradients of scalars: forces are -dE/dx. Parts are named as in SchNetPack: see `fromStateDict`.
 *
 * @returns a layer: positions [nodes, 3] and the graph to energies [graphs]
 * @throws RangeError later, if an atom is of an element that is not listed
 * @see Schuett, Kindermans, Sauceda, Chmiela, Tkatchenko and Mueller, SchNet: a continuous-filter convolutional neural
 * network for modeling quantum interactions (NIPS 2017)
 */
export function schNet({
  elements,
  cutoff = 5,
  features: F = 64,
  interactions = 3,
  basis = gaussianBasis({ number: 25, end: cutoff }),
}: SchNetOptions): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  checkSize(F, "schNet of 1, 2, 3, ... features", 2 ** 16);
  checkSize(interactions, "schNet of 1, 2, 3, ... interactions", 64);
  const f = cosineCutoff(cutoff);
  return layer(
    {
      embedding: elementEmbedding(elements, F, "schNet"),
      interactions: Array.from({ length: interactions }, () => interaction(F, basis.number)),
      outnet: atomwise(F, { activation: ssp }),
    },
    ({ embedding, interactions, outnet }, positions: Tensor, graph: AtomicGraph): Tensor => {
      checkAtoms("schNet", positions, graph, cutoff);
      const d = edgeVectors(positions, graph).norm(1, { keep: true });
      const [functions, cut] = [basis.apply(d), f(d)];
      let x = embedding(graph.numbers);
      for (const interact of interactions) x = x.add(interact(x, functions, cut, graph));
      return outnet(x, graph);
    },
  );
}

/** f2out( sum_j (in2f x_j) o W_ij f_ij ): the continuous-filter convolution between two maps of atoms. */
function interaction(
  F: number,
  functions: number,
): Layer<[x: Tensor, functions: Tensor, f: Tensor, edges: Edges], Tensor> {
  const atoms = `${F}x0e`;
  // Gathers, multiplies and sums in one go.
  const continuousFilter = convolution<string, string, string>(atoms, "1x0e", "0e");
  return layer(
    {
      in2f: parameter([F, F], "lecun"),
      filterNetwork: radialNetwork({ functions, hidden: F, filters: F, activation: ssp }),
      f2out: [dense(F, F), dense(F, F)],
    },
    ({ in2f, filterNetwork, f2out: [one, two] }, x: Tensor, d: Tensor, f: Tensor, edges: Edges): Tensor => {
      const W = filterNetwork(d);
      const y = irrepsArray<string>(atoms, x.matmul(in2f));
      const sum = continuousFilter.alongEdges(y, irrepsArray<string>("1x0e", f), W, edges).array;
      return two(ssp(one(sum)));
    },
  );
}
