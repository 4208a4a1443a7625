import { identity, tensor } from "../engine/create.js";
import type { Tensor } from "../engine/tensor.js";
import { elementSymbol } from "../graph/elements.js";
import { elementRows } from "../layers/elementRows.js";
import type { ElementShells } from "../quantum/elementShells.js";
import type { HueckelLevels } from "../quantum/extendedHueckel.js";
import type { BlockMatrix, HamiltonianGraph } from "./blockMatrix.js";

/**
 * The extended Hueckel form by its blocks, F_mm = h_m and F_mn = K S_mn (h_m + h_n) / 2: see `extendedHueckel`.
 *
 * @returns a function of graphs of `hamiltonianGraph`
 * @throws RangeError if an element has not a level for each of its shells; later, if an atom is of another element
 */
export function hueckelForm(
  shells: ElementShells,
  { levels, K }: HueckelLevels,
): (graph: HamiltonianGraph) => BlockMatrix {
  const rows = elementRows(shells.elements, "hueckelForm");
  const each = levelRows(shells, levels);
  return (graph) => {
    const { dtype } = graph.selfOverlap;
    return hueckelBlocks(tensor(each, { dtype }).gather(rows(graph.numbers)), tensor([K], { dtype }), graph);
  };
}

/**
 * The same of levels that are a tensor.
 *
 * @param h the levels of each atom's functions, [nodes, D]
 * @param K [1]
 */
export function hueckelBlocks(h: Tensor, K: Tensor, graph: HamiltonianGraph): BlockMatrix {
  const { source, target, selfOverlap, pairOverlap } = graph;
  const dim = h.shape[1]!;
  const half = K.mul(0.5);
  const sums = (a: Tensor, b: Tensor): Tensor => a.reshape([-1, dim, 1]).add(b.reshape([-1, 1, dim]));
  const unit = identity(dim, { dtype: h.dtype });
  const diagonal = h.reshape([-1, dim, 1]).mul(unit);
  return {
    self: selfOverlap.mul(sums(h, h)).mul(half).mul(unit.mul(-1).add(1)).add(diagonal),
    pairs: pairOverlap.mul(sums(h.gather(target), h.gather(source))).mul(half),
  };
}

/** The levels of each element laid into the shells of all, a row for each element. */
export function levelRows(shells: ElementShells, levels: HueckelLevels["levels"]): number[][] {
  return shells.elements.map((Z) => {
    const [own, degrees] = [levels.get(Z), shells.degrees(Z)];
    if (own?.length !== degrees.length)
      throw new RangeError(
        `expected a level for each of the ${degrees.length} shells of ${elementSymbol(Z)} in ${shells.set.name}, got ${own?.length ?? "none"}: fit them to molecules with that element, in that basis set`,
      );
    const row = new Array<number>(shells.irreps.dim).fill(0);
    const each = degrees.flatMap((l, shell) => new Array<number>(2 * l + 1).fill(own[shell]!));
    for (const [k, place] of shells.places(Z).entries()) row[place] = each[k]!;
    return row;
  });
}
