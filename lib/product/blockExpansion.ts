import type { Matrix } from "../algebra/matrix.js";
import type { NumberList, NumberRows } from "../algebra/numberList.js";
import { checkFeature } from "../irreps/checkFeature.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import { reducedTensorProducts } from "./reducedTensorProducts.js";

/** Matrices between two features, in a basis of irreps. */
export interface BlockExpansion {
  /** How the rows turn, and the columns. */
  readonly rows: Irreps;
  readonly columns: Irreps;
  /** sum L: how the components h turn. */
  readonly irreps: Irreps;
  /** The matrices Q_LM, one row-major row of rows.dim columns.dim numbers for each component: orthonormal. */
  readonly Q: Matrix;
  /** H of the components h, irreps.dim numbers. */
  expand(h: NumberList): number[][];
  /** The components h of H, [rows.dim, columns.dim]. */
  project(H: NumberRows): number[];
}

/**
 * The blocks of a matrix between shells, such as those of a Hamiltonian, as a direct sum of irreps: the tensor product of
 * degrees a and b is sum L for L = |a - b|, ..., a + b, and here it is read backwards,
 *
 *     H_mn = sum_LM C_mn,LM h_LM        h_LM = sum_mn C_mn,LM H_mn        C the Clebsch-Gordan coefficients
 *
 * for each pair of shells. The parity of each L is the product of both. H turns as D_rows H D_columns^T if and only if h
 * turns as D_irreps h, and |H|^2 = |h|^2. Nothing may be left out: a block of two p shells has a part of degree 1, which
 * is antisymmetric and does not turn its sign under inversion (1e).
 *
 * @param rows the irreps of the shells: "2x0e + 1o" for two s and one p
 * @example
 * blockExpansion("1o", "1o").irreps.toString(); // "1x0e+1x1e+1x2e"
 * @throws RangeError if there are no shells; later, if there are not as many components or entries as the irreps ask
 */
export function blockExpansion<A extends string | Irreps, B extends string | Irreps>(
  rows: IrrepsArgument<A>,
  columns: IrrepsArgument<B>,
): BlockExpansion {
  const [left, right] = [readIrreps(rows), readIrreps(columns)];
  const { out, Q } = reducedTensorProducts<{ i: Irreps; j: Irreps }>("ij", { i: left, j: right });
  return {
    rows: left,
    columns: right,
    irreps: out,
    Q,
    expand(h) {
      checkFeature("h", h, out);
      return Array.from({ length: left.dim }, (_, m) =>
        Array.from({ length: right.dim }, (__, n) =>
          Q.reduce((sum, row, k) => sum + row[m * right.dim + n]! * h[k]!, 0),
        ),
      );
    },
    project(H) {
      if (H.length !== left.dim || Array.from(H).some((row) => row.length !== right.dim))
        throw new RangeError(
          `expected a block of ${left.dim} x ${right.dim}, ${left.toString()} by ${right.toString()}, got ${H.length} x ${H[0]?.length ?? 0}`,
        );
      const entries = Array.from(H).flatMap((row) => Array.from(row));
      return Q.map((row) => row.reduce((sum, entry, mn) => sum + entry * entries[mn]!, 0));
    },
  };
}
