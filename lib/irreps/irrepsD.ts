import type { Matrix } from "../engine/matrix.js";
import type { CompactGroup } from "../group/compactGroup.js";
import { determinant } from "../group/determinant.js";
import { orthogonal } from "../group/orthogonal.js";
import { assertOrthogonal } from "../group/orthogonality.js";
import { type Representation, representation } from "../representation/representation.js";
import type { Irreps } from "./irreps.js";
import { wignerD } from "./wignerD.js";

/**
 * The matrix by which a rotation or reflection Q acts on a feature of given irreps: one block for each copy. With
 * Q = R, or Q = -R for what turns right hands into left ones, R a rotation,
 *
 *     D_(l,p)(R) = D_l(R)        D_(l,p)(-R) = p D_l(R)
 *
 * so that 1o is Q itself, 1e is det(Q) Q and 0o is det Q.
 *
 * @param Q 3 x 3
 * @returns dim x dim
 * @throws RangeError if Q is not orthogonal
 */
export function irrepsD(irreps: Irreps, Q: Matrix): number[][] {
  assertSpace(Q);
  const proper = determinant(Q) > 0;
  const R = proper ? Q : Q.map((row) => row.map((entry) => -entry));
  const known = new Map<number, number[][]>();
  const D = Array.from({ length: irreps.dim }, () => new Array<number>(irreps.dim).fill(0));
  for (const [t, { mul, irrep }] of irreps.terms.entries()) {
    const block = known.get(irrep.l) ?? wignerD(irrep.l, R);
    known.set(irrep.l, block);
    const sign = proper ? 1 : irrep.p;
    for (let u = 0; u < mul; u++) {
      const start = irreps.slices[t]!.start + u * block.length;
      for (const [i, row] of block.entries()) {
        for (const [j, entry] of row.entries()) D[start + i]![start + j] = sign * entry;
      }
    }
  }
  return D;
}

/**
 * A direct sum of irreps as a representation of O(3): what laws such as `equivariance` take.
 *
 * @example
 * equivariance({ domain: [irrepsRepresentation(irreps("1o"))], codomain: ..., inputs: vectorInstances(3) });
 */
export function irrepsRepresentation(irreps: Irreps): Representation<Matrix, CompactGroup<Matrix>> {
  return representation({
    group: orthogonal(3),
    name: irreps.toString(),
    dimension: irreps.dim,
    matrix: (Q) => irrepsD(irreps, Q),
  });
}

function assertSpace(Q: Matrix): void {
  if (Q.length !== 3) {
    throw new RangeError(`expected an orthogonal matrix of space, 3 x 3, got one of ${Q.length} rows`);
  }
  assertOrthogonal(Q);
}
