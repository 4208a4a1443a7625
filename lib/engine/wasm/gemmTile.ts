import { advance, type Code, type Local, set, type Value, when, whilst } from "./code.js";
import type { Body } from "./emit.js";
import { f32, f32x4, i32, v128 } from "./instructions.js";

/** How large the blocks of `gemm` are: rows of A, terms of the sum, columns of B in a panel. */
export const ROWS = 128;
export const DEPTH = 256;
export const WIDTH = 8;

/** How many rows of C are computed together: 4 x 8 sums, 2 vectors of B and one of A are 11 vectors. */
const HEIGHT = 4;

/** What `scratch` holds, in bytes: a panel of B, from SQUARE on a part of C that reaches over its edge, a block of A. */
const SQUARE: number = 4 * DEPTH * WIDTH;
export const BLOCK: number = SQUARE + 4 * HEIGHT * WIDTH;
export const gemmScratch: number = BLOCK + 4 * ROWS * DEPTH;

interface Panel {
  /** The first number of C below which the panel of B stands. */
  readonly C: Value<"i32">;
  readonly ci: Local<"i32">;
  /** Rows of A, each of neighbours, and the step between them. */
  readonly blockA: Local<"i32">;
  readonly stepA: Local<"i32">;
  /** Rows of B, each of eight neighbours. */
  readonly panelB: Local<"i32">;
  readonly stepB: Local<"i32">;
  readonly rows: Local<"i32">;
  readonly depth: Local<"i32">;
  readonly width: Local<"i32">;
  /** All bits where C is kept, none where it is not. */
  readonly keep: Local<"v128">;
  /** alpha */
  readonly factor: Local<"v128">;
  readonly scratch: Local<"i32">;
}

/** C (rows x width) = alpha A (rows x depth) B (depth x width) + (C & keep), width <= 8. */
export function tiles(f: Body, panel: Panel): Code {
  const { C, ci, blockA, stepA, rows, width } = panel;
  const { left, a, c } = f.integers("left", "a", "c");
  const tile = tileMaker(f, panel, a, c);
  const down = (height: number, vectors: number): Code =>
    whilst(
      i32.ge(left, height),
      tile(height, vectors),
      advance(a, i32.mul(stepA, height)),
      advance(c, i32.mul(ci, height)),
      advance(left, -height),
    );
  return [
    set(a, blockA),
    set(c, C),
    set(left, rows),
    when(i32.gt(width, 4), [down(HEIGHT, 2), down(1, 2)], [down(HEIGHT, 1), down(1, 1)]),
  ];
}

/** Makes the code for `height` rows, from the addresses in a and c on. */
function tileMaker(
  f: Body,
  { ci, stepA, panelB, stepB, depth, width, keep, factor, scratch }: Panel,
  a: Local<"i32">,
  c: Local<"i32">,
): (height: number, vectors: number) => Code {
  const { b, left, target, i, j, from } = f.integers("b", "left", "target", "i", "j", "from");
  const rowsA = Array.from({ length: HEIGHT }, () => f.local("i32"));
  const columnsB = [f.local("v128"), f.local("v128")];
  const splat = f.local("v128");
  const sums = rowsA.map(() => [f.local("v128"), f.local("v128")]);
  return (height, vectors) => {
    const all = sums.slice(0, height).map((row) => row.slice(0, vectors));
    const [B, A] = [columnsB.slice(0, vectors), rowsA.slice(0, height)];
    /** One term of all sums. Four in one turn of the loop were measured at 28 GFLOP/s where one gives 40, without fused additions. */
    const term: Code = [
      B.map((column, v) => set(column, v128.load(b, 16 * v))),
      advance(b, stepB),
      A.map((row, r) => [
        set(splat, v128.loadSplat(row)),
        B.map((column, v) => set(all[r]![v]!, f.multiplyAdd(splat, column, all[r]![v]!))),
        advance(row, 4),
      ]),
      advance(left, -1),
    ];
    const kept = (address: Value<"i32">, offset = 0) => v128.and(v128.load(address, offset), keep);
    const whole = all.map((row) => [
      row.map((sum, v) => v128.store(target, f32x4.add(sum, kept(target, 16 * v)), 16 * v)),
      advance(target, ci),
    ]);
    // Over the edge: to a square of its own first, and from there what belongs to C.
    const partly = [
      all.map((row, r) => row.map((sum, v) => v128.store(scratch, sum, SQUARE + 4 * WIDTH * r + 16 * v))),
      set(i, 0),
      whilst(
        i32.lt(i, height),
        set(from, i32.add(scratch, i32.mul(i, 4 * WIDTH))),
        set(j, 0),
        whilst(
          i32.lt(j, width),
          f32.store(
            target,
            f32x4.lane(f32x4.add(v128.loadSplat(from, SQUARE), v128.and(v128.loadSplat(target), keep)), 0),
          ),
          advance(target, 4),
          advance(from, 4),
          advance(j, 1),
        ),
        advance(target, i32.sub(ci, i32.shl(width, 2))),
        advance(i, 1),
      ),
    ];
    return [
      A.map((row, r) => set(row, i32.add(a, i32.mul(stepA, r)))),
      set(b, panelB),
      all.map((row) => row.map((sum) => set(sum, 0))),
      set(left, depth),
      whilst(left, term),
      all.map((row) => row.map((sum) => set(sum, f32x4.mul(sum, factor)))),
      set(target, c),
      when(i32.eq(width, 4 * vectors), whole, partly),
    ];
  };
}
