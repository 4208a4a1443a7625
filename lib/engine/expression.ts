import { kept } from "./kept.js";

/**
 * Functions that a text may name, by how many arguments they take. step(x) is 1 for x > 0, else 0; where(x, a, b) is a,
 * but b where x is 0.
 */
const WORDS = {
  exp: 1,
  log: 1,
  log1p: 1,
  erfc: 1,
  sqrt: 1,
  sin: 1,
  cos: 1,
  tanh: 1,
  abs: 1,
  step: 1,
  max: 2,
  min: 2,
  where: 3,
} as const;

type Word = keyof typeof WORDS;
type WordOf<N extends number> = { [W in Word]: (typeof WORDS)[W] extends N ? W : never }[Word];

/** One step of a computation: what is done with the results of earlier steps a, b and c. */
export type Step =
  /** The numbers of an array, or one factor that is the same for all: the how-manieth. */
  | { readonly op: "array" | "factor"; readonly index: number }
  | { readonly op: "number"; readonly value: number }
  | { readonly op: "neg" | WordOf<1>; readonly a: number }
  | { readonly op: "add" | "sub" | "mul" | "div" | WordOf<2>; readonly a: number; readonly b: number }
  | { readonly op: WordOf<3>; readonly a: number; readonly b: number; readonly c: number };

/** The expression of a formula of x, read once: see `expression`. */
export const formulaOf: (text: string) => Expression = kept((text) => expression(text));

/** A formula as a list of steps, each of which uses earlier ones; equal subexpressions are one step. */
export interface Expression {
  readonly text: string;
  readonly arrays: readonly string[];
  readonly factors: readonly string[];
  readonly steps: readonly Step[];
  /** The steps whose numbers are asked for. */
  readonly results: readonly number[];
}

/**
 * Reads a formula for the numbers of one or several arrays, element by element. Parts that are used more than once may
 * get a name; several results are parted by commas:
 *
 *     expression("s = 1 / (1 + exp(-x)); x * s")
 *     expression("m + rate * (g - m), g * g", ["m", "g"], ["rate"])
 *
 * Known are numbers, + - * /, brackets, exp, log, log1p, erfc, sqrt, sin, cos, tanh, abs, max, min, step and where.
 *
 * @param arrays the names of what has a number for each element
 * @param factors the names of what is one number for all of them
 * @throws SyntaxError at what cannot be read
 */
export function expression(
  text: string,
  arrays: readonly string[] = ["x"],
  factors: readonly string[] = [],
): Expression {
  const tokens = text.match(/\d+\.?\d*(?:e[+-]?\d+)?|[A-Za-z]\w*|\S/g) ?? [];
  const steps: Step[] = [];
  const numbered = new Map<string, number>();
  let at = 0;

  const fail = (expected: string): never => {
    throw new SyntaxError(`expression "${text}": expected ${expected}, got ${tokens[at] ?? "its end"}`);
  };
  const has = (token: string): boolean => tokens[at] === token && at++ >= 0;
  const need = (token: string): void => {
    if (!has(token)) fail(`"${token}"`);
  };
  /** A step is computed once, however often it is written. */
  const step = (next: Step): number => {
    const key = JSON.stringify(next);
    const known = numbered.get(key);
    if (known !== undefined) return known;
    numbered.set(key, steps.push(next) - 1);
    return steps.length - 1;
  };
  const names = new Map<string, number>();
  arrays.forEach((name, index) => {
    names.set(name, step({ op: "array", index }));
  });
  factors.forEach((name, index) => {
    names.set(name, step({ op: "factor", index }));
  });

  const sum = (): number => {
    let a = product();
    for (;;) {
      if (has("+")) a = step({ op: "add", a, b: product() });
      else if (has("-")) a = step({ op: "sub", a, b: product() });
      else return a;
    }
  };
  const product = (): number => {
    let a = factor();
    for (;;) {
      if (has("*")) a = step({ op: "mul", a, b: factor() });
      else if (has("/")) a = step({ op: "div", a, b: factor() });
      else return a;
    }
  };
  const factor = (): number => {
    if (has("(")) {
      const a = sum();
      need(")");
      return a;
    }
    if (has("-")) {
      const a = factor();
      const negated = steps[a]!;
      return step(negated.op === "number" ? { op: "number", value: -negated.value } : { op: "neg", a });
    }
    const token = tokens[at] ?? "";
    if (/^\d/.test(token)) {
      at++;
      return step({ op: "number", value: Number(token) });
    }
    const named = names.get(token);
    if (named !== undefined) {
      at++;
      return named;
    }
    if (!Object.hasOwn(WORDS, token)) return fail(`a number, ${[...names.keys()].join(", ")} or a function`);
    at++;
    const op = token as Word;
    need("(");
    const given = [sum()];
    while (given.length < WORDS[op]) {
      need(",");
      given.push(sum());
    }
    need(")");
    const [a, b, c] = given;
    return step((c !== undefined ? { op, a, b, c } : b !== undefined ? { op, a, b } : { op, a }) as Step);
  };

  while (tokens[at + 1] === "=") {
    const name = tokens[at]!;
    if (!/^[A-Za-z]/.test(name) || Object.hasOwn(WORDS, name) || names.has(name)) fail("a new name");
    at += 2;
    names.set(name, sum());
    need(";");
  }
  const results = [sum()];
  while (has(",")) results.push(sum());
  if (at < tokens.length) fail("an operator or the end");
  return { text, arrays, factors, steps, results };
}
