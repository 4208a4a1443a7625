import type { Values } from "../dtype.js";

/** y_i = x_rows(i), rows of `width` numbers. */
export function gatherRows(y: Values, x: Values, rows: Values, width: number): void {
  for (let i = 0, at = 0; i < rows.length; i++)
    for (let j = 0, from = rows[i]! * width; j < width; j++) y[at++] = x[from++]!;
}

/** y_rows(i) += x_i, rows of `width` numbers, in the order of i. */
export function addRows(y: Values, x: Values, rows: Values, width: number): void {
  for (let i = 0, at = 0; i < rows.length; i++)
    for (let j = 0, to = rows[i]! * width; j < width; j++) y[to++]! += x[at++]!;
}
