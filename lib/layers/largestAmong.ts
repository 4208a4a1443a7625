import { aliasOf, apply } from "../engine/apply.js";
import { constantRules } from "../engine/constantRules.js";
import { pick } from "../engine/pick.js";
import { type Shape, sizeOf } from "../engine/shape.js";
import type { Operation, Tensor } from "../engine/tensor.js";

/** Windows one after another: the places of each end where its number in `ends` says. */
interface Windows {
  readonly places: Int32Array;
  readonly ends: Int32Array;
}

/** Where in x the largest number of each window of each row is, the first one in a tie; NaN where there is one. */
const PlaceOfLargest: Operation<Windows> = {
  name: "place of the largest",
  dtype: "int32",
  shapes: ([x], { ends }) => [[x!.shape[0]!, ends.length]],
  run: ([found], [x], { places, ends }, _, [of]) => {
    const [rows, n] = of!.shape as [number, number];
    let to = 0;
    for (let row = 0; row < rows * n; row += n)
      for (let window = 0, k = 0; window < ends.length; window++) {
        let at = row + places[k++]!;
        let largest = x![at]!;
        for (const end = ends[window]!; k < end; k++) {
          const value = x![row + places[k]!]!;
          if (value <= largest || Number.isNaN(largest)) continue;
          at = row + places[k]!;
          largest = value;
        }
        found![to++] = at;
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
  let end = 0;
  const ends = Int32Array.from(windows, (window) => (end += window.length));
  const places = Int32Array.from(windows.flatMap((window) => [...window]));
  const found = apply(PlaceOfLargest, [rows], { places, ends });
  return aliasOf(pick(rows, found), [...before, ...shape]);
}
