import { copyBlock, type Put } from "./block.js";
import { advance, set, whilst } from "./code.js";
import { type Kernel, kernel } from "./emit.js";
import { f32, f32x4, i32, v128 } from "./instructions.js";

/**
 * y = x over four axes, with any steps of x, and of y but along the last axis, where its numbers are neighbours:
 *
 *     y[i y0 + j y1 + p y2 + q] = x[i x0 + j x1 + p x2 + q x3]        i < n0, j < n1, p < n2, q < n3, steps in bytes
 *
 * Slices, permutations, repetitions, concatenations and borders are such loops.
 */
export const move: Kernel = mover("move", {});

/** The same with y += x: along axes where y stands still x is summed, one after the other. */
export const accumulate: Kernel = mover("accumulate", {
  put: (target, x) => v128.store(target, f32x4.add(v128.load(target), x)),
  putOne: (target, x) => f32.store(target, f32.add(f32.load(target), x)),
});

function mover(name: string, put: Put): Kernel {
  const integers = ["y", "x", "n0", "n1", "n2", "n3", "y0", "y1", "y2", "x0", "x1", "x2", "x3"] as const;
  return kernel({ name, integers }, (f, { y, x, n0, n1, n2, n3, y0, y1, y2, x0, x1, x2, x3 }) => {
    const { to, from, j } = f.integers("to", "from", "j");
    const block = { to, toStep: y2, from, rowStep: x2, columnStep: x3, rows: n2, columns: n3 };
    return whilst(
      i32.gt(n0, 0),
      [set(to, y), set(from, x), set(j, n1)],
      whilst(i32.gt(j, 0), copyBlock(f, block, put), advance(to, y1), advance(from, x1), advance(j, -1)),
      [advance(y, y0), advance(x, x0), advance(n0, -1)],
    );
  });
}
