import type { PairName } from "../kernels.js";
import { advance, type Code, set, times, type Value, when, whilst } from "./code.js";
import { type Kernel, kernel } from "./emit.js";
import { f32, f32x4, i32, v128 } from "./instructions.js";

const instruction = {
  add: "add",
  sub: "sub",
  mul: "mul",
  div: "div",
  maximum: "max",
  minimum: "min",
} as const;

/**
 * z = x op y over four axes, the last one the innermost; z is row-major, x and y have any steps (in bytes), 0 where they
 * are repeated. Four numbers at a time where along the last axis each is repeated or has its numbers as neighbours.
 */
export function pair(op: PairName): Kernel {
  const integers = ["z", "x", "y", "n0", "n1", "n2", "n3"] as const;
  const steps = ["x0", "x1", "x2", "x3", "y0", "y1", "y2", "y3"] as const;
  return kernel({ name: op, integers: [...integers, ...steps] }, (f, given) => {
    const { z, x, y, n0, n1, n2, n3, x0, x1, x2, x3, y0, y1, y2, y3 } = given;
    const { i, j, l, end, whole, a, b } = f.integers("i", "j", "l", "end", "whole", "a", "b");
    const [A, B] = [f.local("v128"), f.local("v128")];
    const of = (first: Value<"i32">, by: readonly Value<"i32">[]): Value<"i32"> =>
      [i, j, l].reduce((sum, index, axis) => i32.add(sum, i32.mul(index, by[axis]!)), first);
    /** Steps through a row by vectors; what is repeated was loaded before. */
    const vectors = (left: Value<"v128">, right: Value<"v128">, moveA: boolean, moveB: boolean): Code =>
      whilst(i32.lt(z, end), v128.store(z, f32x4[instruction[op]](left, right)), [
        advance(z, 16),
        moveA ? advance(a, 16) : [],
        moveB ? advance(b, 16) : [],
      ]);
    // A step of 0 or 4 bytes; at least one of them is not 0.
    const isEven = (step: Value<"i32">): Value<"i32"> => i32.eqz(i32.and(step, -5));
    const row: Code = [
      set(whole, i32.add(z, i32.shl(n3, 2))),
      set(a, of(x, [x0, x1, x2])),
      set(b, of(y, [y0, y1, y2])),
      when(i32.and(i32.and(isEven(x3), isEven(y3)), i32.gt(i32.add(x3, y3), 0)), [
        set(end, i32.add(z, i32.shl(i32.and(n3, -4), 2))),
        when(
          i32.eqz(x3),
          [set(A, v128.loadSplat(a)), vectors(A, v128.load(b), false, true)],
          when(
            i32.eqz(y3),
            [set(B, v128.loadSplat(b)), vectors(v128.load(a), B, true, false)],
            vectors(v128.load(a), v128.load(b), true, true),
          ),
        ),
      ]),
      // What is left, or all of it.
      whilst(i32.lt(z, whole), f32.store(z, f32[instruction[op]](f32.load(a), f32.load(b))), [
        advance(z, 4),
        advance(a, x3),
        advance(b, y3),
      ]),
    ];
    return times(i, n0, times(j, n1, times(l, n2, row)));
  });
}
