import {
  type Code,
  type Local,
  type Operand,
  operand,
  set,
  simd,
  type Type,
  typeByte,
  unsigned,
  type Value,
  value,
} from "./code.js";
import { f32x4 } from "./instructions.js";

/** What the body of a kernel is written with, besides its parameters. */
export interface Body {
  /** A new local variable. */
  local<T extends Type>(type: T): Local<T>;
  /** New local variables, whole numbers. */
  integers<const N extends readonly string[]>(...names: N): Readonly<Record<N[number], Local<"i32">>>;
  /** A new local variable and the code that computes it: put the code first, use the variable afterwards. */
  keep<T extends Type>(type: T, x: Operand<T>, into: Code[]): Local<T>;
  /** a b + c, rounded once where the processor and the engine can, else twice. */
  multiplyAdd(a: Operand<"v128">, b: Operand<"v128">, c: Operand<"v128">): Value<"v128">;
}

/** A function to be: its name among the exports, its parameters (whole numbers before real ones), its body. */
export interface Kernel {
  readonly name: string;
  readonly integers: readonly string[];
  readonly reals: readonly string[];
  /** It returns a whole number: the last value of its code. */
  readonly returns: boolean;
  code(body: Body, parameters: readonly Local<Type>[]): Code;
}

type Parameters<I extends string, R extends string> = Readonly<
  Record<I, Local<"i32">> & Record<R, Local<"f32">>
>;

/** The same parameters in their order, for kernels whose number of parameters depends on data. */
interface Ordered {
  readonly integers: readonly Local<"i32">[];
  readonly reals: readonly Local<"f32">[];
}

/**
 * A kernel from the names of its parameters and the code that is made of them. Called, it takes addresses in bytes and
 * counts in the order of `integers`, then the numbers of `reals`.
 */
export function kernel<const I extends string, const R extends string = never>(
  {
    name,
    integers,
    reals = [],
    returns = false,
  }: { name: string; integers: readonly I[]; reals?: readonly R[]; returns?: boolean },
  code: (body: Body, parameters: Parameters<I, R>, ordered: Ordered) => Code,
): Kernel {
  const names = [...integers, ...reals];
  return {
    name,
    integers,
    reals,
    returns,
    code: (body, locals) =>
      code(body, Object.fromEntries(locals.map((local, k) => [names[k]!, local])) as Parameters<I, R>, {
        integers: locals.slice(0, integers.length) as Local<"i32">[],
        reals: locals.slice(integers.length) as Local<"f32">[],
      }),
  };
}

/**
 * The bytes of a module that exports kernels and imports the memory they work on, as `env.memory`.
 *
 * @param fused whether a b + c may be one instruction (relaxed SIMD)
 * @param sharedPages the most pages of a shared memory; 0 if the memory is not shared
 */
export function moduleBytes(kernels: readonly Kernel[], fused: boolean, sharedPages = 0): Uint8Array {
  const functions = kernels.map((made) => functionOf(made, fused));
  const limits = sharedPages === 0 ? [0, 0] : [3, 0, ...unsigned(sharedPages)];
  const many = (items: readonly Code[]): Code => [unsigned(items.length), items];
  return Uint8Array.from(
    [
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, many(functions.map(({ signature }) => signature))),
      section(2, [1, text("env"), text("memory"), 2, limits]),
      section(3, many(functions.map((_, k) => unsigned(k)))),
      section(7, many(kernels.map(({ name }, k) => [text(name), 0, unsigned(k)]))),
      section(10, many(functions.map(({ body }) => [unsigned(body.length), body]))),
    ].flat(),
  );
}

function functionOf(made: Kernel, fused: boolean): { signature: Code; body: number[] } {
  const given: Type[] = [...made.integers.map(() => "i32" as const), ...made.reals.map(() => "f32" as const)];
  const own: Type[] = [];
  const local = <T extends Type>(type: T): Local<T> => {
    own.push(type);
    return variable(type, given.length + own.length - 1);
  };
  const body: Body = {
    local,
    integers: (...names) =>
      Object.fromEntries(names.map((name) => [name, local("i32")])) as Readonly<
        Record<(typeof names)[number], Local<"i32">>
      >,
    keep: (type, x, into) => {
      const kept = local(type);
      into.push(set(kept, x));
      return kept;
    },
    multiplyAdd: (a, b, c) =>
      fused
        ? value(
            "v128",
            operand("v128", a).code,
            operand("v128", b).code,
            operand("v128", c).code,
            simd(0x105),
          )
        : f32x4.add(c, f32x4.mul(a, b)),
  };
  const code = made.code(
    body,
    given.map((type, k) => variable(type, k)),
  );
  // Neighbours of one type are declared together.
  const runs: [count: number, type: Type][] = [];
  for (const type of own) {
    const last = runs.at(-1);
    if (last?.[1] === type) last[0]++;
    else runs.push([1, type]);
  }
  const results = made.returns ? [1, typeByte.i32] : [0];
  return {
    signature: [0x60, unsigned(given.length), given.map((type) => typeByte[type]), results],
    body: flat([
      unsigned(runs.length),
      runs.map(([count, type]) => [...unsigned(count), typeByte[type]]),
      code,
      0x0b,
    ]),
  };
}

function variable<T extends Type>(type: T, index: number): Local<T> {
  return { type, index, code: [0x20, ...unsigned(index)] };
}

function section(id: number, content: Code): number[] {
  const bytes = flat(content);
  return [id, ...unsigned(bytes.length), ...bytes];
}

/** A name: its length and its letters, which are plain ones. */
function text(name: string): Code {
  return [...unsigned(name.length), ...[...name].map((letter) => letter.charCodeAt(0))];
}

function flat(code: Code, bytes: number[] = []): number[] {
  for (const part of code) {
    if (typeof part === "number") bytes.push(part);
    else flat(part, bytes);
  }
  return bytes;
}
