import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import type { Graph } from "../graph/graph.js";
import type { Neighbours } from "../graph/neighbours.js";
import { sphericalHarmonics } from "../harmonics/sphericalHarmonics.js";
import { harmonicIrreps, type Irreps, readIrreps } from "../irreps/irreps.js";
import { type FeatureProduct, featureProduct } from "../layers/featureProduct.js";
import { type IrrepsArray, irrepsArray } from "../layers/irrepsArray.js";
import { fullyConnectedTensorProduct } from "../product/fullyConnected.js";
import { checkMeanNumber } from "./checkMeanNumber.js";

/** What an invariant polynomial is made of; the defaults are those of e3nn's example. */
export interface InvariantPolynomialOptions {
  /** The largest degree of the harmonics (default: 3). */
  readonly lmax?: number;
  /** The features of a point in the middle (default: "64x0e + 24x1e + 24x1o + 16x2e + 16x2o"). */
  readonly features?: string | Irreps;
  /** What is read of a graph (default: "1x0o + 6x0e", a pseudoscalar, which a reflection turns to its negative, and six scalars). */
  readonly out?: string | Irreps;
  /** How many neighbours a point has, and points a graph (default: 2 and 4, as a Tetris piece does). */
  readonly neighbours?: number;
  readonly points?: number;
}

/**
 * A polynomial in the positions of points without any other nonlinearity than tensor products, along edges,
 *
 *     a_i = sum_j Y(r_ij)     b_i = sum_j W ( a_j (x) Y(r_ij) )     c_i = sum_j V ( b_j (x) Y(r_ij) )     p = sum_i c_i
 *
 * with solid harmonics Y, which are polynomials, and fully connected products; each sum is divided by the root of how many
 * terms it has as a rule. Products of O(3) keep parities apart, so its pseudoscalar is 0 for whatever looks like its mirror
 * image, and has two signs for two mirror images.
 *
 * @returns a layer: positions [points, 3] and their graph to features of the irreps `out`, a row for each graph
 * @throws RangeError if no path leads to a term, or there is to be no neighbour or point
 * @see e3nn's example tetris_polynomial.py (Geiger, Smidt and contributors)
 */
export function invariantPolynomial({
  lmax = 3,
  features = "64x0e + 24x1e + 24x1o + 16x2e + 16x2o",
  out = "1x0o + 6x0e",
  neighbours = 2,
  points = 4,
}: InvariantPolynomialOptions = {}): Layer<[x: Tensor, graph: Neighbours & Graph], IrrepsArray> {
  checkMeanNumber("invariantPolynomial", "neighbours", neighbours);
  checkMeanNumber("invariantPolynomial", "points", points);
  const harmonics = harmonicIrreps(lmax);
  const [middle, last] = [features, out].map(readIrreps) as [Irreps, Irreps];
  const product = (from: Irreps, to: Irreps): FeatureProduct =>
    featureProduct(fullyConnectedTensorProduct<Irreps, Irreps, Irreps>(from, harmonics, to));
  const [first, second] = [product(harmonics, middle), product(middle, last)];
  return layer(
    {
      W: parameter([first.weightCount], normal(1)),
      V: parameter([second.weightCount], normal(1)),
    },
    ({ W, V }, x: Tensor, graph: Neighbours & Graph): IrrepsArray => {
      const r = edgeVectors(x, graph);
      const Y = irrepsArray<Irreps>(harmonics, sphericalHarmonics(lmax, r, { normalize: false }));
      const scale = 1 / Math.sqrt(neighbours);
      const a = Y.segmentSum(graph.target, graph.nodes).scaled(scale);
      const b = first.alongEdges(a, Y, W, graph).scaled(scale);
      const c = second.alongEdges(b, Y, V, graph).scaled(scale);
      return c.segmentSum(graph.graph, graph.graphs).scaled(1 / Math.sqrt(points));
    },
  );
}
