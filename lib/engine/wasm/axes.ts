import type { Loop } from "../kernels.js";

/**
 * The numbers that `pair` takes after z, x and y: four lengths, then the steps of x and those of y. The axes that a loop
 * lacks have length 1 and stand outside. undefined if it has more.
 */
export function pairAxes({ lengths, steps }: Loop): number[] | undefined {
  const [, xs, ys] = steps as [unknown, readonly number[], readonly number[]];
  const lacking = 4 - lengths.length;
  if (lacking < 0) return undefined;
  const axes = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let axis = 0; axis < lengths.length; axis++) {
    axes[lacking + axis] = lengths[axis]!;
    axes[4 + lacking + axis] = 4 * xs[axis]!;
    axes[8 + lacking + axis] = 4 * ys[axis]!;
  }
  return axes;
}

/**
 * The numbers that `sum` takes after y and x: lengths and steps of the two axes that are kept, then of the two that are
 * summed over. undefined if there are more, or if y is not row-major.
 */
export function sumAxes({ lengths, steps: [ys, xs] }: Loop): number[] | undefined {
  const axes = lengths.map((length, axis) => ({ length, to: ys![axis]!, step: 4 * xs![axis]! }));
  const one = { length: 1, to: 0, step: 0 };
  const [kept, summed] = [axes.filter(({ to }) => to !== 0), axes.filter(({ to }) => to === 0)];
  if (kept.length > 2 || summed.length > 2) return undefined;
  const [i, j] = [one, one, ...kept].slice(-2) as [typeof one, typeof one];
  const [a, b] = [one, one, ...summed].slice(-2) as [typeof one, typeof one];
  if ((j.to !== 1 && j !== one) || (i.to !== j.length && i !== one)) return undefined;
  return [i.length, j.length, i.step, j.step, a.length, b.length, a.step, b.step];
}

/**
 * The numbers that `move` takes after y and x: the last axis is one along which y goes on number by number, the last but
 * one, if need be, one along which x does. undefined if there is no such axis, or there are more than four.
 */
export function moveAxes({ lengths, steps }: Loop): number[] | undefined {
  const [ys, xs] = steps as [readonly number[], readonly number[]];
  const count = lengths.length;
  let columns = count - 1;
  while (columns >= 0 && ys[columns] !== 1 && lengths[columns] !== 1) columns--;
  if (columns < 0 || count > 4) return undefined;
  let rows = columns === count - 1 ? count - 2 : count - 1;
  if (xs[columns]! > 1)
    for (let axis = 0; axis < count; axis++) if (axis !== columns && xs[axis] === 1) rows = axis;
  const axes = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
  let to = 5 - count;
  const put = (axis: number, place: number): void => {
    axes[place] = lengths[axis]!;
    if (place < 3) axes[4 + place] = 4 * ys[axis]!;
    axes[7 + place] = 4 * xs[axis]!;
  };
  for (let axis = 0; axis < count; axis++) if (axis !== columns && axis !== rows) put(axis, to++ - 1);
  if (rows >= 0) put(rows, 2);
  put(columns, 3);
  return axes;
}
