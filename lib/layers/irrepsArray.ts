import { inspectable } from "../display/inspectable.js";
import { aliasOf } from "../engine/apply.js";
import { add, mul } from "../engine/arithmetic.js";
import { checkTensor } from "../engine/checkTensor.js";
import { concat } from "../engine/concat.js";
import { gather } from "../engine/gather.js";
import { permute } from "../engine/permute.js";
import { segmentSum } from "../engine/segmentSum.js";
import { shapeText } from "../engine/shape.js";
import { slice } from "../engine/slice.js";
import type { Tensor } from "../engine/tensor.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import type { Digit } from "../irreps/irrepsString.js";
import { checkIrreps } from "./checkIrreps.js";

/**
 * The irreps of a literal as the compiler compares them: without spaces and leading zeros, and with each multiplicity,
 * "1o" as "1x1o". Irreps that it does not know are `string`.
 */
export type Written<T extends string | Irreps> = T extends string ? Counted<Spaceless<T>> : string;

/** A literal without its spaces. */
type Spaceless<S extends string> = S extends `${infer Before} ${infer After}`
  ? Spaceless<`${Before}${After}`>
  : S;

type Counted<S extends string> = S extends `${infer Term}+${infer Rest}`
  ? `${OneCounted<Term>}+${Counted<Rest>}`
  : OneCounted<S>;

type OneCounted<S extends string> = string extends S
  ? S
  : S extends ""
    ? S
    : S extends `${infer Mul}x${infer Rest}`
      ? `${Unpadded<Mul>}x${Unpadded<Rest>}`
      : `1x${Unpadded<S>}`;

/** "08" as "8"; "0" stays. */
type Unpadded<S extends string> = S extends `0${infer Rest}`
  ? Rest extends `${Digit}${string}`
    ? Unpadded<Rest>
    : S
  : S;

/** By this the compiler compares irreps: nothing has it. */
declare const known: unique symbol;

/**
 * Features with their irreps: a tensor [..., dim] whose last axis has the terms of the irreps one after the other, each
 * as [m, copy]: the copies (channels) of a component are adjacent, unlike in e3nn's order, [copy, m], which `toRows`
 * gives. Its methods commute with rotations; for anything else use its parts.
 */
export interface IrrepsArray<S extends string = string> {
  readonly irreps: Irreps;
  readonly array: Tensor;
  /** One term, [..., 2l + 1, mul]. */
  part(term: number): Tensor;
  /** The sum, of features of the same irreps. */
  add(other: IrrepsArray<S>): IrrepsArray<S>;
  /** The product with a number, or with numbers that broadcast to [..., 1]. */
  scaled(by: Tensor | number): IrrepsArray<S>;
  /** The rows of the first axis at the given places: node features for edges. */
  gather(rows: Tensor): IrrepsArray<S>;
  /** The sums of the rows of the first axis that go to the same place: messages for nodes. */
  segmentSum(rows: Tensor, count: number): IrrepsArray<S>;
  /** In e3nn's order, [..., term][copy][m]. */
  toRows(): Tensor;
  /** Whether these are the irreps, in any spelling that `irreps` reads. */
  is<const T extends string | Irreps>(given: IrrepsArgument<T>): boolean;
  /** Two that the compiler knows have to be equal; one that it does not know is equal to all. */
  [known]?(written: S): void;
}

/**
 * Features of irreps, from a tensor whose last axis is in the order [term][m][copy].
 *
 * @param array [..., dim]
 * @throws RangeError if the length of the last axis is not the dimension of the irreps
 * @throws TypeError if it is no tensor
 */
export function irrepsArray<const T extends string | Irreps>(
  given: IrrepsArgument<T>,
  array: Tensor,
): IrrepsArray<Written<T>> {
  return featuresOf(readIrreps(given), array);
}

/** The same for irreps that have been read, S being how the compiler knows them: layers read theirs once. */
export function featuresOf<S extends string>(irreps: Irreps, array: Tensor): IrrepsArray<S> {
  checkTensor("irrepsArray", array);
  if (array.shape.at(-1) !== irreps.dim) {
    throw new RangeError(
      `irrepsArray: expected [..., ${irreps.dim}] for ${irreps.toString()}, got ${shapeText(array.shape)}`,
    );
  }
  const again = (changed: Tensor): IrrepsArray<S> => featuresOf(irreps, changed);
  // Methods read `this`: trees put another tensor in the place of `array`.
  const made: IrrepsArray<S> = {
    irreps,
    array,
    part(term) {
      const found = irreps.terms[term];
      if (!found)
        throw new RangeError(
          `part: expected one of the ${irreps.terms.length} terms of ${irreps.toString()}, got ${term}`,
        );
      const { start, end } = irreps.slices[term]!;
      const shape = [...this.array.shape.slice(0, -1), 2 * found.irrep.l + 1, found.mul];
      return aliasOf(slice(this.array, -1, start, end), shape);
    },
    add(other) {
      if (!other?.irreps) checkIrreps("add", other, irreps);
      if (!irreps.equals(other.irreps))
        throw new RangeError(
          `add: expected features of ${irreps.toString()}, got ${other.irreps.toString()}: regroup or map them by a linear layer`,
        );
      return again(add(this.array, other.array));
    },
    scaled(by) {
      return again(mul(this.array, by));
    },
    gather(rows) {
      return again(gather(this.array, rows));
    },
    segmentSum(rows, count) {
      return again(segmentSum(this.array, rows, count));
    },
    toRows() {
      return rowsOf(this.array, irreps, ({ l, mul: copies }) => [2 * l + 1, copies]);
    },
    is: (given) => irreps.equals(readIrreps(given)),
  };
  // No part of a tree: trees look for tensors.
  Object.defineProperty(made, "irreps", { enumerable: false });
  return inspectable(made, () => `features of ${irreps.toString()}, ${shapeText(array.shape)}`);
}

/**
 * Features of irreps, from a tensor in e3nn's order, [term][copy][m].
 *
 * @param rows [..., dim]
 * @throws RangeError if the last axis is not as long as the irreps ask
 */
export function fromRows<const T extends string | Irreps>(
  given: IrrepsArgument<T>,
  rows: Tensor,
): IrrepsArray<Written<T>> {
  const irreps = readIrreps(given);
  checkTensor("fromRows", rows);
  if (rows.shape.at(-1) !== irreps.dim)
    throw new RangeError(
      `fromRows: expected [..., ${irreps.dim}] for ${irreps.toString()}, got ${shapeText(rows.shape)}`,
    );
  return featuresOf(
    irreps,
    rowsOf(rows, irreps, ({ l, mul: copies }) => [copies, 2 * l + 1]),
  );
}

/** Each term's two axes exchanged. */
function rowsOf(
  x: Tensor,
  irreps: Irreps,
  axes: (term: { readonly l: number; readonly mul: number }) => readonly [number, number],
): Tensor {
  const lead = x.shape.slice(0, -1);
  const order = [...lead.keys(), lead.length + 1, lead.length];
  const parts = irreps.terms.map(({ mul: copies, irrep: { l } }, term) => {
    const { start, end } = irreps.slices[term]!;
    const part = slice(x, -1, start, end);
    if (l === 0 || copies === 1) return part;
    const turned = permute(aliasOf(part, [...lead, ...axes({ l, mul: copies })]), order);
    return aliasOf(turned, [...lead, end - start]);
  });
  return parts.length === 0 ? x : concat(parts, -1);
}
