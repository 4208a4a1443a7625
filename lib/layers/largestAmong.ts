import { aliasOf, apply } from "../engine/apply.js";
import { constantRules } from "../engine/constantRules.js";
import { pick } from "../engine/pick.js";
import { type Shape, sizeOf } from "../engine/shape.js";
import type { Operation, Tensor } from "../engine/tensor.js";

/** Where in x the largest number of each window of each row is, the first one in a tie; NaN where there is one. */
const PlaceOfLargest: Operation<readonly Int32Array[]> = {
  name: "place of the largest",
  dtype: "int32",
  shapes: ([x], windows) => [[x!.shape[0]!, windows.length]],
  run: ([places], [x], windows, _, [of]) => {
    const [rows, n] = of!.shape as [number, number];
    let to = 0;
    for (let row = 0; row < rows * n; row += n)
      for (const window of windows) {
        let [found, largest] = [row + window[0]!, Number.NEGATIVE_INFINITY];
        for (const at of window) {
          const value = x![row + at]!;
          if (value <= largest) continue;
          found = row + at;
          largest = value;
          if (Number.isNaN(value)) break;
        }
        places![to++] = found;
      }
  },
  ...constantRules,
};

/**
 * The largest number of each of some windows: lists of places, counted row-major over the last axes. Its gradient goes to
 * that number, the first of several that are equal.
 *
 * @param lead how many axes stand before those over which places are counted
 * @param shape of the windows, which is put in the place of those axes
 */
export function largestAmong(x: Tensor, lead: number, windows: readonly Int32Array[], shape: Shape): Tensor {
  const [before, after] = [x.shape.slice(0, lead), x.shape.slice(lead)];
  const rows = aliasOf(x, [sizeOf(before), sizeOf(after)]);
  const places = apply(PlaceOfLargest, [rows], windows);
  return aliasOf(pick(rows, places), [...before, ...shape]);
}
