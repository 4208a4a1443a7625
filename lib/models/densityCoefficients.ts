import { tensor } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import type { AtomicGraph } from "../graph/atomicGraph.js";
import type { Irreps } from "../irreps/irreps.js";
import { elementRows } from "../layers/elementRows.js";
import { rowsByKind } from "../layers/rowsByKind.js";
import { basis } from "../quantum/basis.js";
import { type BasisSet, shellsOf } from "../quantum/basisSet.js";
import { type DensityAtom, densityAtom, freeAtom } from "./densityAtom.js";

/** In what functions densities are written, and from what they begin. */
export interface DensityFunctions {
  /** The atomic numbers of the elements: [1, 8]. */
  readonly elements: readonly number[];
  /** The functions chi in which densities are written: uncontracted(def2UniversalJfit). */
  readonly auxiliary: BasisSet;
  /** The orbitals in which the free atoms are computed: def2Svp. */
  readonly orbitals: BasisSet;
}

/** How numbers of atoms become the density of neutral molecules. */
export interface DensityCoefficients {
  /** For each element the irreps of its shells. */
  readonly shells: readonly Irreps[];
  /**
   * c [functions], atom after atom in the order of `basis(molecule, auxiliary)`.
   *
   * @param y gives, of atoms of the k-th element, int32 [n], their numbers [n, dim] in e3nn's order, of some size around 1
   */
  of(graph: AtomicGraph, y: (k: number, atoms: Tensor) => Tensor): Tensor;
}

/** What numbers are multiplied by: about how far atoms of molecules are from free ones, in their metric. */
const SCALE = 0.1;

/**
 * The coefficients of a density rho(r) = sum_k c_k chi_k(r) from free atoms and numbers y of the atoms of molecules,
 *
 *     c_i = free_z(i) + A_z(i) y_i + lambda A_z(i)^2 q_z(i)        A_z = V_z^(-1/2)
 *
 * V_z being the Coulomb metric of the functions of one atom: a change of y has the self-repulsion |y|^2 there, whatever the
 * functions. With q, the integrals of the functions, lambda lets what is added to a molecule have no charge, so that
 * sum_k q_k c_k is the number of its electrons for any y. A_z mixes shells of one degree, and q is 0 but for l = 0: where y
 * is made of irreps, c is.
 *
 * @throws RangeError if a set lacks an element; later, if an atom is of another element
 */
export function densityCoefficients(
  name: string,
  { elements, auxiliary, orbitals }: DensityFunctions,
): DensityCoefficients {
  const row = elementRows(elements, name);
  const shells = elements.map((Z) => basis(freeAtom(Z), auxiliary).irreps);
  for (const Z of elements) shellsOf(orbitals, Z);
  const dims = shells.map(({ dim }) => dim);
  // Free atoms are computed when there is something to compute with them.
  let known: readonly DensityAtom[] | undefined;
  return {
    shells,
    of(graph, y) {
      const atoms = (known ??= elements.map((Z) => densityAtom(Z, auxiliary, orbitals)));
      const kind = row(graph.numbers);
      const change = rowsByKind(name, kind, dims, (k, own) => {
        const given = y(k, own);
        return given.matmul(tensor(atoms[k]!.mixed, { dtype: given.dtype })).mul(SCALE);
      });
      const { dtype } = change;
      const all = Array.from(kind.values, (k) => atoms[k]!);
      const each = (of: "free" | "charges" | "response"): Tensor =>
        tensor(Float64Array.from(all.flatMap((atom) => Array.from(atom[of]))), { dtype });
      const [q, response] = [each("charges"), each("response")];
      const molecule = tensor(
        Int32Array.from(
          all.flatMap(({ irreps }, i) => new Array<number>(irreps.dim).fill(graph.graph.values[i]!)),
        ),
      );
      const charge = (c: Tensor): Tensor => c.mul(q).segmentSum(molecule, graph.graphs);
      const lambda = charge(change).div(charge(response));
      return change.sub(lambda.gather(molecule).mul(response)).add(each("free"));
    },
  };
}
