import type { Expression, Step } from "../expression.js";
import { advance, type Code, type Local, set, type Value, when, whilst } from "./code.js";
import { type Body, type Kernel, kernel } from "./emit.js";
import { exponential, hyperbolicTangent, logarithm, logarithmOfOnePlus } from "./exponential.js";
import { hoisted } from "./hoisted.js";
import { f32, f32x4, i32, v128 } from "./instructions.js";
import { sine } from "./trigonometric.js";

/** How many bytes a kernel of `pointwise` needs as its scratch. */
export function pointwiseScratch({ arrays, results }: Expression): number {
  return 16 * (arrays.length + results.length);
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
      const { count, from, to } = f.integers("count", "from", "to");
      const own = z.map(() => f.local("i32"));
      /** Copies the last one to three numbers. */
      const few = (target: Value<"i32">, source: Value<"i32">): Code => [
        set(to, target),
        set(from, source),
        set(count, n),
        whilst(count, f32.store(to, f32.load(from)), advance(to, 4), advance(from, 4), advance(count, -1)),
      ];
      const room = (k: number): Value<"i32"> => i32.add(scratch, 16 * k);
      const before: Code[] = [];
      const splats = reals.map((real) => f.keep("v128", f32x4.splat(real), before));
      return [
        before,
        hoisted(
          f,
          scratch,
          whilst(
            i32.gt(n, 0),
            // Fewer than four are taken where there is room for four.
            when(i32.lt(n, 4), [
              x.map((array, k) => [few(room(k), array), set(array, room(k))]),
              z.map((result, k) => [set(own[k]!, result), set(result, room(x.length + k))]),
            ]),
            body(f, steps, results, x, z, splats, outside),
            when(
              i32.lt(n, 4),
              z.map((result, k) => few(own[k]!, result)),
            ),
            [...x, ...z].map((array) => advance(array, 16)),
            advance(n, -4),
          ),
        ),
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
