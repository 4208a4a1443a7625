import type { Matrix } from "../algebra/matrix.js";
import { leaf } from "../engine/apply.js";
import { type DType, newValues } from "../engine/dtype.js";
import type { Tensor } from "../engine/tensor.js";
import type { FiniteGroup } from "../group/group.js";
import { checkMemory } from "../numbers/checkMemory.js";
import { checkSize } from "../numbers/checkSize.js";
import { gridMotion, isSignedPermutation } from "./gridMotion.js";
import { dimensionOf } from "./matrixGroup.js";

/**
 * The action of a group of orthogonal matrices on the functions on a square or cubic grid about its centre,
 *
 *     (h k)(x) = k(h^-1 x) = sum_y T_h(x, y) k(y)
 *
 * x = (column - c, c - row); in space (column - c, c - row, c - depth). If all elements are signed permutations of the
 * axes, T_h moves places to places and T_g T_h = T_gh exactly. If not, as in SE(2, N),
 *
 *     T_h = M B_h M        B_h bilinear (trilinear), 0 outside; M = 1 on the disk |x| <= side / 2, 0 outside of it
 *
 * which is a homomorphism up to the error of interpolation, O(1 / side^2) for a smooth k that vanishes at the rim of the
 * disk, O(1 / side) for one that does not. Without the disk some turns would see the corners of a kernel and others not.
 *
 * @returns [h, to, from], h in the order of the group's elements, places row-major
 * @example
 * gridAction(planarRotations(4), 3); // [4, 9, 9], permutations
 * @throws TypeError if the elements are no matrices
 * @throws RangeError if one is not orthogonal, the side is no whole number from 1 on, or there are more than 2^25 entries
 */
export function gridAction(
  group: FiniteGroup<Matrix>,
  side: number,
  { dtype = "float32" }: { readonly dtype?: DType } = {},
): Tensor {
  const d = dimensionOf("gridAction", group);
  checkSize(side, "a side of 1, 2, 3, ... places", 2 ** 25);
  const places = side ** d;
  checkMemory(group.order * places ** 2, `${group.name} on ${places} places`, "take a smaller side");
  const values = newValues(dtype, group.order * places ** 2);
  const sees = group.elements.every(isSignedPermutation) ? () => true : disk(side, d);
  for (const [k, h] of group.elements.entries()) {
    const { from, weights, corners } = gridMotion(h, Array<number>(d).fill(side));
    for (const [n, y] of from.entries()) {
      const x = Math.floor(n / corners);
      if (y >= 0 && sees(x) && sees(y)) values[(k * places + x) * places + y]! += weights[n]!;
    }
  }
  return leaf([group.order, places, places], dtype, values);
}

/** Whether a place of the grid is within side / 2 of its centre. */
function disk(side: number, d: number): (place: number) => boolean {
  return (place) => {
    let square = 0;
    for (let k = 0, rest = place; k < d; k++, rest = Math.floor(rest / side))
      square += ((rest % side) - (side - 1) / 2) ** 2;
    return square <= (side / 2) ** 2;
  };
}
