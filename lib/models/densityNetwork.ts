import { tensor } from "../engine/create.js";
import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { elementSymbol } from "../graph/elements.js";
import { type Irreps, readIrreps } from "../irreps/irreps.js";
import { termName } from "../irreps/mulIrrep.js";
import { elementRows } from "../layers/elementRows.js";
import { linear } from "../layers/linear.js";
import { rowsByKind } from "../layers/rowsByKind.js";
import type { BasisSet } from "../quantum/basisSet.js";
import { type DensityAtom, densityAtom } from "./densityAtom.js";
import { type NequipFeaturesOptions, nequipFeatures, usualFeatures } from "./nequip.js";

/** What a model of electron densities is made of. */
export interface DensityNetworkOptions extends Omit<NequipFeaturesOptions, "out" | "lmax"> {
  /** The functions chi in which densities are written: uncontracted(def2UniversalJfit). */
  readonly auxiliary: BasisSet;
  /** The orbitals in which the free atoms are computed that it begins from: def2Svp. */
  readonly orbitals: BasisSet;
}

/** What the network's numbers are multiplied by: about how far atoms of molecules are from free ones, in their metric. */
const SCALE = 0.1;

/**
 * The density of electrons of neutral molecules, rho(r) = sum_k c_k chi_k(r), by NequIP: for each atom the
 * coefficients of the free atom, and what a linear map of its features h_i to irreps, the shells of its element, adds,
 *
 *     c_i = free_z(i) + A_z(i) W_z(i) h_i + lambda A_z(i)^2 q_z(i)        A_z = V_z^(-1/2)
 *
 * V_z being the Coulomb metric of the functions of one atom: a change W h has the self-repulsion |W h|^2 there. With q,
 * the integrals of the functions, lambda lets what is added to a molecule have no charge, so that sum_k q_k c_k is the
 * number of its electrons, whatever has been learned. As c turns with the molecule, the density does: rho_gx(g r) = rho_x(r).
 *
 * @returns a layer: positions [nodes, 3] and the graph to c [functions], atom after atom in the order of
 * `basis(molecule, auxiliary)`
 * @throws RangeError as `nequipFeatures`, if a set lacks an element, or the features lack the irrep of a shell
 * @example
 * const model = densityNetwork({ elements: [1, 8], auxiliary: uncontracted(def2UniversalJfit), orbitals: def2Svp,
 *   cutoff: 4, features: "16x0e + 16x1o + 16x2e + 8x3o + 8x4e", layers: 2, neighbours: 2 });
 * densityInBasis(basis(water, auxiliary), model.apply(parameters, graph.positions, graph).values);
 */
export function densityNetwork({
  auxiliary,
  orbitals,
  ...options
}: DensityNetworkOptions): Layer<[x: Tensor, graph: AtomicGraph], Tensor> {
  const { elements, features = usualFeatures } = options;
  const rows = elementRows(elements, "densityNetwork");
  const atoms = elements.map((Z) => densityAtom(Z, auxiliary, orbitals));
  const known = readIrreps(features);
  for (const [k, { irreps }] of atoms.entries()) checkShells(elements[k]!, irreps, known);
  // In the end only what shells are made of.
  const out = known.filter(({ irrep }) => atoms.some(({ irreps }) => irreps.count(irrep) > 0)).regroup();
  return layer(
    {
      representation: nequipFeatures({ ...options, out }),
      shells: atoms.map(({ irreps }) => linear<Irreps, Irreps>(out, irreps)),
    },
    ({ representation, shells }, x: Tensor, graph: AtomicGraph): Tensor => {
      const kind = rows(graph.numbers);
      const h = representation(x, graph);
      const { dtype } = x;
      const of = functionsOf(kind, graph.graph, atoms);
      const [free, q, response] = [of.free, of.charges, of.response].map((list) =>
        tensor(list, { dtype }),
      ) as [Tensor, Tensor, Tensor];
      const change = rowsByKind("densityNetwork", kind, of.dims, (k, own) =>
        shells[k]!(h.gather(own)).toRows().matmul(tensor(atoms[k]!.mixed, { dtype })).mul(SCALE),
      );
      const charge = (c: Tensor): Tensor => c.mul(q).segmentSum(of.graph, graph.graphs);
      const lambda = charge(change).div(charge(response));
      return change.sub(lambda.gather(of.graph).mul(response)).add(free);
    },
  );
}

/** What is known of each function of many atoms, one atom after the other, and the molecule it belongs to. */
function functionsOf(kind: Tensor, graph: Tensor, atoms: readonly DensityAtom[]) {
  const dims = atoms.map(({ irreps }) => irreps.dim);
  const all = Array.from(kind.values, (k) => atoms[k]!);
  const each = (of: "free" | "charges" | "response"): Float64Array =>
    Float64Array.from(all.flatMap((atom) => Array.from(atom[of])));
  const molecules = all.flatMap(({ irreps }, i) => new Array<number>(irreps.dim).fill(graph.values[i]!));
  return {
    dims,
    graph: tensor(Int32Array.from(molecules)),
    free: each("free"),
    charges: each("charges"),
    response: each("response"),
  };
}

function checkShells(Z: number, shells: Irreps, features: Irreps): void {
  const missing = shells.terms.find(({ irrep }) => features.count(irrep) === 0);
  if (missing === undefined) return;
  throw new RangeError(
    `densityNetwork: expected features with the irreps of all shells of ${elementSymbol(Z)}, ${shells.toString()}, got ${features.toString()}: add some of ${termName({ mul: 8, irrep: missing.irrep })}`,
  );
}
