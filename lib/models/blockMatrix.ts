import type { Matrix } from "../algebra/matrix.js";
import { tensor } from "../engine/create.js";
import type { DType } from "../engine/dtype.js";
import { shapeText } from "../engine/shape.js";
import { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import type { Edges } from "../graph/edges.js";
import { atomBlocks, matrixOfBlocks } from "../quantum/atomBlocks.js";
import type { Basis } from "../quantum/basis.js";
import type { ElementShells } from "../quantum/elementShells.js";

/** A symmetric matrix over basis functions by its blocks, D being shells.irreps.dim. */
export interface BlockMatrix {
  /** [nodes, D, D]: atoms with themselves. */
  readonly self: Tensor;
  /** [edges, D, D]: rows of the target, columns of the source. */
  readonly pairs: Tensor;
}

/** A molecule as a network for Hamiltonians takes it: in angstrom, with the overlaps of its basis functions. */
export interface HamiltonianGraph extends AtomicGraph {
  /** S, [nodes, D, D], */
  readonly selfOverlap: Tensor;
  /** and [edges, D, D]. */
  readonly pairOverlap: Tensor;
}

/**
 * That a graph has overlaps of the shells of a network.
 *
 * @throws RangeError if it has none, or those of others
 */
export function checkHamiltonianGraph(name: string, graph: HamiltonianGraph, D: number): void {
  const { selfOverlap: S } = graph;
  if (S instanceof Tensor && S.shape[1] === D && graph.pairOverlap instanceof Tensor) return;
  throw new RangeError(
    `${name}: expected a graph with the overlaps of its shells, [nodes, ${D}, ${D}], got ${S instanceof Tensor ? shapeText(S.shape) : "none"}: make it by hamiltonianGraph(basis, { shells, cutoff }) with the shells of the network`,
  );
}

/** The blocks of a matrix, for the atoms and edges of a graph. */
export function blocksOfMatrix(
  of: Basis,
  M: Matrix,
  shells: ElementShells,
  graph: Edges,
  dtype: DType,
): BlockMatrix {
  const { dim } = shells.irreps;
  const blocks = (pairs: readonly (readonly [number, number])[]): Tensor =>
    tensor(atomBlocks(of, M, shells, pairs), { dtype, shape: [pairs.length, dim, dim] });
  return { self: blocks(selfPairs(graph)), pairs: blocks(edgePairs(graph)) };
}

/**
 * The matrix of a molecule from its blocks, in the order of its basis, as `generalizedEigen` and `hartreeFock` take it; pairs
 * without an edge have zeros.
 *
 * @param graph that of this molecule alone
 * @throws RangeError if the basis is of other shells or atoms
 */
export function matrixOf(
  of: Basis,
  { self, pairs }: BlockMatrix,
  shells: ElementShells,
  graph: Edges,
): number[][] {
  if (graph.nodes !== of.molecule.numbers.length)
    throw new RangeError(
      `expected the graph of the ${of.molecule.numbers.length} atoms of the basis, got one of ${graph.nodes}`,
    );
  const blocks = [...self.as("float64").values, ...pairs.as("float64").values];
  return matrixOfBlocks(of, blocks, shells, [...selfPairs(graph), ...edgePairs(graph)]);
}

const selfPairs = ({ nodes }: Edges): (readonly [number, number])[] =>
  Array.from({ length: nodes }, (_, i) => [i, i]);

const edgePairs = ({ source, target }: Edges): (readonly [number, number])[] =>
  Array.from(target.values, (i, e) => [i, source.values[e]!]);
