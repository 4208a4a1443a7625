/** Numbers in row-major order, with their shape: how arrays of any rank are stored. */
interface Shaped {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/**
 * A value with a shape and its numbers in row-major order as nested lists; anything else unchanged. A law can therefore
 * compare an array of any rank, by its numbers, with another array or with plain lists.
 *
 * @example
 * nested({ shape: [2, 2], data: [1, 2, 3, 4] }); // [[1, 2], [3, 4]]
 * nested({ shape: [], data: [5] }); // 5
 */
export function nested(value: unknown): unknown {
  return isShaped(value) ? rows(value, 0, 0, value.data.length) : value;
}

/** The `size` numbers starting at `start`, which share their indices on the axes before `axis`, as nested lists. */
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
