import { apply } from "./apply.js";
import { constantRules } from "./constantRules.js";
import { pick } from "./pick.js";
import { checkSegments, segmentShape, widthOf } from "./rows.js";
import type { Operation, Tensor } from "./tensor.js";

/** Where in x the largest number of each segment and column is, the first one in a tie; -1 where the segment is empty. */
const PlaceInSegment: Operation<number> = {
  name: "place of the largest in each segment",
  dtype: "int32",
  shapes: segmentShape,
  run: ([places], [x, rows], _, __, [of]) => {
    const width = widthOf(of!.shape);
    places!.fill(-1);
    for (let e = 0, at = 0; e < rows!.length; e++)
      for (let j = 0, to = rows![e]! * width; j < width; j++, at++, to++) {
        const known = x![places![to]!]!; // undefined in an empty segment
        if (places![to]! < 0 || x![at]! > known || (Number.isNaN(x![at]!) && !Number.isNaN(known)))
          places![to] = at;
      }
  },
  ...constantRules,
};

/** The largest numbers, column by column, of the rows that belong together; 0 where there is none. As `segmentSum`. */
export function segmentMax(x: Tensor, rows: Tensor, count: number): Tensor {
  checkSegments("segmentMax", x, rows, count);
  return pick(x, apply(PlaceInSegment, [x, rows], count));
}
