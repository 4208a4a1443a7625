import { apply } from "./apply.js";
import { kindOf } from "./kindOf.js";
import { type Shape, shapeText, sizeOf } from "./shape.js";
import { type Node, type Operation, Tensor } from "./tensor.js";

/** How many numbers a row has. */
export const widthOf = (shape: Shape): number => sizeOf(shape.slice(1));

/** y_e = x_rows(e) */
export const Gather: Operation = {
  name: "gather",
  shapes: ([x, rows]) => [[rows!.size, ...x!.shape.slice(1)]],
  run: ([y], [x, rows], _, __, [of], kernels) => kernels.gatherRows(y!, x!, rows!, widthOf(of!.shape)),
  gradients: ([g], { inputs: [x, rows] }) => [g && apply(SegmentSum, [g, rows!], x!.shape[0]!)],
  push: gathered,
};

/** y_i = sum of x_e over e with rows(e) = i: the transpose of `Gather`. */
export const SegmentSum: Operation<number> = {
  name: "segmentSum",
  shapes: segmentShape,
  run: ([y], [x, rows], _, __, [of], kernels) => {
    y!.fill(0);
    kernels.addRows(y!, x!, rows!, widthOf(of!.shape));
  },
  gradients: gathered,
  push: ([u], { inputs: [, rows], attributes: count }) => [u && apply(SegmentSum, [u, rows!], count)],
};

/** A tangent of what is gathered, and a gradient of what was summed by segments. */
function gathered(
  [u]: readonly (Tensor | undefined)[],
  { inputs: [, rows] }: Pick<Node, "inputs">,
): readonly (Tensor | undefined)[] {
  return [u && apply(Gather, [u, rows!], null)];
}

/** A row for each segment in place of one for each entry of x. */
export function segmentShape([x]: readonly Tensor[], count: number): readonly Shape[] {
  return [[count, ...x!.shape.slice(1)]];
}

/**
 * The segments of the rows of x, as somebody has given them.
 *
 * @throws TypeError or RangeError if there is not one of them for each row, or one is not from 0 to count - 1
 */
export function checkSegments(name: string, x: Tensor, rows: Tensor, count: number): void {
  if (!(Number.isSafeInteger(count) && count >= 0))
    throw new RangeError(`${name}: expected a whole number of segments from 0 on, got ${count}`);
  checkInt32(name, rows);
  if (x.rank === 0 || rows.rank !== 1 || rows.size !== x.shape[0])
    throw new RangeError(
      `${name}: expected a segment for each row, [e] for [e, ...], got ${shapeText(rows.shape)} for ${shapeText(x.shape)}`,
    );
  checkRows(name, rows, count);
}

/**
 * Numbers of rows, as somebody has given them.
 *
 * @throws TypeError if they are not int32
 * @throws RangeError if one is not from 0 to n - 1, naming the first
 */
export function checkRows(name: string, rows: Tensor, n: number): void {
  checkInt32(name, rows);
  const i = firstOutside(rows, n);
  if (i < 0) return;
  const expected = n === 0 ? "no rows, since there are none" : `rows from 0 to ${n - 1}`;
  throw new RangeError(`${name}: expected ${expected}, got ${rows.values[i]} at place ${i}`);
}

/** The first place whose number is not from 0 to n - 1; -1 if there is none. A plain loop, since steps go through it often. */
export function firstOutside({ values }: Tensor, n: number): number {
  for (let i = 0; i < values.length; i++) if (!(values[i]! >= 0 && values[i]! < n)) return i;
  return -1;
}

function checkInt32(name: string, rows: Tensor): void {
  if (rows instanceof Tensor && rows.dtype === "int32") return;
  const got = rows instanceof Tensor ? rows.dtype : kindOf(rows);
  throw new TypeError(
    `${name}: expected rows as a tensor of int32, got ${got}: make one by tensor([0, 2, 1], { dtype: "int32" })`,
  );
}
