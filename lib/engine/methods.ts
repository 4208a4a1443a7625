import { add, div, mul, neg, sub } from "./arithmetic.js";
import { broadcastTo } from "./broadcast.js";
import * as functions from "./functions.js";
import { matmul } from "./matmul.js";
import { mean, sum } from "./reduce.js";
import { reshape } from "./reshape.js";
import { shapeText } from "./shape.js";
import { pow, type SmoothFunction, smooth } from "./smooth.js";
import { Tensor } from "./tensor.js";
import type { NestedNumbers, TensorMethods } from "./tensorMethods.js";

const of = (f: SmoothFunction) =>
  function (this: Tensor): Tensor {
    return smooth(f, this);
  };

/** The methods of tensors, a line each. They are put on the prototype here: the functions take tensors, so that the class cannot import them. */
const methods: TensorMethods<Tensor> & ThisType<Tensor> = {
  item() {
    if (this.size !== 1)
      throw new RangeError(`item: expected a tensor of one number, got shape ${shapeText(this.shape)}`);
    return this.values[0]!;
  },
  toArray() {
    return nested(this.values, this.shape, 0, 0, this.size);
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
  sqrt() {
    return pow(this, 0.5);
  },
  exp: of(functions.exp),
  log: of(functions.log),
  sin: of(functions.sin),
  cos: of(functions.cos),
  tanh: of(functions.tanh),
  sum(axes, options) {
    return sum(this, axes, options);
  },
  mean(axes, options) {
    return mean(this, axes, options);
  },
  matmul(other) {
    return matmul(this, other);
  },
  reshape(shape) {
    return reshape(this, shape);
  },
  broadcastTo(shape) {
    return broadcastTo(this, shape);
  },
};

for (const [name, value] of Object.entries(methods)) Object.defineProperty(Tensor.prototype, name, { value });

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
