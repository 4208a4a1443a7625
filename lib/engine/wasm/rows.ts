import { advance, type Code, type Local, set, type Value, whilst } from "./code.js";
import { type Kernel, kernel } from "./emit.js";
import { f32, f32x4, i32, v128 } from "./instructions.js";

/**
 * y_i = x_rows(i): `count` rows of `width` bytes, rows(i) whole numbers of 32 bits. That there are such rows is not
 * checked here.
 */
export const gatherRows: Kernel = rowKernel("gatherRows", false);

/**
 * y_rows(i) += x_i, in the order of i: the same bits every time. Rounded once a row, so that the error of a sum of n rows
 * is n 2^-24 of the sum of their sizes at most.
 */
export const addRows: Kernel = rowKernel("addRows", true);

function rowKernel(name: string, isSum: boolean): Kernel {
  const integers = ["y", "x", "rows", "count", "width"] as const;
  return kernel({ name, integers }, (f, { y, x, rows, count, width }) => {
    const { target, source, end } = f.integers("target", "source", "end");
    const place = (first: Local<"i32">): Value<"i32"> => i32.add(first, i32.mul(i32.load(rows), width));
    const onward = (bytes: number): Code => [advance(target, bytes), advance(source, bytes)];
    const four = v128.load(source);
    const one = f32.load(source);
    return whilst(
      i32.gt(count, 0),
      isSum ? [set(target, place(y)), set(source, x)] : [set(target, y), set(source, place(x))],
      set(end, i32.add(target, i32.and(width, -16))),
      whilst(
        i32.lt(target, end),
        v128.store(target, isSum ? f32x4.add(v128.load(target), four) : four),
        onward(16),
      ),
      set(end, i32.add(target, i32.and(width, 12))),
      whilst(i32.lt(target, end), f32.store(target, isSum ? f32.add(f32.load(target), one) : one), onward(4)),
      [advance(isSum ? x : y, width), advance(rows, 4), advance(count, -1)],
    );
  });
}
