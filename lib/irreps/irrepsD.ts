import { blockDiagonal } from "../algebra/blockDiagonal.js";
import { determinant } from "../algebra/determinant.js";
import type { Matrix } from "../algebra/matrix.js";
import type { CompactGroup } from "../group/group.js";
import { assertOrthogonal } from "../group/isOrthogonal.js";
import { nearestOrthogonal } from "../group/nearestRotation.js";
import { orthogonal } from "../group/orthogonal.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { type Representation, representation } from "../representation/representation.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "./irreps.js";
import { isSingle, matrixRows, type Rotation, rotationOfSpace, SINGLE } from "./rotationOfSpace.js";
import { wignerD } from "./wignerD.js";

/**
 * The matrix by which a rotation or reflection Q acts on a feature of given irreps: one block for each copy. With
 * Q = R, or Q = -R if Q reverses handedness, R being a rotation,
 *
 *     D_(l,p)(R) = D_l(R)        D_(l,p)(-R) = p D_l(R)
 *
 * so that 1o is Q itself, 1e is det(Q) Q and 0o is det Q.
 *
 * @param given the irreps: "0e + 1o", or a value returned by `irreps`
 * @param Q an orthogonal matrix, 3 x 3, or a rotation by an axis and an angle, a quaternion or Euler angles
 * @returns dim x dim
 * @example
 * irrepsD("1o + 2e", { axis: [0, 0, 1], angle: radians(90) });
 * @throws RangeError if Q is not orthogonal
 */
export function irrepsD<T extends string | Irreps>(given: IrrepsArgument<T>, Q: Rotation): number[][] {
  const irreps = readIrreps(given);
  const { dim } = irreps;
  checkMemory(dim * dim, `the matrix of ${irreps.toString()}`, "compute it term by term");
  const { R, isProper } = rotationPart(Q);
  const known = new Map<number, number[][]>();
  const blocks = irreps.terms.flatMap(({ mul, irrep }) => {
    const D = known.get(irrep.l) ?? wignerD(irrep.l, R);
    known.set(irrep.l, D);
    const sign = isProper ? 1 : irrep.p;
    const block = D.map((row) => row.map((entry) => sign * entry + 0));
    return new Array<Matrix>(mul).fill(block);
  });
  return blockDiagonal(blocks);
}

/**
 * A direct sum of irreps as a representation of O(3), as laws such as `equivariance` expect it.
 *
 * @example
 * equivariance({ domain: [irrepsRepresentation("1o")], codomain: ..., inputs: vectorInstances(3) });
 */
export function irrepsRepresentation<T extends string | Irreps>(
  given: IrrepsArgument<T>,
): Representation<Matrix, CompactGroup<Matrix>> {
  const irreps = readIrreps(given);
  return representation({
    group: orthogonal(3),
    name: irreps.toString(),
    dimension: irreps.dim,
    matrix: (Q) => irrepsD(irreps, Q),
  });
}

/** R with Q = R or Q = -R, and whether it is the former. */
function rotationPart(given: Rotation): { readonly R: Matrix; readonly isProper: boolean } {
  const rows = "alpha" in given || "axis" in given ? undefined : matrixRows(given);
  const Q = rows?.length === 3 && isSingle(given) ? nearestOrthogonal(rows, SINGLE) : rows;
  if (Q === undefined) return { R: rotationOfSpace(given), isProper: true };
  if (Q.length !== 3) {
    throw new RangeError(`expected an orthogonal matrix of space, 3 x 3, got one of ${Q.length} rows`);
  }
  assertOrthogonal(Q);
  const isProper = determinant(Q) > 0;
  return { R: isProper ? Q : Q.map((row) => row.map((entry) => -entry)), isProper };
}
