import { operand } from "./arithmetic.js";
import { type Border, withBorder } from "./border.js";
import { checkTensor } from "./checkTensor.js";
import { correlationForm } from "./correlationForm.js";
import { contract } from "./form.js";
import { shapeText } from "./shape.js";
import type { Tensor } from "./tensor.js";

/** How a kernel goes over images. */
export interface CorrelateOptions {
  /** What lies around an image (default: none, the kernel stays inside of it). */
  readonly border?: Border;
  /** How far the kernel goes from one place to the next (default: 1). */
  readonly stride?: number;
}

/**
 * The correlation of images with kernels, the "convolution" of neural networks:
 *
 *     y_bo(p, q) = sum_c,r,s k_oc(r, s) x_bc(p + r, q + s)
 *
 * Without a border the kernel stays inside of the image, and y is smaller by the kernel's sides less one. With one, (r, s)
 * is counted from the middle of the kernel, and y has the sides of x. With a stride, only each stride-th place is kept, the
 * first one as the first.
 *
 * @param x [batch, channel, rows, columns]
 * @param kernel [out, in, rows, columns]; with a border, of odd sides
 * @returns [batch, out, rows, columns]
 * @throws RangeError if x or the kernel has not four axes, their channels differ in number, the kernel does not fit into the
 * image (or, with a border, has no middle), or the stride is no whole number from 1 on
 * @throws TypeError if something is no tensor, or the dtypes differ
 */
export function correlate2d(x: Tensor, kernel: Tensor, options: CorrelateOptions = {}): Tensor {
  return correlate("correlate2d", ["rows", "columns"], x, kernel, options);
}

/**
 * The correlation of images in space with kernels: as `correlate2d`, with one axis more.
 *
 * @param x [batch, channel, depth, rows, columns]
 * @param kernel [out, in, depth, rows, columns]
 * @returns [batch, out, depth, rows, columns]
 * @throws as `correlate2d`
 */
export function correlate3d(x: Tensor, kernel: Tensor, options: CorrelateOptions = {}): Tensor {
  return correlate("correlate3d", ["depth", "rows", "columns"], x, kernel, options);
}

const borders: readonly Border[] = ["none", "zero", "circular"];

function correlate(
  name: string,
  axes: readonly string[],
  x: Tensor,
  kernel: Tensor,
  { border = "none", stride = 1 }: CorrelateOptions,
): Tensor {
  for (const each of [x, kernel]) checkTensor(name, each, "tensors");
  operand(name, x, kernel);
  const got = `${shapeText(x.shape)} and ${shapeText(kernel.shape)}`;
  if (x.rank !== axes.length + 2 || kernel.rank !== axes.length + 2)
    throw new RangeError(
      `${name}: expected x [batch, channel, ${axes.join(", ")}] and a kernel [out, in, ${axes.join(", ")}], got ${got}`,
    );
  if (x.shape[1] !== kernel.shape[1])
    throw new RangeError(
      `${name}: expected a kernel for the channels of x, got ${got}: ${x.shape[1]} channels against ${kernel.shape[1]}`,
    );
  if (!borders.includes(border))
    throw new RangeError(
      `${name}: expected the border "none", "zero" or "circular", got ${JSON.stringify(border)}`,
    );
  if (!Number.isInteger(stride) || stride < 1)
    throw new RangeError(`${name}: expected a stride of 1, 2, ..., got ${stride}`);
  const sides = kernel.shape.slice(2);
  for (const [k, side] of sides.entries()) checkSide(name, axes[k]!, side, x.shape[k + 2]!, border);
  const wide = withBorder(
    x,
    sides.map((side) => (side - 1) / 2),
    border,
  );
  return contract(correlationForm(name, wide.shape, kernel.shape, stride), 2, [wide, kernel]);
}

function checkSide(name: string, axis: string, side: number, length: number, border: Border): void {
  if (border === "none") {
    if (side < 1 || side > length)
      throw new RangeError(
        `${name}: expected a kernel that fits into the image, got ${side} ${axis} for ${length}: use a border, "zero" or "circular", or a smaller kernel`,
      );
  } else if (side % 2 === 0)
    throw new RangeError(
      `${name}: expected a kernel of odd sides, whose middle lies on each place in turn, got ${side} ${axis}`,
    );
}
