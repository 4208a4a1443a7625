import { segmentMax } from "../engine/segmentMax.js";
import { segmentSum } from "../engine/segmentSum.js";
import type { Tensor } from "../engine/tensor.js";
import { checkChoice } from "../numbers/checkOptions.js";
import { segmentMean } from "./segmentMean.js";

/** How what comes to a node becomes one: none of these knows an order. */
export type Aggregation = "sum" | "mean" | "max";

const aggregations: Readonly<Record<Aggregation, typeof segmentSum>> = {
  sum: segmentSum,
  mean: segmentMean,
  max: segmentMax,
};

/**
 * Sums, means or maxima of the rows that belong together; 0 where there is none. The aggregation that was asked for is
 * checked here.
 *
 * @throws RangeError if it is none of these; or as `segmentSum`
 */
export function aggregate(how: Aggregation, x: Tensor, segments: Tensor, count: number): Tensor {
  checkChoice("aggregation", how, Object.keys(aggregations));
  return aggregations[how](x, segments, count);
}
