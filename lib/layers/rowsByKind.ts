import { concat } from "../engine/concat.js";
import { tensor } from "../engine/create.js";
import { shapeText } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * For rows of several kinds, whose answers differ in length, one list of numbers, row after row: what is computed of the
 * rows of a kind is computed of all of them at once.
 *
 * @param kind of each row, int32 [rows]
 * @param dims for each kind the length of an answer
 * @param f gives of some rows, int32 [n], that are of the k-th kind their answers, [n, dims[k]]
 * @throws RangeError if a kind is none of them
 */
export function rowsByKind(
  name: string,
  kind: Tensor,
  dims: readonly number[],
  f: (k: number, rows: Tensor) => Tensor,
): Tensor {
  const rows = dims.map((): number[] => []);
  for (const [row, k] of kind.values.entries()) {
    if (rows[k] === undefined)
      throw new RangeError(`${name}: expected kinds from 0 to ${dims.length - 1}, got ${k} for row ${row}`);
    rows[k].push(row);
  }
  const first = dims.map(() => 0);
  for (let k = 1; k < dims.length; k++) first[k] = first[k - 1]! + rows[k - 1]!.length * dims[k - 1]!;
  const places: number[] = [];
  for (const k of kind.values) for (let n = 0; n < dims[k]!; n++) places.push(first[k]!++);
  const parts = rows.flatMap((own, k) => {
    const size = own.length * dims[k]!;
    if (size === 0) return [];
    const answers = f(k, tensor(Int32Array.from(own)));
    if (answers.size !== size)
      throw new RangeError(
        `${name}: expected [${own.length}, ${dims[k]}] of ${own.length} rows, got ${shapeText(answers.shape)}`,
      );
    return [answers.reshape([size])];
  });
  return concat(parts, 0).gather(tensor(Int32Array.from(places)));
}
