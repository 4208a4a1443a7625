import { concat } from "../engine/concat.js";
import { ones, zeros } from "../engine/create.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { checkAtoms } from "../graph/checkAtoms.js";
import type { Edges } from "../graph/edges.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import { atomwise } from "../layers/atomwise.js";
import { scalarVectorProduct, vectorScale } from "../layers/channelProduct.js";
import { dense } from "../layers/dense.js";
import { elementEmbedding } from "../layers/elementEmbedding.js";
import type { ScalarsAndVectors } from "../layers/gatedVectors.js";
import { irrepsArray } from "../layers/irrepsArray.js";
import { innerProducts, mixVectors, scaleVectors, vectorNorms } from "../layers/vectorPrimitives.js";
import { checkSize } from "../numbers/checkSize.js";
import { besselBasis } from "../radial/besselBasis.js";
import { cosineCutoff } from "../radial/cosineCutoff.js";
import type { DistanceBasis } from "../radial/distanceBasis.js";

/** What PaiNN is made of. */
export interface PainnOptions {
  /** The atomic numbers of the elements that it knows: [1, 6, 8]. */
  readonly elements: readonly number[];
  /** How far atoms see, in the unit of the positions (default: 5). */
  readonly cutoff?: number;
  /** F, how many scalars and how many vectors an atom has (default: 64; its authors take 128). */
  readonly features?: number;
  /** How many times atoms speak (default: 3). */
  readonly interactions?: number;
  /**
   * The functions of the distance (default: 20 Bessel functions that end at the cutoff, as its authors take them). From few
   * frames fewer functions learn more: six of them in place of twenty.
   */
  readonly basis?: DistanceBasis;
}

/**
 * PaiNN's features of atoms, scalars s and vectors v, from messages and updates in turn,
 *
 *     message    ds_i = sum_j W_s phi_s(s_j)        dv_i = sum_j W_vs phi_vs(s_j) r_ij/|r_ij| + W_vv phi_vv(s_j) v_j
 *     update     ds_i = a_ss + a_sv <U v_i, V v_i>    dv_i = a_vv U v_i        a = two(silu(one(s_i, |V v_i|)))
 *
 * with filters W(d) linear in the functions of the distance, times the cosine cutoff, and phi = two(silu(one(s))). Vectors
 * are mixed over channels only, U and V, and there is no vector product, so s is invariant and v turns as a vector does under
 * all of O(3), reflections included. Parts are named as in SchNetPack: see `fromStateDict`.
 *
 * @returns a layer: positions [nodes, 3] and the graph to s [nodes, F] and v [nodes, xyz, F]
 * @throws RangeError later, if an atom is of an element that is not listed
 * @see Schuett, Unke and Gastegger, Equivariant message passing for the prediction of tensorial properties and molecular
 * spectra (ICML 2021)
 */
export function painnFeatures({
  elements,
  cutoff = 5,
  features: F = 64,
  interactions = 3,
  basis = besselBasis({ number: 20, end: cutoff }),
}: PainnOptions): Layer<[x: Tensor, graph: AtomicGraph], ScalarsAndVectors> {
  checkSize(F, "painn of 1, 2, 3, ... features", 2 ** 16);
  checkSize(interactions, "painn of 1, 2, 3, ... interactions", 64);
  const f = cosineCutoff(cutoff);
  return layer(
    {
      embedding: elementEmbedding(elements, F, "painn"),
      filterNet: dense(basis.number, interactions * 3 * F),
      interactions: Array.from({ length: interactions }, () => message(F)),
      mixing: Array.from({ length: interactions }, () => update(F)),
    },
    ({ embedding, filterNet, interactions, mixing }, x: Tensor, graph: AtomicGraph): ScalarsAndVectors => {
      checkAtoms("painn", x, graph, cutoff);
      const r = edgeVectors(x, graph);
      const d = r.norm(1, { keep: true });
      const direction = r.div(d);
      const filters = filterNet(basis.apply(d)).mul(f(d)).split(interactions.length);
      let s = embedding(graph.numbers);
      let v = zeros([graph.nodes, 3, F], { dtype: x.dtype });
      for (const [k, send] of interactions.entries()) {
        const [ds, dv] = send(s, v, filters[k]!, direction, graph);
        [s, v] = mixing[k]!(s.add(ds), v.add(dv));
      }
      return [s, v];
    },
  );
}

/**
 * PaiNN's energy, E = sum_i out(s_i), of the features that `painnFeatures` describes; forces are -dE/dx.
 *
 * @returns a layer: positions [nodes, 3] and the graph to energies [graphs]
 */
export function painn(options: PainnOptions): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  return layer(
    { representation: painnFeatures(options), outnet: atomwise(options.features ?? 64) },
    ({ representation, outnet }, x: Tensor, graph: AtomicGraph): Tensor =>
      outnet(representation(x, graph)[0], graph),
  );
}

/** The message: what the neighbours of each atom say, ds and dv. */
function message(
  F: number,
): Layer<[s: Tensor, v: Tensor, W: Tensor, direction: Tensor, edges: Edges], ScalarsAndVectors> {
  const product = scalarVectorProduct(F);
  return layer(
    { one: dense(F, F), two: dense(F, 3 * F) },
    ({ one, two }, s: Tensor, v: Tensor, W: Tensor, direction: Tensor, edges: Edges): ScalarsAndVectors => {
      const [phiS, phiVs, phiVv] = two(one(s).silu()).split(3);
      const carried = scaleVectors(phiVv, v).reshape([-1, 3 * F]);
      const nodes = irrepsArray<string>(product.in1.toString(), concat([phiS, phiVs, carried], -1));
      const unit = ones([direction.shape[0]!, 1], { dtype: direction.dtype });
      const ends = irrepsArray<string>("1x0e + 1x1o", concat([unit, direction], -1));
      const sums = product.alongEdges(nodes, ends, W, edges).array;
      const dv = sums.slice(-1, F).reshape([-1, 3, F]);
      return [sums.slice(-1, 0, F), dv.mul(vectorScale)];
    },
  );
}

/** The update: what each atom makes of its own scalars and vectors, the new s and v. */
function update(F: number): Layer<[s: Tensor, v: Tensor], ScalarsAndVectors> {
  return layer(
    {
      one: dense(2 * F, F),
      two: dense(F, 3 * F),
      VU: parameter([F, 2 * F], "lecun"),
    },
    ({ one, two, VU }, s: Tensor, v: Tensor): ScalarsAndVectors => {
      const [Vv, Uv] = mixVectors(v, VU).split(2);
      const [ss, vv, sv] = two(one(concat([s, vectorNorms(Vv)], -1)).silu()).split(3);
      return [s.add(ss).add(sv.mul(innerProducts(Uv, Vv))), v.add(scaleVectors(vv, Uv))];
    },
  );
}
