import type { Random } from "../../numbers/random.js";
import { leaf } from "../apply.js";
import { newValues } from "../dtype.js";
import { gather } from "../gather.js";
import { kindOf } from "../kindOf.js";
import { Tensor } from "../tensor.js";

/** Examples in columns: tensors [n, ...] and lists of n entries, by name. */
export type Examples = Readonly<Record<string, Tensor | readonly unknown[]>>;

/** Some of the examples, in columns of the same names. */
export type Batch<E extends Examples> = {
  readonly [K in keyof E]: E[K] extends Tensor
    ? Tensor
    : E[K] extends readonly (infer Entry)[]
      ? Entry[]
      : never;
};

export interface MinibatchOptions {
  /** How many examples a batch has, at most all. */
  readonly size: number;
  /** Shuffles them. */
  readonly draw: Random;
}

/**
 * Batches of examples without end: all examples in random order (an epoch), then all in another order, and so on. Every
 * batch has the same size: one that an epoch's end does not fill takes the rest from the next epoch.
 *
 * @example
 * for (const { images, labels } of minibatches({ images, labels }, { size: 32, draw: random(1) })) ...
 * @throws TypeError if a column is neither a tensor nor a list
 * @throws RangeError if columns differ in length, there is no example, or the size is not from 1 to all
 */
export function minibatches<const E extends Examples>(
  examples: E,
  { size, draw }: MinibatchOptions,
): Iterable<Batch<E>> {
  const n = lengthOf(examples);
  if (!(Number.isInteger(size) && size >= 1 && size <= n))
    throw new RangeError(`minibatches: expected a size from 1 to ${n}, the number of examples, got ${size}`);
  const columns = Object.entries(examples);
  return (function* () {
    for (const rows of rowsOf(n, size, draw))
      yield Object.fromEntries(columns.map(([name, column]) => [name, taken(column, rows)])) as Batch<E>;
  })();
}

/** How many examples there are. */
function lengthOf(examples: Examples): number {
  let first: { readonly name: string; readonly length: number } | undefined;
  for (const [name, column] of Object.entries(examples)) {
    if (!(column instanceof Tensor || Array.isArray(column)))
      throw new TypeError(
        `minibatches: expected ${name} as a tensor [example, ...] or a list, got ${kindOf(column)}`,
      );
    if (column instanceof Tensor && column.rank === 0)
      throw new RangeError(`minibatches: expected ${name} as a tensor [example, ...], got one number`);
    const length = column instanceof Tensor ? column.shape[0]! : column.length;
    first ??= { name, length };
    if (length !== first.length)
      throw new RangeError(
        `minibatches: expected as many ${name} as ${first.name}, got ${length} and ${first.length}`,
      );
  }
  if (first === undefined || first.length === 0)
    throw new RangeError("minibatches: expected an example at least, got none");
  return first.length;
}

/** The examples of each batch, by their numbers. */
function* rowsOf(n: number, size: number, draw: Random): Generator<readonly number[], never, undefined> {
  const order = Array.from({ length: n }, (_, i) => i);
  let rows: number[] = [];
  for (;;) {
    for (let k = 0; k < n; k++) {
      // One of those that are left, each with the same probability (Fisher and Yates).
      const other = k + draw.integer(n - k);
      [order[k], order[other]] = [order[other]!, order[k]!];
      rows.push(order[k]!);
      if (rows.length < size) continue;
      yield rows;
      rows = [];
    }
  }
}

function taken(column: Tensor | readonly unknown[], rows: readonly number[]): Tensor | unknown[] {
  if (!(column instanceof Tensor)) return rows.map((row) => column[row]);
  const numbers = newValues("int32", rows.length);
  numbers.set(rows);
  return gather(column, leaf([rows.length], "int32", numbers));
}
