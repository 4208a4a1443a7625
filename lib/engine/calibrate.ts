import { leaf } from "./apply.js";
import { type DType, newValues } from "./dtype.js";
import { Fixed } from "./fixed.js";
import type { Layer } from "./part.js";
import { sizeOf } from "./shape.js";
import type { Tensor } from "./tensor.js";
import { mapParts } from "./tree.js";

/** A statistic that is being estimated: the mean of those of the batches. */
class Gathering extends Fixed {
  private readonly sum = new Float64Array(sizeOf(this.shape));
  private count = 0;
  private dtype: DType = "float32";

  override of(batch: Tensor): Tensor {
    super.of(batch);
    const { values, dtype } = batch;
    for (let k = 0; k < values.length; k++) this.sum[k]! += values[k]!;
    this.count++;
    this.dtype = dtype;
    return batch;
  }
  mean(): Fixed {
    if (this.count === 0) return new Fixed(this.shape, undefined);
    const values = newValues(this.dtype, this.sum.length);
    for (let k = 0; k < values.length; k++) values[k] = this.sum[k]! / this.count;
    return new Fixed(this.shape, leaf(this.shape, this.dtype, values));
  }
}

/**
 * Parameters for use: the same, with the means over batches of all statistics of the model, each batch counted alike. The
 * model runs on each batch as in training, so that deeper statistics see what they saw there.
 *
 * @param batches the arguments of the model for each batch
 * @throws RangeError if there is no batch
 */
export function calibrate<Args extends readonly unknown[], Result, Parameters>(
  model: Layer<Args, Result, Parameters>,
  parameters: Parameters,
  batches: Iterable<Args>,
): Parameters {
  const gathering = mapParts(parameters, (part) =>
    part instanceof Fixed && part.value === undefined ? new Gathering(part.shape, undefined) : part,
  );
  let count = 0;
  for (const batch of batches) {
    model.apply(gathering, ...batch);
    count++;
  }
  if (count === 0) throw new RangeError("calibrate: expected a batch at least, got none");
  return mapParts(gathering, (part) => (part instanceof Gathering ? part.mean() : part));
}
