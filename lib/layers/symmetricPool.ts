import { aliasOf, leaf } from "../engine/apply.js";
import { newValues } from "../engine/dtype.js";
import { einsum } from "../engine/einsum.js";
import { type Shape, shapeText, sizeOf } from "../engine/shape.js";
import { Tensor } from "../engine/tensor.js";
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
 * @param x a map, or plain images [batch, channel, ...grid]
 * @throws TypeError if the argument is neither
 * @throws RangeError if a side of the grid is even
 */
export function symmetricAveragePool(x: FeatureMap): FeatureMap;
export function symmetricAveragePool(x: Tensor): Tensor;
export function symmetricAveragePool(x: FeatureMap | Tensor): FeatureMap | Tensor {
  return pooled("symmetricAveragePool", x, (values, lead, grid) => {
    let y = values;
    for (const [a, n] of grid.entries()) {
      const [before, after] = [y.shape.slice(0, lead + a), y.shape.slice(lead + a + 1)];
      const flat = aliasOf(y, [sizeOf(before), n, sizeOf(after)]);
      const means = einsum("row from column, to from -> row to column", flat, threes(n, y));
      y = aliasOf(means, [...before, (n + 1) / 2, ...after]);
    }
    return y;
  });
}

/**
 * The largest of 3 x 3 places (3 x 3 x 3 in space) about every second one, the first and the last included:
 *
 *     y(p) = max over |s_a| <= 1 of x(2 p + s)        those places that there are
 *
 * From n places along an axis to (n + 1) / 2: see `symmetricAveragePool`. The gradient goes to the largest number, the
 * first of several that are equal.
 *
 * @param x a map, or plain images [batch, channel, ...grid]
 * @throws TypeError if the argument is neither
 * @throws RangeError if a side of the grid is even
 */
export function symmetricMaxPool(x: FeatureMap): FeatureMap;
export function symmetricMaxPool(x: Tensor): Tensor;
export function symmetricMaxPool(x: FeatureMap | Tensor): FeatureMap | Tensor {
  return pooled("symmetricMaxPool", x, (values, lead, grid) => {
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
    return largestAmong(values, lead, each, sides);
  });
}

/** A map or images, pooled over the axes of the grid, which `lead` others stand before. */
function pooled(
  name: string,
  x: FeatureMap | Tensor,
  pool: (values: Tensor, lead: number, grid: Shape) => Tensor,
): FeatureMap | Tensor {
  if (x instanceof Tensor) {
    if (x.rank < 3)
      throw new RangeError(`${name}: expected images [batch, channel, ...grid], got ${shapeText(x.shape)}`);
    return pool(x, 2, oddGrid(name, x.shape.slice(2)));
  }
  checkIsMap(name, x);
  return mapOf(x.representation, pool(x.values, 3, oddGrid(name, x.values.shape.slice(3))));
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

function oddGrid(name: string, grid: Shape): Shape {
  const even = grid.find((n) => n % 2 === 0);
  if (even !== undefined)
    throw new RangeError(
      `${name}: expected odd sides, got ${grid.join(" x ")}: every second one of ${even} places lies off the centre, which breaks the symmetry; take images of an odd side, such as 17 -> 9 -> 5`,
    );
  return grid;
}
