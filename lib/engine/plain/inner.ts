import type { Values } from "../dtype.js";
import type { Loop } from "../kernels.js";

/** z = sum x y over a loop in which z stands still along the axes that are summed over; sums are made in double precision. */
export function inner(z: Values, x: Values, y: Values, { lengths, steps }: Loop): void {
  const [zs, xs, ys] = steps as [readonly number[], readonly number[], readonly number[]];
  const total = z instanceof Float32Array ? new Float64Array(z.length) : z;
  total.fill(0);
  const last = lengths.length - 1;
  const n = lengths[last]!;
  const [dz, dx, dy] = [zs[last]!, xs[last]!, ys[last]!];
  let rows = 1;
  for (let axis = 0; axis < last; axis++) rows *= lengths[axis]!;
  const index = new Int32Array(last + 1);
  let [at, i, j] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    if (dz === 0) {
      let s = 0;
      for (let k = 0, a = i, b = j; k < n; k++, a += dx, b += dy) s += x[a]! * y[b]!;
      total[at]! += s;
    } else
      for (let k = 0, c = at, a = i, b = j; k < n; k++, c += dz, a += dx, b += dy) total[c]! += x[a]! * y[b]!;
    for (let axis = last - 1; axis >= 0; axis--) {
      at += zs[axis]!;
      i += xs[axis]!;
      j += ys[axis]!;
      if (++index[axis]! < lengths[axis]!) break;
      at -= zs[axis]! * lengths[axis]!;
      i -= xs[axis]! * lengths[axis]!;
      j -= ys[axis]! * lengths[axis]!;
      index[axis] = 0;
    }
  }
  if (total !== z) (z as Float32Array).set(total as Float64Array);
}
