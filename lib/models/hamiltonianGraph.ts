import type { Matrix } from "../algebra/matrix.js";
import type { DType } from "../engine/dtype.js";
import { atomicGraph } from "../graph/atomicGraph.js";
import { checkOptions } from "../numbers/checkOptions.js";
import { lengths } from "../numbers/units.js";
import type { Basis } from "../quantum/basis.js";
import type { ElementShells } from "../quantum/elementShells.js";
import { overlap } from "../quantum/oneElectron.js";
import { blocksOfMatrix, type HamiltonianGraph } from "./blockMatrix.js";

/** How the graph of a molecule is made for a network. */
export interface HamiltonianGraphOptions {
  /** The shells of the network's elements. */
  readonly shells: ElementShells;
  /** How far atoms see, in angstrom: as far as the network. */
  readonly cutoff: number;
  /** S, if it is known (default: computed). */
  readonly overlap?: Matrix;
  /** Default: float32. */
  readonly dtype?: DType;
}

/**
 * The graph of a molecule with the overlaps of its basis functions; an atom alone is a graph too.
 *
 * @example
 * const of = basis(molecule({ atoms: ["O", "H", "H"], positions, unit: "angstrom" }), sto3g);
 * const graph = hamiltonianGraph(of, { shells: elementShells(sto3g, [1, 6, 8]), cutoff: 5 });
 * matrixOf(of, model.apply(parameters, graph.positions, graph), shells, graph); // 7 x 7
 * @throws RangeError if an atom is of an element without shells, the basis is of other shells, or as `atomicGraph`
 */
export function hamiltonianGraph(of: Basis, options: HamiltonianGraphOptions): HamiltonianGraph {
  checkOptions(options, ["shells", "cutoff", "overlap", "dtype"], "hamiltonianGraph");
  const { shells, cutoff, dtype = "float32", overlap: S = overlap(of) } = options;
  const { numbers, positions } = of.molecule;
  const angstrom = positions.map((r) => r.map((x) => x * lengths.bohr));
  const graph = atomicGraph({ numbers, positions: angstrom }, { cutoff, dtype, mayBeEmpty: true });
  const { self, pairs } = blocksOfMatrix(of, S, shells, graph, dtype);
  return { ...graph, selfOverlap: self, pairOverlap: pairs };
}
