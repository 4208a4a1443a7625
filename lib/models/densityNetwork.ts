import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import { elementSymbol } from "../graph/elements.js";
import { type Irreps, readIrreps } from "../irreps/irreps.js";
import { termName } from "../irreps/mulIrrep.js";
import { linear } from "../layers/linear.js";
import { type DensityFunctions, densityCoefficients } from "./densityCoefficients.js";
import { type NequipFeaturesOptions, nequipFeatures, usualFeatures } from "./nequip.js";

/** What a model of electron densities is made of. */
export interface DensityNetworkOptions
  extends Omit<NequipFeaturesOptions, "out" | "lmax" | "elements">,
    DensityFunctions {}

/**
 * The density of electrons of neutral molecules, rho(r) = sum_k c_k chi_k(r), by NequIP: from the features h_i of each atom a
 * linear map to irreps, the shells of its element,
 *
 *     y_i = W_z(i) h_i
 *
 * and from those the coefficients of `densityCoefficients`. They turn with the molecule, and so does the density,
 * rho_gx(g r) = rho_x(r); it has every electron, whatever has been learned.
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
  const coefficients = densityCoefficients("densityNetwork", { elements, auxiliary, orbitals });
  const known = readIrreps(features);
  for (const [k, shells] of coefficients.shells.entries()) checkShells(elements[k]!, shells, known);
  // In the end only what shells are made of.
  const out = known
    .filter(({ irrep }) => coefficients.shells.some((irreps) => irreps.count(irrep) > 0))
    .regroup();
  return layer(
    {
      representation: nequipFeatures({ ...options, out }),
      shells: coefficients.shells.map((irreps) => linear<Irreps, Irreps>(out, irreps)),
    },
    ({ representation, shells }, x: Tensor, graph: AtomicGraph): Tensor => {
      const h = representation(x, graph);
      return coefficients.of(graph, (k, atoms) => shells[k]!(h.gather(atoms)).toRows());
    },
  );
}

function checkShells(Z: number, shells: Irreps, features: Irreps): void {
  const missing = shells.terms.find(({ irrep }) => features.count(irrep) === 0);
  if (missing === undefined) return;
  throw new RangeError(
    `densityNetwork: expected features with the irreps of all shells of ${elementSymbol(Z)}, ${shells.toString()}, got ${features.toString()}: add some of ${termName({ mul: 8, irrep: missing.irrep })}`,
  );
}
