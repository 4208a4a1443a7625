import { concat } from "../engine/concat.js";
import { tensor, zeros } from "../engine/create.js";
import { fixed } from "../engine/fixed.js";
import { given } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { checkAtoms } from "../graph/checkAtoms.js";
import { edgeVectors } from "../graph/edgeVectors.js";
import { sphericalHarmonics } from "../harmonics/sphericalHarmonics.js";
import { harmonicIrreps, type Irreps, irrepsOf, readIrreps } from "../irreps/irreps.js";
import { elementRows } from "../layers/elementRows.js";
import { type IrrepsArray, irrepsArray } from "../layers/irrepsArray.js";
import { irrepsLinear } from "../layers/irrepsLinear.js";
import type { MatrixBlocks } from "../layers/matrixBlocks.js";
import { pairFeatures } from "../layers/pairFeatures.js";
import { oneMultiplicity, selfMixing } from "../layers/selfMixing.js";
import type { ElementShells } from "../quantum/elementShells.js";
import { besselBasis } from "../radial/besselBasis.js";
import { polynomialCutoff } from "../radial/polynomialCutoff.js";
import { type BlockMatrix, checkHamiltonianGraph, type HamiltonianGraph } from "./blockMatrix.js";
import { hamiltonianBlocks } from "./hamiltonianBlocks.js";
import type { HamiltonianForm } from "./hamiltonianForm.js";
import { hermitianPairs } from "./hermitianPairs.js";
import { hueckelBlocks, levelRows } from "./hueckelBlocks.js";
import { type NequipFeaturesOptions, nequipFeatures, usualFeatures } from "./nequip.js";

/** What a network for Hamiltonians is made of. */
export interface NequipHamiltonianOptions extends Omit<NequipFeaturesOptions, "out" | "elements" | "lmax"> {
  /** The elements that it knows, and their shells: of any basis set. */
  readonly shells: ElementShells;
  /**
   * The form that it begins with, of `hamiltonianForm`; it is stored with the parameters, so that those that are read need
   * none.
   */
  readonly form?: HamiltonianForm;
}

/**
 * Hamiltonian matrices over the functions of a basis, such as Fock matrices, by NequIP's features of atoms and PhiSNet's
 * blocks: what an extended Hueckel form F0 of the overlaps leaves is learned,
 *
 *     F_ii = F0_ii + sum_L C_L ( s_z(i) ( V M(h_i) + b_z(i) ) )_L        M: `selfMixing`, symmetric blocks alone
 *     F_ij = F0_ij + (B_ij + B_ji^T) / 2    B_ij = sum_L C_L ( s_z(i)z(j) W p_ij )_L        p: `pairFeatures`
 *
 * with C_L the basis of `blockExpansion`, one for each pair of shells. F0 is an exact function of the geometry, cheap and
 * equivariant; V, W and b begin at 0, so that the network begins as the form. The scales s of elements and pairs of them are
 * the sizes of what is to be learned. F is hermitian by construction, F(R x) = D F D^T under rotations and reflections, and
 * exchanged atoms exchange blocks. What is learned of a pair fades out at the cutoff; pairs beyond it have no block, so that
 * it should be where overlaps are small.
 *
 * `features` have as many copies of each irrep. Blocks of degrees a and b need features, or harmonics, to a + b.
 *
 * @returns a layer: positions [nodes, 3] in angstrom and the graph of `hamiltonianGraph` to blocks in hartree
 * @throws RangeError as `nequipFeatures`; later, if an atom is of an element without shells, or the graph has no overlaps
 * @example
 * const shells = elementShells(sto3g, [1, 6, 8]);
 * const model = nequipHamiltonian({ shells, form, features: "16x0e + 16x1o + 16x2e", layers: 2, neighbours: 8 });
 * @see Unke et al., SE(3)-equivariant prediction of molecular wavefunctions and electronic densities (NeurIPS 2021)
 */
export function nequipHamiltonian({
  shells,
  form,
  ...options
}: NequipHamiltonianOptions): Layer<[x: Tensor, graph: HamiltonianGraph], BlockMatrix> {
  const { cutoff = 5, functions = 8, hidden = [64, 64], features = usualFeatures } = options;
  const { elements } = shells;
  const { dim, lmax } = shells.irreps;
  const input = readIrreps(features);
  const mul = oneMultiplicity("nequipHamiltonian", input);
  const { self, pairs } = hamiltonianBlocks(shells);
  const [ofAtoms, ofPairs] = [self, pairs].map(({ irreps }) => copies(mul, irreps)) as [Irreps, Irreps];
  const harmonics = harmonicIrreps(Math.max(input.lmax, 2 * lmax));
  const basis = besselBasis({ number: functions, end: cutoff });
  const f = polynomialCutoff(cutoff);
  const rows = elementRows(elements, "nequipHamiltonian");
  const n = elements.length;
  const first = form && levelRows(shells, form.levels).flat();
  const sizes = { self: form?.selfScales.flat(), pairs: form?.pairScales.flat() };
  const has = elements.map((Z) => {
    const places = new Set(shells.places(Z));
    return Array.from({ length: dim }, (_, k) => Number(places.has(k)));
  });
  return layer(
    {
      representation: nequipFeatures({ ...options, elements, out: input }),
      selfMixing: selfMixing(input, ofAtoms),
      V: fromZero(ofAtoms, self.irreps),
      b: parameter([n, self.irreps.count("0e")], "zeros"),
      pairFeatures: pairFeatures({ input, out: ofPairs, harmonics, functions, hidden }),
      W: fromZero(ofPairs, pairs.irreps),
      levels: fixed(
        [n, dim],
        given((k) => first?.[k] ?? 0),
      ),
      K: fixed(
        [1],
        given(() => form?.K ?? 0),
      ),
      selfScales: fixed(
        [n, self.irreps.dim],
        given((k) => sizes.self?.[k] ?? 1),
      ),
      pairScales: fixed(
        [n * n, pairs.irreps.dim],
        given((k) => sizes.pairs?.[k] ?? 1),
      ),
    },
    (on, x: Tensor, graph: HamiltonianGraph): BlockMatrix => {
      checkAtoms("nequipHamiltonian", x, graph, cutoff);
      checkHamiltonianGraph("nequipHamiltonian", graph, dim);
      const { source, target } = graph;
      const z = rows(graph.numbers);
      const h = on.representation(x, graph);
      const r = edgeVectors(x, graph);
      const d = r.norm(1, { keep: true });
      const Y = irrepsArray<Irreps>(harmonics, sphericalHarmonics(harmonics.lmax, r));
      const p = on.pairFeatures(h, { Y, functions: basis.apply(d), end: f(d), edges: graph });
      const of = (i: number): number => z.values[i]!;
      const types = Int32Array.from(target.values, (i, e) => of(i) * n + of(source.values[e]!));
      // Parameters may be cast to float64, which leaves fixed ones as they are.
      const [levels, K, selfScales, pairScales] = [on.levels, on.K, on.selfScales, on.pairScales].map(
        (part) => part.as(x.dtype),
      ) as [Tensor, Tensor, Tensor, Tensor];
      const [own, other] = [on.V(on.selfMixing(h)).array, on.W(p).array];
      const raised = own.add(widened(on.b.gather(z), self));
      const learned = {
        self: blocksOf(self, raised.mul(selfScales.gather(z))),
        pairs: hermitianPairs(blocksOf(pairs, other.mul(pairScales.gather(tensor(types)))), graph),
      };
      // Elements have none of some shells: those rows and columns are 0.
      const mask = tensor(has, { dtype: x.dtype }).gather(z);
      const entries = (a: Tensor, b: Tensor): Tensor => a.reshape([-1, dim, 1]).mul(b.reshape([-1, 1, dim]));
      const begin = hueckelBlocks(levels.gather(z), K, graph);
      return {
        self: begin.self.add(learned.self.mul(entries(mask, mask))),
        pairs: begin.pairs.add(learned.pairs.mul(entries(mask.gather(target), mask.gather(source)))),
      };
    },
  );
}

/** Each of the irreps so many times, one term for each. */
const copies = (mul: number, irreps: Irreps): Irreps =>
  irrepsOf(irreps.regroup().terms.map(({ irrep }) => ({ mul, irrep })));

const blocksOf = ({ irreps, expand }: MatrixBlocks, h: Tensor): Tensor =>
  expand(irrepsArray<Irreps>(irreps, h));

/** Scalars as features of blocks, which begin with those. */
function widened(scalars: Tensor, { irreps }: MatrixBlocks): Tensor {
  const [rows, count] = scalars.shape as [number, number];
  return concat([scalars, zeros([rows, irreps.dim - count], { dtype: scalars.dtype })], -1);
}

/** A linear map of features whose weights begin at 0. */
function fromZero(from: Irreps, to: Irreps): Layer<[h: IrrepsArray], IrrepsArray> {
  const map = irrepsLinear<Irreps, Irreps>(from, to);
  return layer({ W: parameter([map.weightCount], "zeros") }, ({ W }, h: IrrepsArray) => map.apply(h, W));
}
