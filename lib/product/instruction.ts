import { irrepName, irrepsInProduct, sameIrrep } from "../irreps/irrep.js";
import type { Irreps } from "../irreps/irreps.js";
import type { MulIrrep } from "../irreps/mulIrrep.js";
import { termName } from "../irreps/mulIrrep.js";
import { type Mode, type ModeSums, modeSums, remedies } from "./mode.js";

/**
 * One path of a tensor product: which terms it couples, and how their copies, u of the first, v of the second and w of the
 * result, are combined.
 */
export interface Instruction {
  /** The index of the term of the first factor, starting at 0; likewise for the second factor and the result. */
  readonly in1: number;
  readonly in2: number;
  readonly out: number;
  readonly mode: Mode;
  /** Whether the path has weights (default true); without them each is 1. */
  readonly weighted?: boolean;
}

/** A path whose terms are known to fit. */
export interface CheckedInstruction {
  readonly instruction: Instruction;
  readonly sums: ModeSums;
  readonly first: MulIrrep;
  readonly second: MulIrrep;
  readonly result: MulIrrep;
}

/**
 * An instruction with its terms.
 *
 * @throws RangeError if a term is missing, the irreps do not couple, or the multiplicities do not fit the mode
 */
export function checkedInstruction(
  instruction: Instruction,
  in1: Irreps,
  in2: Irreps,
  out: Irreps,
): CheckedInstruction {
  const first = termAt(in1, instruction.in1, "in1");
  const second = termAt(in2, instruction.in2, "in2");
  const result = termAt(out, instruction.out, "out");
  const [a, b, c] = [first.irrep, second.irrep, result.irrep];
  const held = irrepsInProduct(a, b);
  if (!held.some((found) => sameIrrep(found, c))) {
    throw new RangeError(
      `expected an irrep of ${irrepName(a)} x ${irrepName(b)} = ${held.map(irrepName).join(" + ")}, got ${irrepName(c)}: no bilinear map to it commutes with rotations and reflections`,
    );
  }
  const { mode } = instruction;
  if (!Object.hasOwn(remedies, mode)) {
    throw new RangeError(`expected a mode ${Object.keys(remedies).join(", ")}, got ${JSON.stringify(mode)}`);
  }
  const muls = [first.mul, second.mul, result.mul] as const;
  const sums = modeSums(mode, muls);
  if (sums.muls.some((wanted, k) => wanted !== muls[k])) {
    throw new RangeError(
      `expected multiplicities that fit the mode "${mode}", got ${termName(first)} x ${termName(second)} -> ${termName(result)}: ${remedies[mode]}`,
    );
  }
  return { instruction, sums, first, second, result };
}

function termAt(irreps: Irreps, index: number, name: string): MulIrrep {
  const term = irreps.terms[index];
  if (term !== undefined) return term;
  throw new RangeError(
    `expected ${name} = 0, ..., ${irreps.terms.length - 1}, a term of ${irreps.toString()}, got ${index}`,
  );
}
