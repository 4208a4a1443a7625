import type { Values } from "../dtype.js";
import { formulaOf } from "../expression.js";
import { kept } from "../kept.js";
import type { Kernels, PairName } from "../kernels.js";
import { plainKernels as plain } from "../plain/backend.js";
import type { WasmMemory } from "../webAssembly.js";
import { moveAxes, pairAxes, sumAxes } from "./axes.js";
import { formKernels } from "./formKernels.js";
import { gemm } from "./gemm.js";
import type { Guests } from "./guests.js";
import { instantiate } from "./instantiate.js";
import { accumulate, move } from "./move.js";
import { pair } from "./pair.js";
import { hasKernel, pointwise } from "./pointwise.js";
import { powerFormula } from "./powerFormula.js";
import { addRows, gatherRows } from "./rows.js";
import { sum } from "./sum.js";

const PAIRS: readonly PairName[] = ["add", "sub", "mul", "div", "maximum", "minimum"];

/** The kernels that depend on no data: one module. */
const KERNELS = [gemm, ...PAIRS.map(pair), sum, move, accumulate, gatherRows, addRows];

/** Below so many numbers, or products of two, a call costs more than it gains. */
const LEAST = 32;
const LEAST_PRODUCTS = 512;

/**
 * The engine's kernels over a memory. Float32 alone: everything else is left to the plain ones, and so is what has too
 * few numbers, or more axes than there are loops.
 *
 * @param scratch the address of `size` bytes that the kernels may use while they run
 */
export function wasmKernels(memory: WasmMemory, guests: Guests, scratch: number, size: number): Kernels {
  const { read, write, leave } = guests;
  const own = instantiate(KERNELS, memory);
  /** The kernel of a formula; undefined where a function in it has none. */
  const pointwiseOf = kept((formula: string) => {
    const known = formulaOf(formula);
    if (!hasKernel(known)) return undefined;
    const kernel = pointwise(known);
    return instantiate([kernel], memory)[kernel.name]!;
  });

  /** y = f(x) by a formula; false where the plain kernel has to do it. */
  function byFormula(formula: string, y: Values, x: Values): boolean {
    if (y.length < LEAST || !(y instanceof Float32Array)) return false;
    const run = pointwiseOf(formula);
    if (run === undefined) return false;
    const [from, to] = [read(x), write(y)];
    const isDone = from !== 0 && to !== 0 && run(to, from, y.length, scratch) === 0;
    leave();
    return isDone;
  }
  return {
    ...plain,
    ...formKernels(memory, guests, scratch, size),
    gemm(C, c, ci, A, a, ai, ak, B, b, bk, bj, m, k, n, alpha, add) {
      if (C instanceof Float32Array && m * k * n >= LEAST_PRODUCTS) {
        const [left, right, to] = [read(A), read(B), write(C)];
        const isRoom = left !== 0 && right !== 0 && to !== 0;
        if (isRoom)
          own.gemm!(
            to + 4 * c,
            4 * ci,
            left + 4 * a,
            4 * ai,
            4 * ak,
            right + 4 * b,
            4 * bk,
            4 * bj,
            m,
            k,
            n,
            add ? 1 : 0,
            scratch,
            alpha,
          );
        leave();
        if (isRoom) return;
      }
      plain.gemm(C, c, ci, A, a, ai, ak, B, b, bk, bj, m, k, n, alpha, add);
    },
    pair(op, z, x, y, loop) {
      const axes = z.length >= LEAST && isHere(z) ? pairAxes(loop) : undefined;
      const [left, right] = axes ? [read(x), read(y)] : [0, 0];
      if (axes && left !== 0 && right !== 0) own[op]!(z.byteOffset, left, right, ...axes);
      else plain.pair(op, z, x, y, loop);
      if (axes) leave();
    },
    map(f, y, x) {
      if (!("formula" in f) || !byFormula(f.formula, y, x)) plain.map(f, y, x);
    },
    power(p, y, x) {
      const formula = powerFormula(p);
      if (formula === undefined || !byFormula(formula, y, x)) plain.power(p, y, x);
    },
    sum(y, x, loop) {
      const axes = x.length >= LEAST && y instanceof Float32Array && isHere(x) ? sumAxes(loop) : undefined;
      const to = axes ? write(y) : 0;
      if (axes && to !== 0) own.sum!(to, x.byteOffset, ...axes);
      else plain.sum(y, x, loop);
      if (axes) leave();
    },
    move(y, to, x, from, loop, add) {
      const axes = y.length >= LEAST && isHere(y) ? moveAxes(loop) : undefined;
      const source = axes ? read(x) : 0;
      if (axes && source !== 0)
        own[add ? "accumulate" : "move"]!(y.byteOffset + 4 * to, source + 4 * from, ...axes);
      else plain.move(y, to, x, from, loop, add);
      if (axes) leave();
    },
    gatherRows(y, x, rows, width) {
      const source = y.length >= LEAST && isHere(y) ? read(x) : 0;
      const list = source !== 0 ? read(rows) : 0;
      if (list !== 0) own.gatherRows!(y.byteOffset, source, list, rows.length, 4 * width);
      else plain.gatherRows(y, x, rows, width);
      leave();
    },
    addRows(y, x, rows, width) {
      const source = x.length >= LEAST && isHere(y) ? read(x) : 0;
      const list = source !== 0 ? read(rows) : 0;
      if (list !== 0) own.addRows!(y.byteOffset, source, list, rows.length, 4 * width);
      else plain.addRows(y, x, rows, width);
      leave();
    },
  };

  function isHere(values: Values): boolean {
    return values instanceof Float32Array && values.buffer === memory.buffer;
  }
}
