import { type ForEachIndex, modeSums } from "./mode.js";
import type { Path } from "./path.js";

/**
 * The order of the numbers of a term of multiplicity mul and degree l: copy by copy, each with m = -l, ..., l, as in e3nn
 * and in every public function ("mul_ir"), or component by component, each with all copies, which suits loops over
 * channels ("ir_mul").
 */
export type Layout = "mul_ir" | "ir_mul";

/** The sums of a path with all positions in memory, for `applyPath`. Only numbers, like a path. */
export interface PathPlan {
  /** How many values u, v and w take. */
  readonly counts: ForEachIndex;
  /** Where x, y, z and the weights start; and by how much their positions move with u, v and w. */
  readonly starts: readonly [x: number, y: number, z: number, weight: number];
  readonly x: ForEachIndex;
  readonly y: ForEachIndex;
  readonly z: ForEachIndex;
  readonly weight: ForEachIndex;
  /** The entries C_ijk that are not 0: c C_ijk, the positions of x_i and y_j in their copies, and k. */
  readonly C: Float64Array;
  readonly i: Int32Array;
  readonly j: Int32Array;
  readonly k: Int32Array;
  /** How many components a copy of the result has, and the step from one to the next. */
  readonly dim: number;
  readonly step: number;
  /** Whether there are weights W; without them W is 1. */
  readonly weighted: boolean;
  /** Memory for the components of one copy, and of another. */
  readonly product: Float64Array;
  readonly pulled: Float64Array;
}

/** The plan of a path for features in a layout. */
export function pathPlan(path: Path, layout: Layout = "mul_ir"): PathPlan {
  const { entries, irreps, muls, mode, starts, weightStart, pathWeight, weighted } = path;
  const sums = modeSums(mode, muls);
  const dims = irreps.map(({ l }) => 2 * l + 1) as [number, number, number];
  // From one copy to the next, and from one component to the next.
  const copies = layout === "mul_ir" ? dims : [1, 1, 1];
  const [first, second, step] = layout === "mul_ir" ? [1, 1, 1] : muls;
  const scaled = (steps: ForEachIndex, by: number): ForEachIndex => [
    steps[0] * by,
    steps[1] * by,
    steps[2] * by,
  ];
  return {
    counts: sums.counts,
    starts: [...starts, weightStart],
    x: scaled(sums.first, copies[0]!),
    y: scaled(sums.second, copies[1]!),
    z: scaled(sums.result, copies[2]!),
    weight: sums.weight,
    C: Float64Array.from(entries, ([, , , C]) => pathWeight * C),
    i: Int32Array.from(entries, ([i]) => i * first),
    j: Int32Array.from(entries, ([, j]) => j * second),
    k: Int32Array.from(entries, ([, , k]) => k),
    dim: dims[2],
    step,
    weighted,
    product: new Float64Array(dims[2]),
    pulled: new Float64Array(dims[2]),
  };
}
