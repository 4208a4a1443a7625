import { inspectable } from "../display/inspectable.js";
import type { Irrep } from "../irreps/irrep.js";
import type { Irreps } from "../irreps/irreps.js";
import { termName } from "../irreps/mulIrrep.js";
import { type Wigner3jEntry, wigner3jEntries } from "../irreps/wigner3j.js";
import { checkChoice, checkOptions } from "../numbers/checkOptions.js";
import { checkedInstruction, type Instruction } from "./instruction.js";
import type { Mode } from "./mode.js";

/**
 * The choice of a path's factor c. With inputs and weights of variance 1 in each component, every component of the result
 * has variance 1 for 'component'; for 'norm' each copy of an irrep has norm 1 in the inputs and in the result. The paths
 * into one term of the result share its variance in proportion to their fan-in ('element') or equally ('path'):
 *
 *     c^2 = a / sum_paths fanIn    or    a / (fanIn  number of paths)        a = 2 l3 + 1  or  (2 l1 + 1)(2 l2 + 1)
 */
export interface PathOptions {
  readonly irrepNormalization?: "component" | "norm";
  readonly pathNormalization?: "element" | "path";
}

/** A path, ready to run. Only numbers and names: it can be stored as JSON, sent to a worker or embedded in generated code. */
export interface Path {
  readonly in1: number;
  readonly in2: number;
  readonly out: number;
  readonly mode: Mode;
  readonly irreps: readonly [first: Irrep, second: Irrep, result: Irrep];
  readonly muls: readonly [first: number, second: number, result: number];
  /** c, see `PathOptions`. */
  readonly pathWeight: number;
  readonly weighted: boolean;
  /** The shape of its weights; [] for a path without weights. */
  readonly weightShape: readonly number[];
  /** Where its weights start among all weights. */
  readonly weightStart: number;
  /** Where its terms start in x, y and z. */
  readonly starts: readonly [x: number, y: number, z: number];
  /** C_ijk */
  readonly entries: readonly Wigner3jEntry[];
}

/** The paths that instructions describe, in their order, with their weights one after another. */
export function paths(
  in1: Irreps,
  in2: Irreps,
  out: Irreps,
  instructions: readonly Instruction[],
  options: PathOptions,
): Path[] {
  checkOptions(options, ["irrepNormalization", "pathNormalization"]);
  const { irrepNormalization = "component", pathNormalization = "element" } = options;
  checkChoice("irrepNormalization", irrepNormalization, ["component", "norm"]);
  checkChoice("pathNormalization", pathNormalization, ["element", "path"]);
  const checked = instructions.map((instruction) => checkedInstruction(instruction, in1, in2, out));
  let weightStart = 0;
  return checked.map(({ instruction, sums, first, second, result }): Path => {
    const beside = checked.filter((other) => other.instruction.out === instruction.out);
    const shared =
      pathNormalization === "element"
        ? beside.reduce((sum, other) => sum + other.sums.fanIn, 0)
        : sums.fanIn * beside.length;
    const [d1, d2, d3] = [first, second, result].map(({ irrep }) => 2 * irrep.l + 1) as [
      number,
      number,
      number,
    ];
    const size = irrepNormalization === "component" ? d3 : d1 * d2;
    const weighted = instruction.weighted ?? true;
    const weightShape = weighted ? sums.weightShape : [];
    const path: Path = {
      in1: instruction.in1,
      in2: instruction.in2,
      out: instruction.out,
      mode: instruction.mode,
      irreps: [first.irrep, second.irrep, result.irrep],
      muls: [first.mul, second.mul, result.mul],
      pathWeight: shared > 0 ? Math.sqrt(size / shared) : 0,
      weighted,
      weightShape,
      weightStart,
      starts: [
        in1.slices[instruction.in1]!.start,
        in2.slices[instruction.in2]!.start,
        out.slices[instruction.out]!.start,
      ],
      entries: wigner3jEntries(first.irrep.l, second.irrep.l, result.irrep.l),
    };
    if (weighted) weightStart += weightShape.reduce((count, n) => count * n, 1);
    return inspectable(
      path,
      () =>
        `${termName(first)} x ${termName(second)} -> ${termName(result)}, ${path.mode}, ${weighted ? `weights ${weightShape.join(" x ")}` : "no weights"}`,
    );
  });
}
