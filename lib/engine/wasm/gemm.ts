import { copyBlock } from "./block.js";
import { advance, type Code, repeat, set, when, whilst } from "./code.js";
import { type Kernel, kernel } from "./emit.js";
import { BLOCK, DEPTH, ROWS, tiles, WIDTH } from "./gemmTile.js";
import { f32x4, i32, v128 } from "./instructions.js";

/**
 * The product of matrices
 *
 *     C_ij = alpha sum_l A_il B_lj  (+ C_ij where `add` is not 0)        i < m, l < k, j < n
 *
 * with any steps from row to row and from column to column of A (ai, al) and B (bl, bj), in bytes, and from row to row
 * of C, whose columns are neighbours: transposes and blocks cost nothing. Where k = 0 the sum is 0.
 *
 * Squares of 4 x 8 of C are local variables. A panel of B, 256 x 8, is copied so that it lies in the first cache (that
 * is left out for few rows), and a block of A, 128 x 256, where its columns are no neighbours. Sums over l are taken in
 * blocks of 256, one term after the other: |error| <= min(k, 256 + k / 256) 2^-24 alpha sum_l |A_il B_lj| and half as
 * much again for C's own rounding.
 *
 * `scratch` is the address of `gemmScratch` bytes that nobody else writes meanwhile. Rows are independent: a range of them is
 * the same call with other A, C and m.
 */
export const gemm: Kernel = kernel(
  {
    name: "gemm",
    integers: ["C", "ci", "A", "ai", "al", "B", "bl", "bj", "m", "k", "n", "add", "scratch"],
    reals: ["alpha"],
  },
  (f, { C, ci, A, ai, al, B, bl, bj, m, k, n, add, scratch, alpha }) => {
    const { i, j, l, rows, depth, width } = f.integers("i", "j", "l", "rows", "depth", "width");
    const { blockA, stepA, panelB, stepB } = f.integers("blockA", "stepA", "panelB", "stepB");
    const [keep, factor] = [f.local("v128"), f.local("v128")];
    const placeA = i32.add(A, i32.add(i32.mul(i, ai), i32.mul(l, al)));
    const placeB = i32.add(B, i32.add(i32.mul(l, bl), i32.mul(j, bj)));
    const placeC = i32.add(C, i32.add(i32.mul(i, ci), i32.shl(j, 2)));
    const product = tiles(f, {
      C: placeC,
      ci,
      blockA,
      stepA,
      panelB,
      stepB,
      rows,
      depth,
      width,
      keep,
      factor,
      scratch,
    });
    const packA: Code = [
      set(blockA, i32.add(scratch, BLOCK)),
      set(stepA, i32.shl(depth, 2)),
      copyBlock(f, {
        to: blockA,
        toStep: stepA,
        from: placeA,
        rowStep: ai,
        columnStep: al,
        rows,
        columns: depth,
      }),
    ];
    const packB: Code = [
      set(panelB, scratch),
      set(stepB, 4 * WIDTH),
      copyBlock(f, {
        to: panelB,
        toStep: stepB,
        from: placeB,
        rowStep: bl,
        columnStep: bj,
        rows: depth,
        columns: width,
      }),
    ];
    const isWhole = i32.and(i32.eq(bj, 4), i32.eq(width, WIDTH));
    const { source, target, end } = f.integers("source", "target", "end");
    /** Rows of eight neighbours. */
    const copyWhole: Code = [
      [set(panelB, scratch), set(stepB, 4 * WIDTH)],
      [set(source, placeB), set(target, scratch), set(end, i32.add(scratch, i32.mul(depth, 4 * WIDTH)))],
      whilst(
        i32.lt(target, end),
        v128.store(target, v128.load(source)),
        v128.store(target, v128.load(source, 16), 16),
        [advance(source, bl), advance(target, 4 * WIDTH)],
      ),
    ];
    const readWhole: Code = [set(panelB, placeB), set(stepB, bl)];
    return [
      set(factor, f32x4.splat(alpha)),
      // All bits where C is to be kept.
      set(keep, v128.splatOf(i32.sub(0, i32.eqz(i32.eqz(add))))),
      repeat(
        [
          set(depth, i32.min(i32.sub(k, l), DEPTH)),
          set(i, 0),
          whilst(
            i32.lt(i, m),
            set(rows, i32.min(i32.sub(m, i), ROWS)),
            when(i32.eq(al, 4), [set(blockA, placeA), set(stepA, ai)], packA),
            set(j, 0),
            whilst(
              i32.lt(j, n),
              set(width, i32.min(i32.sub(n, j), WIDTH)),
              when(isWhole, when(i32.lt(rows, FEW), readWhole, copyWhole), packB),
              product,
              advance(j, WIDTH),
            ),
            advance(i, rows),
          ),
          set(keep, v128.splatOf(-1)),
          advance(l, DEPTH),
        ],
        i32.lt(l, k),
      ),
    ];
  },
);

/** With fewer rows than these a panel of B is read where it lies. */
const FEW = 12;
