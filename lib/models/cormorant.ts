import { concat } from "../engine/concat.js";
import { sin } from "../engine/functions.js";
import { given } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { checkAtoms } from "../graph/checkAtoms.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import { sphericalHarmonics } from "../harmonics/sphericalHarmonics.js";
import { harmonicIrreps, type Irreps, irrepsOf } from "../irreps/irreps.js";
import { elementEmbedding } from "../layers/elementEmbedding.js";
import { type IrrepsArray, irrepsArray } from "../layers/irrepsArray.js";
import { checkSize } from "../numbers/checkSize.js";
import { checkBasis } from "../radial/distanceBasis.js";
import { polynomialCutoff } from "../radial/polynomialCutoff.js";
import { checkMeanNumber } from "./checkMeanNumber.js";
import { type CormorantEdges, cormorantLevel } from "./cormorantLevel.js";

/** What Cormorant is made of. */
export interface CormorantOptions {
  /** The atomic numbers of the elements that it knows: [1, 6, 8]. */
  readonly elements: readonly number[];
  /** How far atoms see, in the unit of the positions (default: 5). */
  readonly cutoff?: number;
  /** The largest degree of features and harmonics (default: 2; its authors take 3). */
  readonly lmax?: number;
  /** How many copies of each degree an atom has (default: 16). */
  readonly channels?: number;
  /** How many times atoms speak, and are multiplied with themselves (default: 3). */
  readonly levels?: number;
  /** Of the radial functions, how many frequencies there are beside 0, and powers of 1 / d beside the first (default: 3, 3). */
  readonly trigonometric?: number;
  readonly powers?: number;
  /** Where and how fast neighbours fade at first, which is learned (default: 1.73 and 0.2). */
  readonly fading?: { readonly radius: number; readonly width: number };
  /** How many neighbours an atom has on average (default: 1). */
  readonly neighbours?: number;
}

/**
 * Cormorant's features of atoms, irreps of SO(3), one record for each level, from Clebsch-Gordan products alone,
 *
 *     g_ij^l = s(d_ij) ( g_ij^l, <F_i, F_j>, R(d_ij) ) M_l        edges, from what they were, from scalar products of both
 *     F_i <- ( F_i + F_i (x) F_i + sum_j g_ij^l Y_l(r_ij) (x) F_j ) W        ends, and from radial functions
 *
 * where + puts channels side by side, products go channel by channel, and M and W mix channels of one degree. There is no
 * other nonlinearity than the products. R are sin(2 pi a_n d + b_n) / d^p with a and b learned, and s = sigmoid((c - d) / w)
 * with c and w learned for each channel, here times the polynomial cutoff, so that nothing jumps where a neighbour leaves.
 * Features are real, where the authors have complex ones. All irreps are even, since they are those of SO(3): mirror images
 * can be told apart.
 *
 * @returns a layer: positions [nodes, 3] and the graph to the features behind each level, [nodes, dim]
 * @throws RangeError if options are out of range; later, if an atom is of an element that is not listed
 * @see Anderson, Hy and Kondor, Cormorant: covariant molecular neural networks (2019)
 */
export function cormorantFeatures({
  elements,
  cutoff = 5,
  lmax = 2,
  channels = 16,
  levels = 3,
  trigonometric = 3,
  powers = 3,
  fading = { radius: 1.73, width: 0.2 },
  neighbours = 1,
}: CormorantOptions): Layer<[x: Tensor, graph: AtomicGraph], IrrepsArray[]> {
  checkSize(levels, "cormorant of 1, 2, 3, ... levels", 64);
  checkSize(channels, "cormorant of 1, 2, 3, ... channels", 2 ** 12);
  checkMeanNumber("cormorant", "neighbours", neighbours);
  if (!(fading.radius > 0 && fading.width > 0))
    throw new RangeError(
      `cormorant: expected fading with a radius and a width above 0, got ${fading.radius} and ${fading.width}`,
    );
  const harmonics = harmonicIrreps(lmax, 1);
  const copies = (degrees: number): Irreps =>
    irrepsOf(harmonics.terms.slice(0, degrees + 1).map(({ irrep }) => ({ mul: channels, irrep })));
  const radial = radialFunctions(cutoff, trigonometric, powers);
  const each = Array.from({ length: levels }, (_, k) =>
    cormorantLevel({
      input: copies(k === 0 ? 0 : lmax),
      output: copies(lmax),
      harmonics,
      functions: radial.number,
      hasEdges: k > 0,
      fading,
      neighbours,
    }),
  );
  const f = polynomialCutoff(cutoff);
  return layer(
    {
      embedding: elementEmbedding(elements, channels, "cormorant"),
      radial: Array.from({ length: levels }, () => radial.layer),
      levels: each,
    },
    ({ embedding, radial, levels }, x: Tensor, graph: AtomicGraph): IrrepsArray[] => {
      checkAtoms("cormorant", x, graph, cutoff);
      const r = edgeVectors(x, graph);
      const d = r.norm(1, { keep: true });
      const Y = irrepsArray<Irreps>(harmonics, sphericalHarmonics(lmax, r));
      const end = f(d);
      let F: IrrepsArray = irrepsArray<Irreps>(copies(0), embedding(graph.numbers));
      let g: readonly Tensor[] = [];
      return levels.map((level, k) => {
        const edges: CormorantEdges = { Y, d, end, functions: radial[k]!(d), graph };
        [F, g] = level(F, g, edges);
        return F;
      });
    },
  );
}

/**
 * Cormorant's energy of the features that `cormorantFeatures` describes, linear in the scalars of all levels and in the
 * squares of the lengths of all others,
 *
 *     E = sum_i sum_levels ( F_i^0 u + sum_l |F_i^l|^2 v_l )
 *
 * and forces are -dE/dx.
 *
 * @returns a layer: positions [nodes, 3] and the graph to energies [graphs]
 */
export function cormorant(options: CormorantOptions): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  const { channels = 16, lmax = 2, levels = 3 } = options;
  const count = levels * channels * (lmax + 2);
  return layer(
    { representation: cormorantFeatures(options), out: parameter([count, 1], "lecun") },
    ({ representation, out }, x: Tensor, graph: AtomicGraph): Tensor => {
      const invariants = representation(x, graph).flatMap((F) => [
        F.part(0).reshape([-1, channels]),
        ...F.irreps.terms.map((_, k) => F.part(k).square().sum(1)),
      ]);
      return concat(invariants, -1).matmul(out).segmentSum(graph.graph, graph.graphs).reshape([graph.graphs]);
    },
  );
}

/** sin(2 pi a_n d + b_n) / d^p, n = 0, ..., as sines and cosines, p = 0, 1, ...: a and b are learned. */
function radialFunctions(
  cutoff: number,
  trigonometric: number,
  powers: number,
): { readonly number: number; readonly layer: Layer<[d: Tensor], Tensor> } {
  checkSize(trigonometric, "cormorant of 0, 1, 2, ... frequencies", 2 ** 10, 0);
  checkSize(powers, "cormorant of 0, 1, 2, ... powers of 1 / d", 30, 0);
  const count = 2 * (trigonometric + 1);
  checkBasis("cormorant", count, cutoff);
  const made = layer(
    {
      a: parameter(
        [count],
        given((n) => n % (trigonometric + 1)),
      ),
      // The first sine, of frequency 0, would be 0.
      b: parameter(
        [count],
        given((n) => (n === 0 || n > trigonometric ? Math.PI / 2 : 0)),
      ),
    },
    ({ a, b }, d: Tensor): Tensor => {
      const waves = smooth(sin, d.mul(a.mul(2 * Math.PI)).add(b));
      const all = [waves];
      for (let p = 1; p <= powers; p++) all.push(all.at(-1)!.div(d));
      return concat(all, -1);
    },
  );
  return { number: count * (powers + 1), layer: made };
}
