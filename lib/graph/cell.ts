import { type NumberRows, plainRows } from "../algebra/numberList.js";
import { cross } from "../algebra/vector.js";

/** Which of the three directions of a cell repeat. */
export type Periodic = readonly [a: boolean, b: boolean, c: boolean];

/** The cell of a crystal, ready for use. */
export interface Cell {
  /** a, b, c, one after another: nine numbers. */
  readonly vectors: Float64Array;
  /** The rows of the inverse: the k-th fractional coordinate of x is sum_i x_i inverse[3 i + k]. */
  readonly inverse: Float64Array;
  /** The distance between the two faces that a, b and c connect. */
  readonly heights: readonly [number, number, number];
  readonly volume: number;
  readonly periodic: Periodic;
}

/**
 * A cell from its three vectors, which may have any lengths, angles and handedness.
 *
 * @param rows a, b and c
 * @throws RangeError if they are not three vectors of finite numbers, or span no volume
 */
export function cellOf(name: string, rows: NumberRows, periodic: Periodic): Cell {
  const lists = plainRows(rows);
  if (lists.length !== 3 || lists.some((row) => row.length !== 3 || !row.every(Number.isFinite)))
    throw new RangeError(
      `${name}: expected a cell of three vectors of three finite numbers, a, b and c, got ${JSON.stringify(lists)}`,
    );
  const [a, b, c] = lists as [readonly number[], readonly number[], readonly number[]];
  const faces = [cross(b, c), cross(c, a), cross(a, b)] as const;
  const volume = a[0]! * faces[0][0] + a[1]! * faces[0][1] + a[2]! * faces[0][2];
  const box = Math.hypot(...a) * Math.hypot(...b) * Math.hypot(...c);
  if (!(Math.abs(volume) > 1e-10 * box))
    throw new RangeError(
      `${name}: expected a cell whose three vectors span a volume, got ${JSON.stringify(lists)} with volume ${volume}: they lie in a plane; for a direction that does not repeat give any vector out of the plane, and periodic: [true, true, false]`,
    );
  const inverse = new Float64Array(9);
  for (let k = 0; k < 3; k++) for (let i = 0; i < 3; i++) inverse[3 * i + k] = faces[k]![i]! / volume;
  const heights = faces.map((face) => Math.abs(volume) / Math.hypot(...face)) as [number, number, number];
  return {
    vectors: Float64Array.from([...a, ...b, ...c]),
    inverse,
    heights,
    volume: Math.abs(volume),
    periodic,
  };
}
