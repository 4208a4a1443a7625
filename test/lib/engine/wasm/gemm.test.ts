import assert from "node:assert/strict";
import { gemm } from "../../../../lib/engine/wasm/gemm.js";
import { gemmScratch } from "../../../../lib/engine/wasm/gemmTile.js";
import { hasMultiplyAdd, instantiate } from "../../../../lib/engine/wasm/instantiate.js";
import { random } from "../../../../lib/numbers/random.js";
import { type PoisonedMemory, poisonedMemory } from "../../../support/poisonedMemory.js";

const EPSILON = 2 ** -24;
const stream = random(61);

interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  /** Numbers from row to row and from column to column. */
  readonly steps: readonly [row: number, column: number];
}

type Layout = "rows" | "columns" | "wide rows" | "wide columns" | "apart";

/** A random matrix in the memory, in one layout or another, with poison in the gaps of wide steps. */
function matrix(room: PoisonedMemory, rows: number, columns: number, layout: Layout): Matrix {
  const steps = {
    rows: [columns, 1],
    columns: [1, rows],
    "wide rows": [columns + 3, 1],
    "wide columns": [1, rows + 5],
    apart: [2 * columns + 1, 2],
  }[layout] as [number, number];
  const length = rows * columns === 0 ? 0 : (rows - 1) * steps[0] + (columns - 1) * steps[1] + 1;
  const values = room.floats(length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) values[i * steps[0] + j * steps[1]] = stream.normal();
  return { rows, columns, values, steps };
}

/** Multiplies, and compares every number of C with the sum in double, and everything else with what it was. */
function compare(
  fused: boolean,
  [m, k, n]: readonly [number, number, number],
  layoutA: Layout,
  layoutB: Layout,
  wide: boolean,
  alpha: number,
  add: boolean,
): void {
  const room = poisonedMemory(5 + Math.ceil((m * k + k * n + m * n) / 4096));
  const A = matrix(room, m, k, layoutA);
  const B = matrix(room, k, n, layoutB);
  const scratch = room.scratch(gemmScratch);
  const ci = wide ? n + 2 : n;
  // Without `add` C is poison before; the places between its rows are poison and stay so.
  const rowsOfC = Array.from({ length: m }, (_, i) => i * ci);
  const C = room.floats(m === 0 ? 0 : (m - 1) * ci + n);
  const before = Float32Array.from(C);
  if (add) for (const row of rowsOfC) for (let j = 0; j < n; j++) before[row + j] = stream.normal();
  C.set(before);
  const between = new Int32Array(C.buffer, C.byteOffset, C.length).slice();
  const run = instantiate([gemm], room.memory, { fused }).gemm!;
  const bytes = (steps: readonly [number, number]): number[] => steps.map((step) => 4 * step);
  run(
    C.byteOffset,
    4 * ci,
    A.values.byteOffset,
    ...bytes(A.steps),
    B.values.byteOffset,
    ...bytes(B.steps),
    m,
    k,
    n,
    add ? 1 : 0,
    scratch,
    alpha,
  );
  const what = `${m} x ${k} x ${n}, A by ${layoutA}, B by ${layoutB}`;
  room.check(what);
  const after = new Int32Array(C.buffer, C.byteOffset, C.length);
  const terms = Math.min(k, 256 + Math.ceil(k / 256));
  for (let i = 0; i < m; i++) {
    for (let j = n; j < ci && i < m - 1; j++) assert.equal(after[i * ci + j], between[i * ci + j], what);
    for (let j = 0; j < n; j++) {
      let sum = 0;
      let size = 0;
      for (let l = 0; l < k; l++) {
        const term = A.values[i * A.steps[0] + l * A.steps[1]]! * B.values[l * B.steps[0] + j * B.steps[1]]!;
        sum += term;
        size += Math.abs(term);
      }
      const was = add ? before[i * ci + j]! : 0;
      const bound = EPSILON * (Math.abs(alpha) * (terms + 2) * size + 2 * Math.abs(was));
      const error = Math.abs(C[i * ci + j]! - (Math.fround(alpha) * sum + was));
      assert.ok(error <= bound, `${what}: C[${i}, ${j}] is off by ${error}, more than ${bound}`);
    }
  }
}

const SHAPES = [
  [1, 1, 1],
  [1, 7, 3],
  [3, 5, 7],
  [4, 8, 8],
  [5, 9, 12],
  [2, 100, 5],
  [17, 33, 29],
  [13, 4, 1],
  [64, 64, 64],
  [131, 3, 9],
  [6, 600, 10],
  [130, 259, 20],
] as const;

const EMPTY = [
  [0, 3, 4],
  [3, 0, 4],
  [3, 4, 0],
  [14, 0, 11],
] as const;

for (const fused of hasMultiplyAdd() ? [false, true] : [false]) {
  describe(`the product of matrices in WebAssembly, ${fused ? "with" : "without"} fused additions`, () => {
    it("is the sum over l within k 2^-24 sum |a| |b|, in every shape and layout", () => {
      const layouts = ["rows", "columns", "wide rows", "wide columns", "apart"] as const;
      for (const shape of SHAPES)
        for (const layoutA of layouts)
          for (const layoutB of layouts)
            compare(fused, shape, layoutA, layoutB, layoutA === "apart", 1, false);
    });

    it("takes a factor, and adds to the previous values", () => {
      for (const shape of SHAPES)
        for (const add of [false, true])
          for (const wide of [false, true]) compare(fused, shape, "rows", "columns", wide, -0.7, add);
    });

    it("of no terms is 0, or the previous value", () => {
      for (const shape of EMPTY)
        for (const add of [false, true]) compare(fused, shape, "rows", "rows", true, 2, add);
    });
  });
}

describe("the control of these tests", () => {
  it("is that a factor off by 1 % is beyond the bound", () => {
    assert.throws(() => {
      const room = poisonedMemory();
      const [A, B, C] = [room.floats([1, 2]), room.floats([3, 4]), room.floats(1)];
      instantiate([gemm], room.memory).gemm!(
        C.byteOffset,
        4,
        A.byteOffset,
        8,
        4,
        B.byteOffset,
        4,
        4,
        1,
        2,
        1,
        0,
        room.scratch(gemmScratch),
        1.01,
      );
      assert.ok(Math.abs(C[0]! - 11) <= EPSILON * 4 * 11);
    });
  });
});
