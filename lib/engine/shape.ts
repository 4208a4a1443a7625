/** How long a tensor's axes are: [] for one number. An axis of length 0 is legal everywhere. */
export type Shape = readonly number[];

/** What a kernel knows of an operand besides its numbers. */
export interface Shaped {
  readonly shape: Shape;
  readonly size: number;
}

/** How many numbers a shape holds. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** A shape in words: [2, 3]. */
export function shapeText(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/**
 * A shape that somebody has written.
 *
 * @throws RangeError if a length is no whole number >= 0
 */
export function checkShape(name: string, shape: Shape): void {
  if (Array.isArray(shape) && shape.every((length) => Number.isSafeInteger(length) && length >= 0)) return;
  const got = Array.isArray(shape) ? shapeText(shape) : String(shape);
  throw new RangeError(
    `${name}: expected a shape, a list of whole numbers from 0 on such as [2, 3], got ${got}`,
  );
}

/**
 * An axis counted from the front; -1 is the last one.
 *
 * @throws RangeError if the tensor has no such axis
 */
export function axisOf(name: string, axis: number, shape: Shape): number {
  const rank = shape.length;
  const found = axis < 0 ? axis + rank : axis;
  if (Number.isInteger(found) && found >= 0 && found < rank) return found;
  const has = rank === 0 ? "one number has no axes" : `the axes are 0 to ${rank - 1}, or -${rank} to -1`;
  throw new RangeError(`${name}: expected an axis of ${shapeText(shape)}, got ${axis}: ${has}`);
}

/**
 * Axes counted from the front, in ascending order; all of them where none are named.
 *
 * @throws RangeError if the tensor has no such axis, or one is named twice
 */
export function axesOf(name: string, axes: number | readonly number[] | undefined, shape: Shape): number[] {
  if (axes === undefined) return shape.map((_, axis) => axis);
  const found = (typeof axes === "number" ? [axes] : axes).map((axis) => axisOf(name, axis, shape));
  if (new Set(found).size < found.length)
    throw new RangeError(`${name}: expected each axis once, got [${[axes].flat().join(", ")}]`);
  return found.sort((a, b) => a - b);
}

/** How far the places of row-major numbers are apart along each axis. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}
