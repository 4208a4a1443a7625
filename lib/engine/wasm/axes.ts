import type { Loop } from "../kernels.js";

/** A loop as four axes: those that it lacks have length 1 and stand outside. undefined if it has more. */
export function fourAxes({ lengths, steps }: Loop): { lengths: number[]; steps: number[][] } | undefined {
  const lacking = 4 - lengths.length;
  if (lacking < 0) return undefined;
  const filled = (list: readonly number[], by: number): number[] => [...new Array(lacking).fill(by), ...list];
  return { lengths: filled(lengths, 1), steps: steps.map((each) => filled(each, 0).map((step) => 4 * step)) };
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
export function moveAxes({ lengths, steps: [ys, xs] }: Loop): number[] | undefined {
  const axes = lengths.map((length, axis) => ({ length, to: ys![axis]!, from: xs![axis]! }));
  const columns = axes.findLast(({ to, length }) => to === 1 || length === 1);
  if (columns === undefined || axes.length > 4) return undefined;
  const others = axes.filter((axis) => axis !== columns);
  const rows = (columns.from > 1 ? others.find(({ from }) => from === 1) : undefined) ?? others.at(-1);
  const one = { length: 1, to: 0, from: 0 };
  const all = [
    one,
    one,
    one,
    ...others.filter((axis) => axis !== rows),
    ...(rows ? [rows] : []),
    columns,
  ].slice(-4);
  return [
    ...all.map(({ length }) => length),
    ...all.slice(0, 3).map(({ to }) => 4 * to),
    ...all.map(({ from }) => 4 * from),
  ];
}
