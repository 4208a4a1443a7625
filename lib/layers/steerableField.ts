import { inspectable } from "../display/inspectable.js";
import { aliasOf } from "../engine/apply.js";
import { mul, neg } from "../engine/arithmetic.js";
import { checkTensor } from "../engine/checkTensor.js";
import { concat, stack } from "../engine/concat.js";
import { einsum } from "../engine/einsum.js";
import { norm } from "../engine/norm.js";
import { shapeText, sizeOf } from "../engine/shape.js";
import { slice } from "../engine/slice.js";
import { inStep } from "../engine/step.js";
import type { Tensor } from "../engine/tensor.js";
import { readSo2Irreps, type So2Argument, type So2Irreps, so2Dimension } from "../irreps/so2Irreps.js";
import { cosineSine } from "./cosineSine.js";
import type { Written } from "./irrepsArray.js";
import { checkAngles, rotateImages } from "./rotateImages.js";

/** The irreps of a literal as the compiler compares them: "1" and "01x1" as "1x1". Irreps that it does not know are `string`. */
export type WrittenSo2<T extends string | So2Irreps> = T extends string ? Written<T> : string;

/**
 * Fields of irreps of SO(2) on a grid: what a rotation by the angle a makes of them is
 *
 *     (a F)(x) = rho(a) F(R(a)^-1 x)
 *
 * values move with their places, and their components are turned among each other. The channels have the terms one after
 * the other, each as [component, copy]; a vector is (x, y), x to the right and y upwards.
 */
export interface SteerableField<S extends string = string> {
  readonly irreps: So2Irreps;
  /** [batch, dim, rows, columns], or [batch, dim] where there are no places any more */
  readonly values: Tensor;
  /** One term, [batch, component, copy, ...]. */
  part(term: number): Tensor;
  /** What rotations by angles [batch] in radians make of it: bilinear between pixels, exact at quarter turns of a square grid. */
  transformed(angles: Tensor): SteerableField<S>;
  /** What no rotation of the components changes: scalars as they are, the length of all others: [batch, numIrreps, ...]. */
  invariants(): Tensor;
  /** Whether these are the irreps. Two that the compiler knows have to be equal: this method is how it compares them. */
  is(text: S): boolean;
}

/**
 * Fields of irreps of SO(2), from their values; images are fields of frequency 0.
 *
 * @param values [batch, dim, rows, columns], or [batch, dim]: in the order [term][component][copy]
 * @example
 * const F = steerableField("1x0 + 1x1", zeros([8, 3, 17, 17])); // a scalar and a vector at each place
 * F.part(1).shape; // [8, 2, 1, 17, 17]
 * @throws RangeError if the text names no irreps of SO(2), or the values have other channels
 */
export function steerableField<const T extends string | So2Irreps>(
  given: So2Argument<T>,
  values: Tensor,
): SteerableField<WrittenSo2<T>> {
  return fieldOf(readSo2Irreps(given), values);
}

/** The same for irreps that have been read, S being how the compiler knows them. */
export function fieldOf<S extends string>(irreps: So2Irreps, values: Tensor): SteerableField<S> {
  checkTensor("steerableField", values, "values as a tensor");
  if (!(values.rank === 2 || values.rank === 4) || values.shape[1] !== irreps.dim)
    throw new RangeError(
      `steerableField: expected values [batch, ${irreps.dim}, rows, columns] for ${irreps.toString()}, got ${shapeText(values.shape)}`,
    );
  // Methods read `this`: trees put another tensor in the place of `values`.
  const made: SteerableField<S> = {
    irreps,
    values,
    part(term) {
      const found = irreps.terms[term];
      if (!found)
        throw new RangeError(
          `part: expected one of the ${irreps.terms.length} terms of ${irreps.toString()}, got ${term}`,
        );
      const [batch, , ...grid] = this.values.shape;
      const { start, end } = irreps.slices[term]!;
      const shape = [batch!, so2Dimension(found.frequency), found.mul, ...grid];
      return aliasOf(slice(this.values, 1, start, end), shape);
    },
    transformed(angles) {
      checkAngles("transformed", this.values, angles);
      return inStep(undefined, () => {
        const turned = ofParts(this, (part, { frequency }) =>
          frequency === 0 ? part : rotated(part, mul(angles, frequency)),
        );
        return fieldOf(irreps, this.values.rank === 2 ? turned : rotateImages(turned, angles));
      });
    },
    invariants() {
      return concat(
        irreps.terms.map(({ frequency }, k) => {
          const part = this.part(k);
          const [batch, , copies, ...grid] = part.shape as [number, number, number, ...number[]];
          return frequency === 0 ? aliasOf(part, [batch, copies, ...grid]) : norm(part, 1);
        }),
        1,
      );
    },
    is: (text) => irreps.equals(readSo2Irreps(text)),
  };
  // No part of a tree: trees look for tensors.
  Object.defineProperty(made, "irreps", { enumerable: false });
  return inspectable(made, () => `fields of ${irreps.toString()}, ${shapeText(values.shape)}`);
}

/** Which copies a part has. */
export interface Copies {
  readonly frequency: number;
  /** The number of copies before them, of all terms. */
  readonly start: number;
  /** The number of copies before them of frequency 0, or, if theirs is another, of all others. */
  readonly startOfKind: number;
}

/** The values of a field with some function of each term, [batch, component, copy, ...] to the same shape. */
export function ofParts(x: SteerableField, f: (part: Tensor, copies: Copies) => Tensor): Tensor {
  const [batch, , ...grid] = x.values.shape;
  let [start, scalars] = [0, 0];
  const parts = x.irreps.terms.map(({ mul: count, frequency }, k) => {
    const of = f(x.part(k), {
      frequency,
      start,
      startOfKind: frequency === 0 ? scalars : start - scalars,
    });
    start += count;
    if (frequency === 0) scalars += count;
    return aliasOf(of, [batch!, so2Dimension(frequency) * count, ...grid]);
  });
  return concat(parts, 1);
}

/** Numbers for the copies of a part, from a place on, as they broadcast to it. */
export function forCopies(numbers: Tensor, start: number, part: Tensor): Tensor {
  const [, , count, ...grid] = part.shape as [number, number, number, ...number[]];
  return aliasOf(slice(numbers, 0, start, start + count), [count, ...grid.map(() => 1)]);
}

/** Two components turned by an angle for each of the batch. */
function rotated(part: Tensor, angles: Tensor): Tensor {
  const [cos, sin] = cosineSine(angles);
  const [batch, , ...rest] = part.shape;
  const R = aliasOf(stack([cos, neg(sin), sin, cos], 1), [batch!, 2, 2]);
  const flat = aliasOf(part, [batch!, 2, sizeOf(rest)]);
  return aliasOf(einsum("batch to from, batch from n -> batch to n", R, flat), part.shape);
}

/**
 * Refuses fields of other irreps than those of a layer.
 *
 * @throws RangeError if the irreps are not the same
 */
export function checkField(layer: string, x: SteerableField, irreps: So2Irreps): void {
  if (irreps.equals(x.irreps)) return;
  throw new RangeError(`${layer}: expected fields of ${irreps.toString()}, got ${x.irreps.toString()}`);
}
