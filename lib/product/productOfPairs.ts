import { type Irrep, irrepsInProduct } from "../irreps/irrep.js";
import { type Irreps, irrepsOf } from "../irreps/irreps.js";
import type { MulIrrep } from "../irreps/mulIrrep.js";
import type { Instruction } from "./instruction.js";
import type { PathOptions } from "./path.js";
import { type TensorProduct, tensorProduct } from "./tensorProduct.js";

/**
 * The tensor product of every term of x with every term of y, with one term of the result for each irrep in their product
 * that is kept. The result is sorted.
 */
export function productOfPairs(
  in1: Irreps,
  in2: Irreps,
  kept: (irrep: Irrep) => boolean,
  mode: "uvu" | "uvuv",
  weighted: boolean,
  options: PathOptions,
): TensorProduct {
  const terms: MulIrrep[] = [];
  const instructions: Instruction[] = [];
  for (const [i, a] of in1.terms.entries()) {
    for (const [j, b] of in2.terms.entries()) {
      for (const irrep of irrepsInProduct(a.irrep, b.irrep).filter(kept)) {
        instructions.push({ in1: i, in2: j, out: terms.length, mode, weighted });
        terms.push({ mul: mode === "uvu" ? a.mul : a.mul * b.mul, irrep });
      }
    }
  }
  const { irreps: out, permutation } = irrepsOf(terms).sort();
  const placed = instructions
    .map((instruction) => ({ ...instruction, out: permutation[instruction.out]! }))
    // Weights, if there are any, follow the order of the result.
    .sort((p, q) => (weighted ? p.out - q.out : 0));
  return tensorProduct(in1, in2, out, placed, options);
}
