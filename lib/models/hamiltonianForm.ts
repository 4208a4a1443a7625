import type { Tensor } from "../engine/tensor.js";
import { batchGraphs } from "../graph/batchGraphs.js";
import { elementRows } from "../layers/elementRows.js";
import type { MatrixBlocks } from "../layers/matrixBlocks.js";
import type { ElementShells } from "../quantum/elementShells.js";
import type { HueckelLevels } from "../quantum/extendedHueckel.js";
import { hamiltonianBlocks } from "./hamiltonianBlocks.js";
import { hueckelForm } from "./hueckelBlocks.js";
import type { LabelledHamiltonian } from "./labelledHamiltonian.js";

/** What a network for Hamiltonians begins with: a cheap form, and how far true matrices are from it. */
export interface HamiltonianForm extends HueckelLevels {
  /** For each element the size of each component of its blocks, one number for a copy of an irrep, */
  readonly selfScales: readonly (readonly number[])[];
  /** and for each ordered pair of elements, rows first. */
  readonly pairScales: readonly (readonly number[])[];
}

/**
 * The extended Hueckel form of some levels, with the sizes of what it leaves to learn: for each element, or pair of
 * elements, and each copy of an irrep of its blocks
 *
 *     s = root of the mean over blocks and m of h_m^2        h: the components of F - F0
 *
 * A pair of elements that is not met has the sizes of all pairs.
 *
 * @throws RangeError if there are no graphs, or an element has not a level for each of its shells
 * @example
 * const form = hamiltonianForm(shells, fitExtendedHueckel(known), graphs);
 */
export function hamiltonianForm(
  shells: ElementShells,
  { levels, K }: HueckelLevels,
  graphs: readonly LabelledHamiltonian[],
): HamiltonianForm {
  const all = batchGraphs(graphs);
  const { self, pairs } = hamiltonianBlocks(shells);
  const z = elementRows(shells.elements, "hamiltonianForm")(all.numbers);
  const form = hueckelForm(shells, { levels, K })(all);
  const n = shells.elements.length;
  const of = (i: number): number => z.values[i]!;
  const types = Int32Array.from(all.target.values, (i, e) => of(i) * n + of(all.source.values[e]!));
  return {
    levels,
    K,
    selfScales: sizes(self, all.selfFock.sub(form.self), Int32Array.from(z.values), n),
    pairScales: sizes(pairs, all.pairFock.sub(form.pairs), types, n * n),
  };
}

/** Root mean squares for each type of block, in the order of features; for a type that is not met, those of all. */
function sizes(
  { irreps, project }: MatrixBlocks,
  deviation: Tensor,
  types: Int32Array,
  count: number,
): number[][] {
  const { values } = project(deviation).array;
  const { dim } = irreps;
  const squares = Array.from({ length: count + 1 }, () => new Float64Array(dim));
  const met = new Int32Array(count + 1);
  for (const [e, type] of types.entries())
    for (const into of [type, count]) {
      met[into]!++;
      for (let k = 0; k < dim; k++) squares[into]![k]! += values[e * dim + k]! ** 2;
    }
  return Array.from({ length: count }, (_, type) => {
    const from = met[type] === 0 ? count : type;
    return irreps.terms.flatMap(({ mul, irrep: { l } }, t) => {
      const { start } = irreps.slices[t]!;
      const each = Array.from({ length: mul }, (__, copy) => {
        let sum = 0;
        for (let m = 0; m <= 2 * l; m++) sum += squares[from]![start + m * mul + copy]!;
        return Math.sqrt(sum / ((2 * l + 1) * Math.max(1, met[from]!)));
      });
      return Array.from({ length: 2 * l + 1 }, () => each).flat();
    });
  });
}
