import { display } from "../display/displayable.js";
import { inspectable } from "../display/inspectable.js";
import * as activations from "./activations.js";
import { add, div, mul, neg, sub } from "./arithmetic.js";
import { atan2 } from "./atan2.js";
import { broadcastTo } from "./broadcast.js";
import { cast, detach } from "./cast.js";
import { equal, greater, less } from "./compare.js";
import { cumulativeSum } from "./cumulativeSum.js";
import { noteRead } from "./dependence.js";
import { flip } from "./flip.js";
import * as functions from "./functions.js";
import { gather } from "./gather.js";
import { argMax, argMin, max, min } from "./largest.js";
import { matmul } from "./matmul.js";
import { clip, maximum, minimum } from "./maximum.js";
import { norm } from "./norm.js";
import { permute, transpose } from "./permute.js";
import { mean, sum } from "./reduce.js";
import { reshape } from "./reshape.js";
import { segmentMax } from "./segmentMax.js";
import { segmentSum } from "./segmentSum.js";
import { shapeText } from "./shape.js";
import { tensorBundle, tensorLine, tensorText } from "./show.js";
import { pad, slice } from "./slice.js";
import { pow, type SmoothFunction, smooth } from "./smooth.js";
import { logSoftmax, logSumExp, softmax } from "./softmax.js";
import { argSort, sort } from "./sort.js";
import { split } from "./split.js";
import { Tensor } from "./tensor.js";
import type { NestedNumbers, TensorMethods } from "./tensorMethods.js";

const of = (f: SmoothFunction) =>
  function (this: Tensor): Tensor {
    return smooth(f, this);
  };

/** A function of a tensor, and of what else, as a method of it. */
const method = <Rest extends readonly unknown[], R>(f: (x: Tensor, ...rest: Rest) => R) =>
  function (this: Tensor, ...rest: Rest): R {
    return f(this, ...rest);
  };

/** The methods of tensors, a line each. They are put on the prototype here: the functions take tensors, so that the class cannot import them. */
const methods: TensorMethods<Tensor> & ThisType<Tensor> = {
  [display]() {
    return tensorBundle(this);
  },
  item() {
    if (this.size !== 1)
      throw new RangeError(`item: expected a tensor of one number, got shape ${shapeText(this.shape)}`);
    noteRead(this);
    return this.values[0]!;
  },
  toArray() {
    noteRead(this);
    return nested(this.values, this.shape, 0, 0, this.size);
  },
  toJSON() {
    return this.toArray();
  },
  add(other) {
    return add(this, other);
  },
  sub(other) {
    return sub(this, other);
  },
  mul(other) {
    return mul(this, other);
  },
  div(other) {
    return div(this, other);
  },
  neg() {
    return neg(this);
  },
  pow(p) {
    return pow(this, p);
  },
  square() {
    return mul(this, this);
  },
  sqrt: of(functions.sqrt),
  abs: of(functions.abs),
  exp: of(functions.exp),
  log: of(functions.log),
  sin: of(functions.sin),
  cos: of(functions.cos),
  tanh: of(functions.tanh),
  sigmoid: of(activations.sigmoid),
  silu: of(activations.silu),
  softplus: of(activations.softplus),
  relu: of(activations.relu),
  gelu: of(activations.gelu),
  atan2: method(atan2),
  maximum: method(maximum),
  minimum: method(minimum),
  clip: method(clip),
  greater: method(greater),
  less: method(less),
  equal: method(equal),
  as: method(cast),
  detach: method(detach),
  sum(axes, options) {
    return sum(this, axes, options);
  },
  mean(axes, options) {
    return mean(this, axes, options);
  },
  max: method(max),
  min: method(min),
  norm: method(norm),
  argMax: method(argMax),
  argMin: method(argMin),
  logSumExp: method(logSumExp),
  softmax: method(softmax),
  logSoftmax: method(logSoftmax),
  cumulativeSum: method(cumulativeSum),
  matmul(other) {
    return matmul(this, other);
  },
  reshape(shape) {
    return reshape(this, shape);
  },
  broadcastTo(shape) {
    return broadcastTo(this, shape);
  },
  permute: method(permute),
  transpose: method(transpose),
  slice: method(slice),
  split(parts, axis) {
    return split(this, parts, axis);
  },
  flip: method(flip),
  pad: method(pad),
  sort: method(sort),
  argSort: method(argSort),
  gather: method(gather),
  segmentSum: method(segmentSum),
  segmentMax: method(segmentMax),
};

for (const name of Reflect.ownKeys(methods) as (keyof typeof methods)[])
  Object.defineProperty(Tensor.prototype, name, { value: methods[name] });

/** In `String(x)` and in Node's console, which gives the levels that are left, and those it began with: inside of others it is a line. */
function words(this: Tensor, left?: number, { depth }: { readonly depth?: number | null } = {}): string {
  return left !== undefined && typeof depth === "number" && left < depth
    ? tensorLine(this)
    : tensorText(this);
}
inspectable(Tensor.prototype, words);

function nested(
  values: ArrayLike<number>,
  shape: readonly number[],
  axis: number,
  at: number,
  size: number,
): NestedNumbers {
  if (axis === shape.length) return values[at]!;
  const step = size / shape[axis]!;
  return Array.from({ length: shape[axis]! }, (_, k) => nested(values, shape, axis + 1, at + k * step, step));
}
