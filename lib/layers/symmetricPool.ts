import { aliasOf, leaf } from "../engine/apply.js";
import { newValues } from "../engine/dtype.js";
import { einsum } from "../engine/einsum.js";
import { type Shape, sizeOf } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";
import { checkIsMap } from "./checkMap.js";
import { type FeatureMap, mapOf } from "./featureMap.js";
import { largestAmong } from "./largestAmong.js";

/**
 * The mean of 3 x 3 places (3 x 3 x 3 in space) about every second one, the first and the last included:
 *
 *     y(p) = mean over |s_a| <= 1 of x(2 p + s)        those places that there are
 *
 * From n places along an axis to (n + 1) / 2. For odd n every second place is as far from one end as from the other, so
 * pooling commutes with the symmetries of the grid; for even n it would not.
 *
 * @throws TypeError if the argument is no map
 * @throws RangeError if a side of the grid is even
 */
export function symmetricAveragePool(map: FeatureMap): FeatureMap {
  const grid = pooledGrid("symmetricAveragePool", map);
  let values = map.values;
  for (const [a, n] of grid.entries()) {
    const shape = values.shape;
    const [before, after] = [shape.slice(0, 3 + a), shape.slice(4 + a)];
    const flat = aliasOf(values, [sizeOf(before), n, sizeOf(after)]);
    const pooled = einsum("row from column, to from -> row to column", flat, threes(n, values));
    values = aliasOf(pooled, [...before, (n + 1) / 2, ...after]);
  }
  return mapOf(map.representation, values);
}

/**
 * The largest of 3 x 3 places (3 x 3 x 3 in space) about every second one, the first and the last included:
 *
 *     y(p) = max over |s_a| <= 1 of x(2 p + s)        those places that there are
 *
 * From n places along an axis to (n + 1) / 2: see `symmetricAveragePool`. The gradient goes to the largest number, the
 * first of several that are equal.
 *
 * @throws TypeError if the argument is no map
 * @throws RangeError if a side of the grid is even
 */
export function symmetricMaxPool(map: FeatureMap): FeatureMap {
  const grid = pooledGrid("symmetricMaxPool", map);
  const windows = grid.reduce<number[][]>(
    (lists, n) =>
      lists.flatMap((list) =>
        Array.from({ length: (n + 1) / 2 }, (_, p) =>
          list.flatMap((at) => around(p, n).map((place) => at * n + place)),
        ),
      ),
    [[0]],
  );
  const sides = grid.map((n) => (n + 1) / 2);
  const each = windows.map((list) => Int32Array.from(list));
  return mapOf(map.representation, largestAmong(map.values, 3, each, sides));
}

/** The places next to 2 p and itself. */
function around(p: number, n: number): number[] {
  return [2 * p - 1, 2 * p, 2 * p + 1].filter((place) => place >= 0 && place < n);
}

/** The means along an axis as a matrix, [to, from]. */
function threes(n: number, { dtype }: Tensor): Tensor {
  const values = newValues(dtype, (n * (n + 1)) / 2);
  for (let p = 0; 2 * p < n; p++) {
    const places = around(p, n);
    for (const place of places) values[p * n + place] = 1 / places.length;
  }
  return leaf([(n + 1) / 2, n], dtype, values);
}

function pooledGrid(name: string, map: FeatureMap): Shape {
  checkIsMap(name, map);
  const grid = map.values.shape.slice(3);
  const even = grid.find((n) => n % 2 === 0);
  if (even !== undefined)
    throw new RangeError(
      `${name}: expected odd sides, got ${grid.join(" x ")}: every second one of ${even} places lies off the centre, which breaks the symmetry; take images of an odd side, such as 17 -> 9 -> 5`,
    );
  return grid;
}
