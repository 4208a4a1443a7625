import { aliasOf, apply, applyAll, filled } from "./apply.js";
import { loopOf } from "./loop.js";
import { axisOf, type Shape, sameShape, shapeText, stridesOf } from "./shape.js";
import { type Operation, Tensor } from "./tensor.js";

/** Where parts of some lengths along an axis begin, and how long they are together. */
function starts(lengths: readonly number[]): number[] {
  const found = [0];
  for (const length of lengths) found.push(found.at(-1)! + length);
  return found;
}

/** Several tensors as one along an axis; linear, and the transpose of a division. */
const Concat: Operation<number> = {
  name: "concat",
  shapes: (xs, axis) => [
    xs[0]!.shape.with(
      axis,
      xs.reduce((sum, { shape }) => sum + shape[axis]!, 0),
    ),
  ],
  run: ([y], xs, axis, [to], of, kernels) => {
    const steps = stridesOf(to!.shape);
    const places = starts(of.map(({ shape }) => shape[axis]!));
    for (const [k, x] of xs.entries()) {
      const { shape } = of[k]!;
      kernels.move(y!, places[k]! * steps[axis]!, x, 0, loopOf(shape, [steps, stridesOf(shape)]), false);
    }
  },
  gradients: ([g], { inputs, attributes: axis }) =>
    g
      ? parted(
          g,
          axis,
          inputs.map(({ shape }) => shape[axis]!),
        )
      : [],
};

interface Division {
  readonly axis: number;
  readonly lengths: readonly number[];
}

/** One tensor as several along an axis; linear, and the transpose of putting them together. */
const Divide: Operation<Division> = {
  name: "split",
  shapes: ([x], { axis, lengths }) => lengths.map((length) => x!.shape.with(axis, length)),
  run: (ys, [x], { axis, lengths }, to, [of], kernels) => {
    const steps = stridesOf(of!.shape);
    const places = starts(lengths);
    for (const [k, y] of ys.entries()) {
      const { shape } = to[k]!;
      kernels.move(y, 0, x!, places[k]! * steps[axis]!, loopOf(shape, [stridesOf(shape), steps]), false);
    }
  },
  gradients: (gs, { outputs, attributes: { axis } }) => [
    apply(
      Concat,
      outputs.map((y, k) => gs[k] ?? filled(y.shape, y.dtype, 0)),
      axis,
    ),
  ],
};

/** Parts of some lengths, one after another along an axis. */
export function parted(x: Tensor, axis: number, lengths: readonly number[]): readonly Tensor[] {
  return applyAll(Divide, [x], { axis, lengths });
}

/**
 * Tensors one after another along an axis, in which alone they may differ.
 *
 * @throws RangeError if there is none, or their shapes differ in another axis
 * @throws TypeError if their dtypes differ
 */
export function concat(xs: readonly Tensor[], axis: number): Tensor {
  const [first] = checked("concat", xs);
  const along = axisOf("concat", axis, first.shape);
  for (const x of xs) {
    if (x.rank === first.rank && sameShape(x.shape.with(along, 0), first.shape.with(along, 0))) continue;
    throw new RangeError(
      `concat: expected shapes that differ in axis ${along} alone, got ${shapeText(first.shape)} and ${shapeText(x.shape)}`,
    );
  }
  return xs.length === 1 ? first : apply(Concat, xs, along);
}

/**
 * Tensors of one shape side by side along a new axis: entry k of it is xs[k].
 *
 * @throws RangeError if there is none, or their shapes differ
 * @throws TypeError if their dtypes differ
 */
export function stack(xs: readonly Tensor[], axis = 0): Tensor {
  const [first] = checked("stack", xs);
  for (const { shape } of xs) {
    if (!sameShape(shape, first.shape))
      throw new RangeError(
        `stack: expected tensors of one shape, got ${shapeText(first.shape)} and ${shapeText(shape)}`,
      );
  }
  const room: Shape = [...first.shape, 1];
  const along = axisOf("stack", axis, room);
  const each = first.shape.toSpliced(along, 0, 1);
  return concat(
    xs.map((x) => aliasOf(x, each)),
    along,
  );
}

function checked(name: string, xs: readonly Tensor[]): readonly [Tensor, ...Tensor[]] {
  const isList = Array.isArray(xs) && xs.length > 0 && xs.every((x) => x instanceof Tensor);
  if (!isList) {
    const got = Array.isArray(xs) ? `[${xs.map((x: unknown) => typeof x).join(", ")}]` : typeof xs;
    throw new RangeError(
      `${name}: expected a list of tensors, one at least, got ${got}: ${name}([x, y], axis)`,
    );
  }
  for (const { dtype } of xs) {
    if (dtype !== xs[0]!.dtype)
      throw new TypeError(
        `${name}: expected tensors of one dtype, got ${xs[0]!.dtype} and ${dtype}: convert one by .as("${xs[0]!.dtype}")`,
      );
  }
  return xs as [Tensor, ...Tensor[]];
}
