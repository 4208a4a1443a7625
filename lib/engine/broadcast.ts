import { aliasOf, apply } from "./apply.js";
import { loopOf, stepsTo } from "./loop.js";
import { type Shape, sameShape, shapeText, stridesOf } from "./shape.js";
import type { Operation, Tensor } from "./tensor.js";

/**
 * The shape of a result of two operands, by NumPy's rule: axes are matched from the right, and an axis that is missing or
 * has length 1 is repeated.
 *
 * @throws RangeError if two lengths differ and neither is 1
 */
export function broadcastShape(name: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let k = 1; k <= rank; k++) {
    const [x, y] = [a[a.length - k] ?? 1, b[b.length - k] ?? 1];
    if (x !== y && x !== 1 && y !== 1) {
      throw new RangeError(
        `${name}: expected shapes that agree from the right, got ${shapeText(a)} and ${shapeText(b)}: ${x} against ${y} in axis ${rank - k}`,
      );
    }
    shape[rank - k] = x === 1 ? y : x;
  }
  return shape;
}

/** Repeats along axes; the transpose of a sum. */
const Broadcast: Operation<Shape> = {
  name: "broadcastTo",
  shapes: ([x], shape) => {
    if (!sameShape(broadcastShape("broadcastTo", x!.shape, shape), shape)) {
      throw new RangeError(
        `broadcastTo: expected a shape that ${shapeText(x!.shape)} can be repeated to, got ${shapeText(shape)}`,
      );
    }
    return [shape];
  },
  run: ([z], [x], shape, _, [of], kernels) =>
    kernels.move(z!, 0, x!, 0, loopOf(shape, [stridesOf(shape), stepsTo(shape, of!.shape)]), false),
  gradients: ([g], { inputs: [x] }) => [g && sumTo(g, x!.shape)],
};

/** Sums over axes, which stay with length 1. */
const Sum: Operation<readonly number[]> = {
  name: "sum",
  shapes: ([x], axes) => [x!.shape.map((length, axis) => (axes.includes(axis) ? 1 : length))],
  run: ([z], [x], _, [to], [of], kernels) => {
    const { shape } = of!;
    kernels.sum(z!, x!, loopOf(shape, [stepsTo(shape, to!.shape), stridesOf(shape)]));
  },
  gradients: ([g], { inputs: [x] }) => [g && broadcastTo(g, x!.shape)],
};

/** A tensor repeated until it has a shape, by NumPy's rule. */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  return sameShape(x.shape, shape) ? x : apply(Broadcast, [x], shape);
}

/** Tensors repeated to one shape, by NumPy's rule. */
export function broadcastTogether(name: string, ...xs: readonly Tensor[]): readonly Tensor[] {
  const shape = xs.map((x) => x.shape).reduce((found, each) => broadcastShape(name, found, each));
  return xs.map((x) => broadcastTo(x, shape));
}

/** Sums over axes, which stay with length 1. */
export function sumOver(x: Tensor, axes: readonly number[]): Tensor {
  return axes.length === 0 ? x : apply(Sum, [x], axes);
}

/** Sums over the axes that repetition has added, until the tensor has a shape again. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const lead = x.rank - shape.length;
  const axes: number[] = [];
  for (let axis = 0; axis < x.rank; axis++) {
    if (axis < lead || (shape[axis - lead] === 1 && x.shape[axis] !== 1)) axes.push(axis);
  }
  const y = sumOver(x, axes);
  return sameShape(y.shape, shape) ? y : aliasOf(y, shape);
}
