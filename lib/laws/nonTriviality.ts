import type { Random } from "../numbers/random.js";
import { attempt } from "./diagnosis.js";
import { fault } from "./fault.js";
import type { Law } from "./law.js";
import { nested } from "./nested.js";
import { relativeError, sameShape } from "./relativeError.js";
import { show, showArguments } from "./show.js";

/** How many inputs are examined together. */
const handful = 12;

/** In which way a map is trivial. */
type Triviality = "zero" | "constant" | "input" | { readonly ignores: number };

/**
 * Non-triviality: on a handful of inputs f is not always zero, not always the same, does not return its first
 * argument, and depends on each of its arguments.
 *
 * The zero map obeys every law of equivariance, and the identity most of them; this law excludes both. An instance is a
 * handful of inputs.
 *
 * @param inputs where the handfuls are drawn from: any instances
 * @param names the arguments' names (default x, y, z)
 * @param mayReturnInput for maps that may legitimately be the identity
 */
export function nonTriviality<X extends readonly unknown[]>(
  inputs: { draw(random: Random): Readonly<X> },
  {
    names = ["x", "y", "z"],
    mayReturnInput = false,
  }: { names?: readonly string[]; mayReturnInput?: boolean } = {},
): Law<(...x: X) => unknown, readonly [handful: readonly Readonly<X>[]]> {
  return fault(
    "non-triviality",
    "f \\ne 0, \\quad f \\ne \\text{const}, \\quad f(x) \\ne x",
    {
      examples: [],
      draw: (random) => [Array.from({ length: handful }, () => inputs.draw(random))],
      simpler: () => [],
    },
    (f, [xs]) => {
      const found = triviality(f, xs, mayReturnInput);
      if (found === undefined) return undefined;
      const x = xs[0]!;
      const everywhere = found === "zero" || found === "constant";
      const given = everywhere ? "" : showArguments(x, names);
      return { should: inWords(found, names), given, sides: [["the result", show(f(...x))]] };
    },
    { runs: 4 },
  );
}

function triviality<X extends readonly unknown[]>(
  f: (...x: X) => unknown,
  xs: readonly X[],
  mayReturnInput: boolean,
): Triviality | undefined {
  const values = xs.map((x) => f(...x));
  const same = (a: unknown, b: unknown): boolean => relativeError(a, b) < 1e-9;
  if (values.every((value) => relativeError(value, value) === 0 && isZero(value))) return "zero";
  if (values.every((value) => same(value, values[0])) && !xs.every((x) => alike(x, xs[0]!)))
    return "constant";
  if (!mayReturnInput && xs.every((x, i) => same(values[i], x[0]))) return "input";
  if (xs[0]!.length < 2) return undefined;
  for (const k of xs[0]!.keys()) {
    // f with its k-th argument taken from another input of the same shape; if f refuses the new input, it does depend on it.
    const others = xs.flatMap((x, i) =>
      xs
        .filter((y) => !alike([x[k]], [y[k]]) && fits(x[k], y[k]))
        .slice(0, 1)
        .map((y) => [values[i], attempt(() => f(...(x.with(k, y[k]) as unknown as X)))] as const),
    );
    if (others.length > 1 && others.every(([a, b]) => same(a, b))) return { ignores: k };
  }
  return undefined;
}

function inWords(found: Triviality, names: readonly string[]): string {
  if (found === "zero") return "The result should not be zero for every input.";
  if (found === "constant") return "The result should depend on the input.";
  if (found === "input") return "The result should be more than a copy of the input.";
  return `The result should depend on ${names[found.ignores] ?? `argument ${found.ignores + 1}`}.`;
}

function isZero(value: unknown): boolean {
  const entries = nested(value);
  return typeof entries === "number"
    ? entries === 0
    : Array.from(entries as ArrayLike<unknown>).every(isZero);
}

function fits(a: unknown, b: unknown): boolean {
  return sameShape(a, b) || (typeof a === "function" && typeof b === "function");
}

function alike(x: readonly unknown[], y: readonly unknown[]): boolean {
  return x.every((value, k) => value === y[k] || relativeError(value, y[k]) === 0);
}
