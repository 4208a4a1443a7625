import {
  checkDegree,
  compareIrreps,
  type Irrep,
  irrep,
  irrepDimension,
  irrepName,
  sameIrrep,
} from "./irrep.js";
import { notAnIrrep, nothingAfter, nothingBefore } from "./irrepsString.js";

/** A term of a direct sum: mul copies of one irrep, "8x1o". */
export interface MulIrrep {
  /** 0, 1, 2, ... */
  readonly mul: number;
  readonly irrep: Irrep;
}

/** A sorted sum, and where its terms went. */
export interface SortedTerms {
  readonly terms: readonly MulIrrep[];
  /** Term i of the sum is term permutation[i] of the sorted one. */
  readonly permutation: readonly number[];
  /** Term k of the sorted sum was term inverse[k]. */
  readonly inverse: readonly number[];
}

/** "8x1o" */
export function termName({ mul, irrep }: MulIrrep): string {
  return `${mul}x${irrepName(irrep)}`;
}

/** mul (2l + 1) */
export function termDimension({ mul, irrep }: MulIrrep): number {
  return mul * irrepDimension(irrep);
}

/** Refuses a term whose multiplicity or degree is not one of 0, 1, 2, ... */
export function checkedTerm({ mul, irrep: { l, p } }: MulIrrep): MulIrrep {
  if (!(Number.isSafeInteger(mul) && mul >= 0)) {
    throw new RangeError(
      `expected a multiplicity 0, 1, 2, ..., got ${mul} of the irrep ${l}${p === 1 ? "e" : "o"}`,
    );
  }
  return { mul, irrep: irrep(l, p) };
}

/**
 * The terms that a string names.
 *
 * @throws RangeError with the sentence of `IrrepsString` for the first invalid term
 */
export function readTerms(text: string): MulIrrep[] {
  if (text.trim() === "") return [];
  return text.split("+").map((part, i, parts) => {
    const term = part.trim();
    if (term === "") throw new RangeError(i === parts.length - 1 ? nothingAfter : nothingBefore);
    const found = /^(?:(\d+)x)?(\d+)([eo])$/.exec(term);
    if (found === null) throw new RangeError(notAnIrrep(term));
    const [, mul = "1", l, parity] = found;
    checkDegree(Number(l));
    return checkedTerm({ mul: Number(mul), irrep: { l: Number(l), p: parity === "e" ? 1 : -1 } });
  });
}

/** Merges adjacent terms of the same irrep and removes terms of multiplicity 0; the order of components stays. */
export function simplified(terms: readonly MulIrrep[]): MulIrrep[] {
  const out: MulIrrep[] = [];
  for (const { mul, irrep } of terms) {
    const last = out.at(-1);
    if (mul === 0) continue;
    if (last !== undefined && sameIrrep(last.irrep, irrep))
      out[out.length - 1] = { mul: last.mul + mul, irrep };
    else out.push({ mul, irrep });
  }
  return out;
}

/** Sorts by degree, odd before even for equal degrees; equal irreps keep their order. */
export function sortedTerms(terms: readonly MulIrrep[]): SortedTerms {
  const inverse = terms
    .map((_, i) => i)
    .sort((i, j) => compareIrreps(terms[i]!.irrep, terms[j]!.irrep) || i - j);
  const permutation = new Array<number>(terms.length);
  for (const [k, i] of inverse.entries()) permutation[i] = k;
  return { terms: inverse.map((i) => terms[i]!), permutation, inverse };
}
