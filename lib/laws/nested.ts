/** Numbers in rows behind each other, with their shape: how arrays of any rank are stored. */
interface Shaped {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/**
 * A value with a shape and its numbers in row-major order as nested lists; anything else as it is. So a law compares an
 * array of any rank by its numbers, with another or with plain lists.
 *
 * @example
 * nested({ shape: [2, 2], data: [1, 2, 3, 4] }); // [[1, 2], [3, 4]]
 * nested({ shape: [], data: [5] }); // 5
 */
export function nested(value: unknown): unknown {
  return isShaped(value) ? rows(value, 0, 0, value.data.length) : value;
}

/** The numbers from `start` on that belong to one entry of the axes before `axis`. */
function rows({ shape, data }: Shaped, axis: number, start: number, size: number): unknown {
  if (axis === shape.length) return data[start];
  const length = shape[axis]!;
  const step = size / length;
  return Array.from({ length }, (_, k) => rows({ shape, data }, axis + 1, start + k * step, step));
}

function isShaped(value: unknown): value is Shaped {
  if (typeof value !== "object" || value === null) return false;
  const { shape, data } = value as Partial<Shaped>;
  return (
    Array.isArray(shape) &&
    (Array.isArray(data) || ArrayBuffer.isView(data)) &&
    data.length === shape.reduce((product, n) => product * n, 1)
  );
}
