import { sigmoid, silu } from "../engine/activations.js";
import { add, mul } from "../engine/arithmetic.js";
import { layer } from "../engine/layer.js";
import { norm } from "../engine/norm.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";
import { readSo2Irreps, type So2Argument, type So2Irreps } from "../irreps/so2Irreps.js";
import {
  checkField,
  fieldOf,
  forCopies,
  ofParts,
  type SteerableField,
  type WrittenSo2,
} from "./steerableField.js";

/** The functions of one number of an activation of fields. */
export interface FieldActivations {
  /** Of what has frequency 0 (default: silu). */
  readonly scalars?: (x: Tensor) => Tensor;
  /** By how much a copy is multiplied, of its norm and offset (default: sigmoid). */
  readonly norms?: (x: Tensor) => Tensor;
}

/**
 * The activation of fields of SO(2) by their norms, which rotations do not change: a function of one number of each copy
 * of frequency 0, and for all others
 *
 *     x_u -> h(|x_u| + b_u) x_u
 *
 * so that a copy keeps its direction. b begins as 0. A function of the components themselves would not commute with
 * rotations.
 *
 * @example
 * const act = fieldActivation("8x0 + 4x1");
 * act.apply(act.init(random(1)), F); // a field of the same irreps
 * @throws RangeError if the text names no irreps of SO(2), or, later, the fields are of other irreps
 * @see Worrall, Garbin, Turmukhambetov, Brostow, Harmonic networks (2017); Weiler, Geiger, Welling, Boomsma, Cohen, 3D
 * steerable CNNs (2018), for gates
 */
export function fieldActivation<const T extends string | So2Irreps>(
  given: So2Argument<T>,
  { scalars = (x) => smooth(silu, x), norms = (x) => smooth(sigmoid, x) }: FieldActivations = {},
): Layer<[x: SteerableField<WrittenSo2<T>>], SteerableField<WrittenSo2<T>>, { b: Tensor }> {
  const irreps = readSo2Irreps(given);
  const count = irreps.terms.reduce((sum, { mul, frequency }) => sum + (frequency > 0 ? mul : 0), 0);
  return layer({ b: parameter([count], "zeros") }, ({ b }, x: SteerableField<WrittenSo2<T>>) => {
    checkField("fieldActivation", x, irreps);
    const values = ofParts(x, (part, { frequency, startOfKind }) => {
      if (frequency === 0) return scalars(part);
      const length = norm(part, 1, { keep: true });
      return mul(part, norms(add(length, forCopies(b, startOfKind, part))));
    });
    return fieldOf(irreps, values);
  });
}
