import { compareIrreps, type Irrep, irrepDimension, irrepsInProduct } from "../irreps/irrep.js";
import type { Irreps } from "../irreps/irreps.js";
import { wigner3jEntries } from "../irreps/wigner3j.js";

/** A tensor by its entries that are not 0: the row-major index and the value. */
export type SparseTensor = ReadonlyMap<number, number>;

/** A copy of an irrep in a tensor product: one tensor for each m = -l, ..., l, and these are orthonormal. */
export interface CoupledCopy {
  readonly irrep: Irrep;
  readonly rows: readonly SparseTensor[];
}

/** Entries of unit tensors below this are rounding errors. */
const NOTHING = 1e-14;

/**
 * The tensor product of several features as a direct sum of copies of irreps, coupled from the left:
 *
 *     B^L_m = sqrt(2L + 1) sum_ab C_mab B_a (x) e_b        C = wigner3j(L, l, l'), B a copy of degree l in the product of
 *                                                          the factors before, e one of degree l' in the last factor
 *
 * All rows B^L_m together are an orthonormal basis of the product.
 *
 * The copies in a single factor keep its order. Those in a product are sorted by irrep; for the same irrep first by the
 * copy B, then by the copy e.
 *
 * @param kept which irreps are wanted in the result; the others are left out
 */
export function coupledCopies(factors: readonly Irreps[], kept: (irrep: Irrep) => boolean): CoupledCopy[] {
  const unit: CoupledCopy = { irrep: { l: 0, p: 1 }, rows: [new Map([[0, 1]])] };
  return factors.reduce<CoupledCopy[]>(
    (before, factor, k) => {
      const last = k === factors.length - 1;
      const copies = before.flatMap((copy) => coupledWith(copy, factor, last ? kept : () => true));
      return k === 0 ? copies : copies.sort((a, b) => compareIrreps(a.irrep, b.irrep));
    },
    [unit],
  );
}

function coupledWith(copy: CoupledCopy, factor: Irreps, kept: (irrep: Irrep) => boolean): CoupledCopy[] {
  return factor.terms.flatMap(({ mul, irrep }, t) =>
    irrepsInProduct(copy.irrep, irrep)
      .filter(kept)
      .flatMap((product) =>
        Array.from({ length: mul }, (_, u) => ({
          irrep: product,
          rows: coupledRows(
            copy,
            irrep,
            product,
            factor.dim,
            factor.slices[t]!.start + u * irrepDimension(irrep),
          ),
        })),
      ),
  );
}

/** B^L_m above, e being the copy that starts at `start` in the last factor, which has dimension `width`. */
function coupledRows(
  before: CoupledCopy,
  last: Irrep,
  product: Irrep,
  width: number,
  start: number,
): SparseTensor[] {
  const rows = Array.from({ length: irrepDimension(product) }, () => new Map<number, number>());
  const factor = Math.sqrt(irrepDimension(product));
  for (const [m, a, b, C] of wigner3jEntries(product.l, before.irrep.l, last.l)) {
    const row = rows[m]!;
    for (const [place, value] of before.rows[a]!) {
      const at = place * width + start + b;
      row.set(at, (row.get(at) ?? 0) + factor * C * value);
    }
  }
  for (const row of rows) {
    for (const [place, value] of row) if (Math.abs(value) < NOTHING) row.delete(place);
  }
  return rows;
}
