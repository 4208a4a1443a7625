import type { Expression, Step } from "../expression.js";
import { byFours, foursScratch, type RowsAt } from "./byFours.js";
import type { Code, Local, Value } from "./code.js";
import { type Body, type Kernel, kernel } from "./emit.js";
import { exponential, hyperbolicTangent, logarithm, logarithmOfOnePlus } from "./exponential.js";
import { f32x4, v128 } from "./instructions.js";
import { sine } from "./trigonometric.js";

/** How many bytes a kernel of `pointwise` needs as its scratch. */
export function pointwiseScratch({ arrays, results }: Expression): number {
  return foursScratch([...arrays, ...results].map(() => 1));
}

/** Whether there are vectors for all functions of an expression: not for erfc. */
export function hasKernel({ steps }: Expression): boolean {
  return steps.every(({ op }) => op !== "erfc");
}

/**
 * An expression as a kernel in float32, four numbers at a time: addresses of the results, addresses of the arrays, how
 * many numbers, the address of `pointwiseScratch` bytes; then the factors. No result may begin inside of an array;
 * a result may be one of the arrays itself.
 *
 * It returns 1 if a sine or cosine was asked of something beyond +-2^20: then the results mean nothing, and `evaluate`
 * has to do it; else 0.
 */
export function pointwise(expression: Expression): Kernel {
  const { text, arrays, factors, steps, results } = expression;
  return kernel(
    {
      name: JSON.stringify([text, arrays, factors]),
      integers: [...results.map((_, k) => `z${k}`), ...arrays, "n", "scratch"],
      reals: factors,
      returns: true,
    },
    (f, _, { integers, reals }) => {
      const [z, x] = [integers.slice(0, results.length), integers.slice(results.length, -2)];
      const [n, scratch] = integers.slice(-2) as [Local<"i32">, Local<"i32">];
      const outside = f.local("v128");
      const rows = (list: readonly Local<"i32">[]): RowsAt[] => list.map((at) => ({ at, width: 1 }));
      const before: Code[] = [];
      const splats = reals.map((real) => f.keep("v128", f32x4.splat(real), before));
      return [
        before,
        byFours(f, n, scratch, rows(x), rows(z), body(f, steps, results, x, z, splats, outside)),
        v128.anyTrue(outside).code,
      ];
    },
  );
}

/** Four numbers of each result. */
function body(
  f: Body,
  steps: readonly Step[],
  results: readonly number[],
  x: readonly Local<"i32">[],
  z: readonly Local<"i32">[],
  factors: readonly Local<"v128">[],
  outside: Local<"v128">,
): Code {
  const code: Code[] = [];
  const known: Value<"v128">[] = [];
  for (const step of steps) {
    const next = vectorOf(f, step, known, x, factors, outside, code);
    known.push(step.op === "number" || step.op === "factor" ? next : f.keep("v128", next, code));
  }
  return [code, results.map((at, k) => v128.store(z[k]!, known[at]!))];
}

const functions = { exp: exponential, log: logarithm, log1p: logarithmOfOnePlus, tanh: hyperbolicTangent };

function vectorOf(
  f: Body,
  step: Step,
  known: readonly Value<"v128">[],
  x: readonly Local<"i32">[],
  factors: readonly Local<"v128">[],
  outside: Local<"v128">,
  code: Code[],
): Value<"v128"> {
  if ("index" in step) return step.op === "array" ? v128.load(x[step.index]!) : factors[step.index]!;
  if (step.op === "number") return f32x4.all(step.value);
  const a = known[step.a]!;
  if ("c" in step) return v128.select(known[step.c]!, known[step.b]!, f32x4.eq(a, 0));
  if ("b" in step) return f32x4[step.op](a, known[step.b]!);
  if (step.op === "neg" || step.op === "abs" || step.op === "sqrt") return f32x4[step.op](a);
  if (step.op === "step") return v128.and(f32x4.all(1), f32x4.gt(a, 0));
  const local = f.keep("v128", a, code);
  if (step.op === "sin" || step.op === "cos") return sine(f, local, step.op === "cos", outside, code);
  if (step.op === "erfc")
    throw new RangeError("expected functions that have a kernel, got erfc: see hasKernel");
  return functions[step.op](f, local, code);
}
