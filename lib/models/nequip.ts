import { identity, tensor } from "../engine/create.js";
import { sin } from "../engine/functions.js";
import { given, normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { checkAtoms } from "../graph/checkAtoms.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import { sphericalHarmonics } from "../harmonics/sphericalHarmonics.js";
import { harmonicIrreps, type Irreps, irrepsOf, readIrreps } from "../irreps/irreps.js";
import { elementRows } from "../layers/elementRows.js";
import { type IrrepsArray, irrepsArray } from "../layers/irrepsArray.js";
import { linear } from "../layers/linear.js";
import { checkSize } from "../numbers/checkSize.js";
import { checkBasis } from "../radial/distanceBasis.js";
import { polynomialCutoff } from "../radial/polynomialCutoff.js";
import { checkMeanNumber } from "./checkMeanNumber.js";
import { nequipInteraction, type Surroundings } from "./nequipInteraction.js";

/** What NequIP's features are made of. */
export interface NequipFeaturesOptions {
  /** The atomic numbers of the elements that it knows: [1, 6, 8]. */
  readonly elements: readonly number[];
  /** How far atoms see, in the unit of the positions (default: 5). */
  readonly cutoff?: number;
  /**
   * The features of an atom between layers (default: "32x0e + 32x1o + 32x2e"). "32x0e" alone sees distances
   * only; with "1e", "2o" and "0o" there are pseudovectors and the like too.
   */
  readonly features?: string | Irreps;
  /** The largest degree of the harmonics of an edge (default: that of the features and of `out`). */
  readonly lmax?: number;
  /** How many times atoms speak (default: 3). */
  readonly layers?: number;
  /** How many functions of the distance there are (default: 8). */
  readonly functions?: number;
  /** The widths of the radial networks between their first and last numbers (default: [64, 64]). */
  readonly hidden?: readonly number[];
  /** How many neighbours an atom has on average, source.size / nodes of the graphs (default: 1). */
  readonly neighbours?: number;
  /** The features of an atom in the end (default: those between layers). */
  readonly out?: string | Irreps;
}

/** What NequIP's energy is made of. */
export interface NequipOptions extends Omit<NequipFeaturesOptions, "out"> {
  /** For each element an energy that its atoms have apart from the network's (default: 0). */
  readonly shifts?: readonly number[];
  /** For each element what the network's energy of an atom is multiplied by (default: 1). */
  readonly scales?: readonly number[];
}

/** What atoms have between layers if nothing else is said. */
export const usualFeatures = "32x0e + 32x1o + 32x2e";

const scalarsOf = (mul: number): Irreps => irrepsOf([{ mul, irrep: { l: 0, p: 1 } }]);

/**
 * NequIP's features of atoms, irreps of O(3), from convolutions over neighbours,
 *
 *     m_i = 1/sqrt(n) sum_j R(d_ij) ( U h_j (x) Y(r_ij) )        h'_i = gate( V m_i + W_z(i) h_i )
 *
 * channel by channel (mode "uvu"), with a weight of the radial network R for each path and channel, and with U, V and W_z
 * linear maps of irreps, the last one for each element. R is fed with (2 / c) sin(w_k d / c) / d, w_k being learned, times the
 * polynomial cutoff. Features turn with the molecule, under reflections as well. Parts are named as in the package nequip
 * 0.6: see `fromNequip`.
 *
 * @returns a layer: positions [nodes, 3] and the graph to features of the irreps `out` [nodes, dim]
 * @throws RangeError if options are out of range, or no path leads to a term of `out`; later, if an atom is of an element
 * that is not listed
 * @see Batzner et al., E(3)-equivariant graph neural networks for data-efficient and accurate interatomic potentials (2022)
 */
export function nequipFeatures({
  elements,
  cutoff = 5,
  features = usualFeatures,
  lmax,
  layers = 3,
  functions = 8,
  hidden = [64, 64],
  neighbours = 1,
  out = features,
}: NequipFeaturesOptions): Layer<[x: Tensor, graph: AtomicGraph], IrrepsArray> {
  const [full, last] = [readIrreps(features), readIrreps(out)];
  checkSize(layers, "nequip of 1, 2, 3, ... layers", 64);
  checkMeanNumber("nequip", "neighbours", neighbours);
  if (full.count("0e") === 0)
    throw new RangeError(
      `nequip: expected features with scalars 0e, which atoms begin with, got ${full.toString()}`,
    );
  const rows = elementRows(elements, "nequip");
  const kinds = scalarsOf(elements.length);
  const harmonics = harmonicIrreps(lmax ?? Math.max(full.lmax, last.lmax));
  const embedded = scalarsOf(full.count("0e"));
  const radial = [functions, ...hidden];
  const radialBasis = learnedBessel(functions, cutoff);
  let input = embedded;
  const convolutions = Array.from({ length: layers }, (_, k) => {
    const keep = k < layers - 1 ? full : last;
    const made = nequipInteraction({ input, keep, harmonics, kinds, radial, neighbours });
    input = made.out;
    return made.layer;
  });
  return layer(
    {
      radialBasis,
      E: parameter([elements.length, embedded.dim], normal(1)),
      layers: convolutions,
    },
    ({ radialBasis, E, layers }, x: Tensor, graph: AtomicGraph): IrrepsArray => {
      checkAtoms("nequip", x, graph, cutoff);
      const r = edgeVectors(x, graph);
      const row = rows(graph.numbers);
      const surroundings: Surroundings = {
        Y: irrepsArray<Irreps>(harmonics, sphericalHarmonics(harmonics.lmax, r)),
        basis: radialBasis(r.norm(1, { keep: true })),
        kinds: irrepsArray<Irreps>(kinds, identity(elements.length, { dtype: x.dtype }).gather(row)),
        edges: graph,
      };
      const first = E.gather(row).mul(1 / Math.sqrt(elements.length));
      return layers.reduce<IrrepsArray>(
        (h, convolve) => convolve(h, surroundings),
        irrepsArray<Irreps>(embedded, first),
      );
    },
  );
}

/**
 * NequIP's energy of the features that `nequipFeatures` describes, the sum over atoms of two linear maps of their scalars,
 *
 *     E = sum_i ( scale_z(i) e_i + shift_z(i) )
 *
 * and forces are -dE/dx. All of it is without change under rotations, reflections and translations.
 *
 * @returns a layer: positions [nodes, 3] and the graph to energies [graphs]
 * @throws RangeError as `nequipFeatures`, or if there is not a shift and a scale for each element
 * @example
 * const model = nequip({ elements: [1, 6, 8], cutoff: 4, features: "16x0e + 16x1o + 16x2e", neighbours: 7.5 });
 */
export function nequip({
  shifts,
  scales,
  ...options
}: NequipOptions): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  const { elements, features = usualFeatures } = options;
  const scalars = scalarsOf(readIrreps(features).count("0e"));
  const half = scalarsOf(Math.max(1, Math.floor(scalars.dim / 2)));
  for (const [name, list] of Object.entries({ shifts, scales }))
    if (list && !(list.length === elements.length && list.every(Number.isFinite)))
      throw new RangeError(
        `nequip: expected ${name} for each of ${elements.length} elements, got ${JSON.stringify(list)}`,
      );
  const rows = elementRows(elements, "nequip");
  return layer(
    {
      representation: nequipFeatures({ ...options, out: scalars }),
      hidden: linear<Irreps, Irreps>(scalars, half),
      scalar: linear<Irreps, "1x0e">(half, "1x0e"),
    },
    ({ representation, hidden, scalar }, x: Tensor, graph: AtomicGraph): Tensor => {
      const h = representation(x, graph);
      const column = (list: readonly number[]): Tensor =>
        tensor(Float64Array.from(list), { dtype: x.dtype, shape: [list.length, 1] }).gather(
          rows(graph.numbers),
        );
      let e = scalar(hidden(h)).array;
      if (scales) e = e.mul(column(scales));
      if (shifts) e = e.add(column(shifts));
      return e.segmentSum(graph.graph, graph.graphs).reshape([graph.graphs]);
    },
  );
}

/** (2 / c) sin(w_k d / c) / d times the polynomial cutoff; w_k = k pi at first. */
function learnedBessel(count: number, c: number): Layer<[d: Tensor], Tensor> {
  checkBasis("nequip", count, c);
  const f = polynomialCutoff(c);
  return layer(
    {
      w: parameter(
        [count],
        given((k) => (k + 1) * Math.PI),
      ),
    },
    ({ w }, d: Tensor): Tensor =>
      smooth(sin, d.mul(w.mul(1 / c))).mul(
        f(d)
          .div(d)
          .mul(2 / c),
      ),
  );
}
