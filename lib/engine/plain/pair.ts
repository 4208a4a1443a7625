import type { Values } from "../dtype.js";
import type { Loop, PairName } from "../kernels.js";

/** z = x op y over a loop: the switch is outside of the innermost loop, because a function called in it takes six times as long. */
export function pair(op: PairName, z: Values, x: Values, y: Values, { lengths, steps }: Loop): void {
  const [, xs, ys] = steps as [readonly number[], readonly number[], readonly number[]];
  const last = lengths.length - 1;
  const n = lengths[last]!;
  const dx = xs[last]!;
  const dy = ys[last]!;
  if (last === 0) {
    row(op, z, 0, x, 0, dx, y, 0, dy, n);
    return;
  }
  const index = new Int32Array(last);
  let [atX, atY] = [0, 0];
  for (let at = 0; at < z.length; at += n) {
    row(op, z, at, x, atX, dx, y, atY, dy, n);
    for (let axis = last - 1; axis >= 0; axis--) {
      atX += xs[axis]!;
      atY += ys[axis]!;
      if (++index[axis]! < lengths[axis]!) break;
      atX -= xs[axis]! * lengths[axis]!;
      atY -= ys[axis]! * lengths[axis]!;
      index[axis] = 0;
    }
  }
}

function row(
  op: PairName,
  z: Values,
  at: number,
  x: Values,
  i: number,
  dx: number,
  y: Values,
  j: number,
  dy: number,
  n: number,
): void {
  const end = at + n;
  switch (op) {
    case "add":
      for (; at < end; at++, i += dx, j += dy) z[at] = x[i]! + y[j]!;
      return;
    case "sub":
      for (; at < end; at++, i += dx, j += dy) z[at] = x[i]! - y[j]!;
      return;
    case "mul":
      for (; at < end; at++, i += dx, j += dy) z[at] = x[i]! * y[j]!;
      return;
    case "div":
      for (; at < end; at++, i += dx, j += dy) z[at] = x[i]! / y[j]!;
      return;
    case "maximum":
      for (; at < end; at++, i += dx, j += dy) z[at] = Math.max(x[i]!, y[j]!);
      return;
    case "minimum":
      for (; at < end; at++, i += dx, j += dy) z[at] = Math.min(x[i]!, y[j]!);
  }
}
