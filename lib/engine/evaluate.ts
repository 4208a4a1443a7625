import { erfc } from "../numbers/erfc.js";
import type { Floats } from "../numbers/floats.js";
import type { Expression, Step } from "./expression.js";

/**
 * Computes an expression for n numbers of each array, into an array for each result. It goes step by step over blocks of
 * 256 numbers, each step one loop: as fast as a loop written for the formula, and no code is generated. All steps are in
 * float64, so that results are those of `Math`, rounded once where the arrays are float32.
 *
 * @param results one array for each result of the expression, n numbers from their beginnings
 * @param arrays one for each of `expression.arrays`
 * @param factors a number for each of `expression.factors`
 */
export function evaluate(
  { steps, results: wanted }: Expression,
  n: number,
  results: readonly Floats[],
  arrays: readonly Floats[],
  factors: readonly number[] = [],
): void {
  if (rows.length < steps.length * BLOCK) rows = new Float64Array(2 * steps.length * BLOCK);
  const width = Math.min(n, BLOCK);
  for (let row = 0; row < steps.length; row++) {
    const step = steps[row]!;
    if (step.op === "number") repeat(step.value, row * BLOCK, width);
    else if (step.op === "factor") repeat(factors[step.index]!, row * BLOCK, width);
  }
  for (let from = 0; from < n; from += BLOCK) {
    const length = Math.min(BLOCK, n - from);
    for (let row = 0; row < steps.length; row++) {
      const step = steps[row]!;
      if (step.op === "array") load(arrays[step.index]!, from, row * BLOCK, length);
      else if ("a" in step) run(step, row * BLOCK, length);
    }
    for (let k = 0; k < wanted.length; k++) store(results[k]!, from, wanted[k]! * BLOCK, length);
  }
}

/** How many numbers a step takes at once: its rows stay in the first cache. */
const BLOCK = 256;

/** A row for each step. */
let rows = new Float64Array(0);

function repeat(x: number, to: number, length: number): void {
  for (let i = 0; i < length; i++) rows[to + i] = x;
}

function load(x: Floats, from: number, to: number, length: number): void {
  for (let i = 0; i < length; i++) rows[to + i] = x[from + i]!;
}

function store(z: Floats, from: number, at: number, length: number): void {
  for (let i = 0; i < length; i++) z[from + i] = rows[at + i]!;
}

/** One step: the row at o from those at a and b. */
function run(step: Step & { readonly a: number }, o: number, n: number): void {
  const r = rows;
  const a = step.a * BLOCK;
  const b = "b" in step ? step.b * BLOCK : 0;
  switch (step.op) {
    case "add":
      for (let i = 0; i < n; i++) r[o + i] = r[a + i]! + r[b + i]!;
      return;
    case "sub":
      for (let i = 0; i < n; i++) r[o + i] = r[a + i]! - r[b + i]!;
      return;
    case "mul":
      for (let i = 0; i < n; i++) r[o + i] = r[a + i]! * r[b + i]!;
      return;
    case "div":
      for (let i = 0; i < n; i++) r[o + i] = r[a + i]! / r[b + i]!;
      return;
    case "max":
      for (let i = 0; i < n; i++) r[o + i] = Math.max(r[a + i]!, r[b + i]!);
      return;
    case "min":
      for (let i = 0; i < n; i++) r[o + i] = Math.min(r[a + i]!, r[b + i]!);
      return;
    case "neg":
      for (let i = 0; i < n; i++) r[o + i] = -r[a + i]!;
      return;
    case "step":
      for (let i = 0; i < n; i++) r[o + i] = r[a + i]! > 0 ? 1 : 0;
      return;
    case "exp":
      for (let i = 0; i < n; i++) r[o + i] = Math.exp(r[a + i]!);
      return;
    case "log":
      for (let i = 0; i < n; i++) r[o + i] = Math.log(r[a + i]!);
      return;
    case "log1p":
      for (let i = 0; i < n; i++) r[o + i] = Math.log1p(r[a + i]!);
      return;
    case "erfc":
      for (let i = 0; i < n; i++) r[o + i] = erfc(r[a + i]!);
      return;
    case "sqrt":
      for (let i = 0; i < n; i++) r[o + i] = Math.sqrt(r[a + i]!);
      return;
    case "sin":
      for (let i = 0; i < n; i++) r[o + i] = Math.sin(r[a + i]!);
      return;
    case "cos":
      for (let i = 0; i < n; i++) r[o + i] = Math.cos(r[a + i]!);
      return;
    case "tanh":
      for (let i = 0; i < n; i++) r[o + i] = Math.tanh(r[a + i]!);
      return;
    case "where": {
      const c = step.c * BLOCK;
      for (let i = 0; i < n; i++) r[o + i] = r[a + i]! === 0 ? r[c + i]! : r[b + i]!;
      return;
    }
    case "abs":
      for (let i = 0; i < n; i++) r[o + i] = Math.abs(r[a + i]!);
      return;
  }
}
