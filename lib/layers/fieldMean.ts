import { tensor } from "../engine/create.js";
import { einsum } from "../engine/einsum.js";
import { shapeText } from "../engine/shape.js";
import { fieldOf, type SteerableField } from "./steerableField.js";

/**
 * The mean of fields over the largest disk inside of their grid, about its centre: the corners of a square come from
 * outside and go there when it is rotated. What is left has its irreps and no place, and rotates as rho(a).
 *
 * @param x values [batch, dim, rows, columns]
 * @returns values [batch, dim]
 * @example
 * const pooled = fieldMean(F); // of "32x0 + 1x1", from an encoder
 * const [x, y] = pooled.part(1).split(2, 1); // the vector, whose angle goes with the image
 * const angle = y.atan2(x).reshape([-1]);
 * @throws RangeError if the fields have no grid
 */
export function fieldMean<S extends string>(x: SteerableField<S>): SteerableField<S> {
  const { values, irreps } = x;
  if (values.rank !== 4)
    throw new RangeError(
      `fieldMean: expected fields on a grid, [batch, channel, rows, columns], got ${shapeText(values.shape)}`,
    );
  const [rows, columns] = values.shape.slice(2) as [number, number];
  const radius = Math.min(rows, columns) / 2;
  const isInside = Float64Array.from({ length: rows * columns }, (_, k) => {
    const [column, row] = [(k % columns) - (columns - 1) / 2, Math.floor(k / columns) - (rows - 1) / 2];
    return Math.hypot(column, row) <= radius ? 1 : 0;
  });
  const count = isInside.reduce((sum, one) => sum + one, 0);
  const disk = tensor(
    isInside.map((one) => one / count),
    { shape: [rows, columns], dtype: values.dtype },
  );
  return fieldOf(irreps, einsum("batch channel row column, row column -> batch channel", values, disk));
}
