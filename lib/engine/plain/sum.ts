import type { Values } from "../dtype.js";
import type { Loop } from "../kernels.js";

/** y += x over a loop in which y stands still along the axes that are summed over; sums are made in double precision. */
export function sum(y: Values, x: Values, { lengths, steps }: Loop): void {
  const [ys] = steps as [readonly number[]];
  const total = y instanceof Float32Array ? new Float64Array(y.length) : y;
  total.fill(0);
  const last = lengths.length - 1;
  const n = lengths[last]!;
  const dy = ys[last]!;
  const index = new Int32Array(last + 1);
  let to = 0;
  for (let at = 0; at < x.length; at += n) {
    if (dy === 0) {
      let s = 0;
      for (let j = 0; j < n; j++) s += x[at + j]!;
      total[to]! += s;
    } else for (let j = 0; j < n; j++) total[to + j * dy]! += x[at + j]!;
    for (let axis = last - 1; axis >= 0; axis--) {
      to += ys[axis]!;
      if (++index[axis]! < lengths[axis]!) break;
      to -= ys[axis]! * lengths[axis]!;
      index[axis] = 0;
    }
  }
  if (total !== y) (y as Float32Array).set(total as Float64Array);
}
