import type { Values } from "../dtype.js";
import type { Loop } from "../kernels.js";

/** y = x, or y += x, over a loop in which both move by steps of their own, from the places `to` and `from` on. */
export function move(
  y: Values,
  to: number,
  x: Values,
  from: number,
  { lengths, steps }: Loop,
  add: boolean,
): void {
  const [ys, xs] = steps as [readonly number[], readonly number[]];
  const last = lengths.length - 1;
  const n = lengths[last]!;
  const [dy, dx] = [ys[last]!, xs[last]!];
  let rows = 1;
  for (let axis = 0; axis < last; axis++) rows *= lengths[axis]!;
  if (n === 0) return;
  const index = new Int32Array(last + 1);
  for (let row = 0; row < rows; row++) {
    if (add) for (let j = 0, i = to, k = from; j < n; j++, i += dy, k += dx) y[i]! += x[k]!;
    else for (let j = 0, i = to, k = from; j < n; j++, i += dy, k += dx) y[i] = x[k]!;
    for (let axis = last - 1; axis >= 0; axis--) {
      to += ys[axis]!;
      from += xs[axis]!;
      if (++index[axis]! < lengths[axis]!) break;
      to -= ys[axis]! * lengths[axis]!;
      from -= xs[axis]! * lengths[axis]!;
      index[axis] = 0;
    }
  }
}
