import { type Matrix, matmul } from "../algebra/matrix.js";
import { matrixDifference } from "../algebra/matrixSum.js";
import { largestEntry } from "../algebra/scale.js";
import { sparseProduct } from "../algebra/sparseProduct.js";
import type { FiniteGroup } from "../group/group.js";

/** How far rho(a b) may be from rho(a) rho(b), relative to its largest entry: enough for four digits. */
const TOLERANCE = 2e-4;

/** The rounding errors of a product of large entries that cancel, relative to their product. */
const ROUNDING = 1e-11;

/**
 * Refuses matrices that are not a representation of a finite group:
 *
 *     rho(e) = 1,    rho(a s) = rho(a) rho(s)        for all a and all generators s
 *
 * from which the same follows for all products. Small errors are accepted: those of matrices typed with four
 * digits, and the rounding errors of bases that are far from orthogonal.
 *
 * @param rho the matrices of all elements, in the order of `elements`
 * @throws RangeError with the product that fails, and by how much
 */
export function assertRepresentation<G>(
  name: string,
  { elements, generators, identity, indexOf, multiply, symbol }: FiniteGroup<G>,
  rho: readonly Matrix[],
): void {
  const one = rho[indexOf(identity)]!;
  for (const [i, row] of one.entries()) {
    for (const [j, entry] of row.entries()) {
      if (Math.abs(entry - (i === j ? 1 : 0)) <= TOLERANCE) continue;
      throw new RangeError(
        `expected a representation, rho(e) = 1, got ${name} with ${entry} in row ${i}, column ${j} of rho(e): the identity must fix every vector`,
      );
    }
  }
  for (const s of generators) {
    const right = rho[indexOf(s)]!;
    for (const [k, a] of elements.entries()) {
      const whole = rho[indexOf(multiply(a, s))]!;
      const parts = sparseProduct(rho[k]!, right);
      const allowed =
        TOLERANCE * Math.max(1, largestEntry(whole)) +
        ROUNDING * one.length * largestEntry(rho[k]!) * largestEntry(right);
      const off = furthest(whole, parts);
      if (off <= allowed) continue;
      const backwards = furthest(whole, matmul(right, rho[k]!)) <= allowed;
      throw new RangeError(
        `expected a representation, rho(a b) = rho(a) rho(b), got ${name}, which is off by ${off.toPrecision(2)} for a = ${symbol(a)}, b = ${symbol(s)}: ${
          backwards
            ? "the factors are in the opposite order, is there a g in place of its inverse?"
            : off < 0.05
              ? "give its matrices all their digits"
              : "look at these two matrices"
        }`,
      );
    }
  }
}

function furthest(a: Matrix, b: Matrix): number {
  return largestEntry(matrixDifference(a, b));
}
