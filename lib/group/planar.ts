import { type Matrix, matmul, transpose } from "../algebra/matrix.js";
import { radians } from "../numbers/angle.js";
import { checkSize } from "../numbers/checkSize.js";
import { finiteGroup, LARGEST_ORDER } from "./finiteGroup.js";
import type { FiniteGroup } from "./group.js";
import { places } from "./places.js";
import { fresh, rotation2 } from "./rotation.js";
import { orthogonalInWords, orthogonalSymbol } from "./rotationWords.js";

/**
 * The group C_n of the rotations of the plane by multiples of 360/n degrees, as matrices, in the order e, r, r^2, ...:
 *
 *     r = (cos a  -sin a)        a = 2 pi / n
 *         (sin a   cos a)
 *
 * Quarter turns have whole entries. `cyclic(n)` is the same group of numbers.
 *
 * @example
 * planarRotations(4).elements[1]; // [[0, -1], [1, 0]], the turn by 90 degrees
 * @throws RangeError if n is not one of 1, 2, ..., 5040
 */
export function planarRotations(n: number): FiniteGroup<Matrix> {
  checkSize(n, "C_n with n = 1, 2, 3, ...", LARGEST_ORDER);
  return planarGroup(`C${n}`, turns(n), n === 1 ? [] : [turns(n)[1]!]);
}

/**
 * The group D_n of the 2n symmetries of a regular n-gon about the origin, as matrices: the rotations of C_n and n
 * reflections. Its generators are r, the turn by 360/n degrees, and the reflection s that flips y. `dihedral(n)` is the
 * same group of pairs [k, j], in the same order.
 *
 * @example
 * planarSymmetries(4).order; // 8: the signed permutation matrices of the plane
 * @throws RangeError if n is not one of 1, 2, ..., 2520
 */
export function planarSymmetries(n: number): FiniteGroup<Matrix> {
  checkSize(n, "D_n with n = 1, 2, 3, ...", LARGEST_ORDER / 2);
  const rotations = turns(n);
  const elements = [...rotations, ...rotations.map((r) => fresh(matmul(r, flip)))];
  return planarGroup(`D${n}`, elements, n === 1 ? [flip] : [rotations[1]!, flip]);
}

const flip: Matrix = [
  [1, 0],
  [0, -1],
];

function turns(n: number): readonly Matrix[] {
  return Array.from({ length: n }, (_, k) => rotation2(radians((360 * k) / n)));
}

/** A group of some matrices: a product is that one of them which it is up to rounding, so that errors do not add up. */
function planarGroup(
  name: string,
  elements: readonly Matrix[],
  generators: readonly Matrix[],
): FiniteGroup<Matrix> {
  const known = places(elements);
  const settled = (a: Matrix): Matrix => elements[known.find(a)] ?? fresh(a);
  return finiteGroup<Matrix>({
    name,
    identity: elements[0]!,
    multiply: (a, b) => settled(matmul(a, b)),
    inverse: (a) => settled(transpose(a)),
    generators,
    show: orthogonalInWords,
    symbol: orthogonalSymbol,
  });
}
