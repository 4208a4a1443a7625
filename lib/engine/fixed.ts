import { checkFloat } from "./dtype.js";
import { type Initializer, type InitializerName, initializerOf } from "./initializers.js";
import { checkShape, type Shape, sameShape, shapeText } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** A tensor among the parameters that is not learned: gradients, optimisers and averages leave it as it is. */
export class Fixed {
  readonly shape: Shape;
  /** undefined: a statistic that is not calibrated. */
  readonly value: Tensor | undefined;

  constructor(shape: Shape, value: Tensor | undefined) {
    this.shape = shape;
    this.value = value;
  }
  /** A statistic: that of the population where it is known, else the batch's. */
  of(batch: Tensor): Tensor {
    checkStatistic(this.shape, batch);
    return this.value ?? batch;
  }
}

function checkStatistic(shape: Shape, batch: Tensor): void {
  checkFloat("statistic", batch);
  if (!sameShape(shape, batch.shape))
    throw new RangeError(
      `statistic: expected that of a batch to have the shape ${shapeText(shape)}, got ${shapeText(batch.shape)}`,
    );
}

/** A part of a layer that is not learned. */
export interface FixedPart {
  readonly shape: Shape;
  readonly fixed: Initializer;
}

/** A part of a layer that is estimated, not learned. */
export interface StatisticPart {
  readonly shape: Shape;
  readonly statistic: true;
}

/**
 * A tensor that belongs to a layer and is not learned, such as frequencies that are drawn once. Inside of the layer it is a
 * tensor.
 *
 * @throws RangeError if the shape is none, or no initialiser is called so
 */
export function fixed(shape: Shape, first: InitializerName | Initializer): FixedPart {
  checkShape("fixed", shape);
  return Object.freeze({ shape: Object.freeze([...shape]), fixed: initializerOf(first, shape) });
}

/**
 * A mean over the population, such as batch normalisation's. Inside of the layer it is a function: while the model is
 * trained it gives back the batch's, which it is called with; after `calibrate`, the population's.
 *
 * @example
 * layer({ mean: statistic([3]) }, ({ mean }, x: Tensor) => x.sub(mean(x.mean(0))));
 * @throws RangeError if the shape is none
 */
export function statistic(shape: Shape): StatisticPart {
  checkShape("statistic", shape);
  return Object.freeze({ shape: Object.freeze([...shape]), statistic: true });
}
