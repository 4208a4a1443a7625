import { irrepName } from "../irreps/irrep.js";
import type { Irreps } from "../irreps/irreps.js";
import { type MulIrrep, termName } from "../irreps/mulIrrep.js";

/** The error about terms of a result that would always be 0, because no path leads to them. */
export function unreached(in1: Irreps, in2: Irreps, terms: readonly MulIrrep[]): RangeError {
  const product = in1.tensorProduct(in2);
  const held = terms.filter(({ irrep }) => product.count(irrep) > 0);
  if (held.length > 0) {
    return new RangeError(
      `expected an instruction to every term of the result, got none to ${held.map(termName).join(", ")}, which would always be 0: add one, or remove the term`,
    );
  }
  const names = [...new Set(terms.map(({ irrep }) => irrepName(irrep)))].join(", ");
  return new RangeError(
    `expected irreps of ${in1.toString()} x ${in2.toString()} = ${product.toString() || "nothing"}, got ${names}: no path leads there, so it would always be 0: remove it`,
  );
}
