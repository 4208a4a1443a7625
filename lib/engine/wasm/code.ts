/**
 * WebAssembly's instructions, written so that they read as formulas. A value is the code that puts it onto the stack;
 * operands come before their operation:
 *
 *     f32x4.add(f32x4.mul(a, b), c)        the bytes  a b mul c add
 *
 * A plain number stands for a constant of the type that is asked for, in all lanes of a vector.
 */
export type Type = "i32" | "f32" | "f64" | "v128";

/** Bytes, nested as they were put together; flattened once, at the end. */
export type Code = readonly (number | Code)[];

/** Code that leaves one value of a type on the stack. */
export interface Value<T extends Type> {
  readonly type: T;
  readonly code: Code;
}

/** A parameter or a local variable; as a value it is read. */
export interface Local<T extends Type> extends Value<T> {
  readonly index: number;
}

export type Operand<T extends Type> = Value<T> | number;

/** The numbers of the types in the binary format. */
export const typeByte: Readonly<Record<Type, number>> = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b };

/** A whole number >= 0 in LEB128: seven bits a byte, low ones first, the eighth says that more follow. */
export function unsigned(n: number): number[] {
  const bytes: number[] = [];
  let rest = n;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** A 32-bit number with sign in LEB128: ends when what is left is the sign alone. */
export function signed(n: number): number[] {
  const bytes: number[] = [];
  let rest = n | 0;
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest & 127];
}

export function value<T extends Type>(type: T, ...code: Code): Value<T> {
  return { type, code };
}

/** The four or eight bytes of a number. */
export function bytesOf(type: "i32" | "f32" | "f64", x: number): number[] {
  const Kind = type === "i32" ? Int32Array : type === "f32" ? Float32Array : Float64Array;
  return [...new Uint8Array(Kind.of(x).buffer)];
}

/** An instruction of the SIMD page, with what follows it. */
export function simd(opcode: number, ...immediates: number[]): Code {
  return [0xfd, ...unsigned(opcode), ...immediates];
}

/** A vector whose lanes all are the given ones. */
export function vector(lane: readonly number[]): Value<"v128"> {
  return value("v128", simd(0x0c, ...Array.from({ length: 16 }, (_, k) => lane[k % lane.length]!)));
}

/** Sets a local variable. */
export function set<T extends Type>(local: Local<T>, to: Operand<T>): Code {
  return [operand(local.type, to).code, 0x21, unsigned(local.index)];
}

/** A value as it is, or a constant of a type. */
export function operand<T extends Type>(type: T, x: Operand<T>): Value<T> {
  if (typeof x !== "number") return x;
  if (type === "i32") return value(type, 0x41, signed(x));
  if (type === "f32") return value(type, 0x43, bytesOf("f32", x));
  if (type === "f64") return value(type, 0x44, bytesOf("f64", x));
  return vector(bytesOf("f32", x)) as Value<T>;
}

/** Adds a number of bytes, or another step, to an address or a counter. */
export function advance(local: Local<"i32">, by: Operand<"i32">): Code {
  return [local.code, operand("i32", by).code, 0x6a, 0x21, unsigned(local.index)];
}

/** Runs the body while the condition is not 0, asked before each turn. */
export function whilst(condition: Value<"i32">, ...body: Code): Code {
  return [0x02, 0x40, 0x03, 0x40, condition.code, 0x45, 0x0d, 1, body, 0x0c, 0, 0x0b, 0x0b];
}

/** Runs the body for the index 0, 1, ..., n - 1. */
export function times(index: Local<"i32">, n: Value<"i32">, ...body: Code): Code {
  const isLeft = value("i32", index.code, n.code, 0x48);
  return [set(index, 0), whilst(isLeft, body, advance(index, 1))];
}

/** Runs the body, and again while the condition, asked after each turn, is not 0. */
export function repeat(body: Code, condition: Value<"i32">): Code {
  return [0x03, 0x40, body, condition.code, 0x0d, 0, 0x0b];
}

/** Runs the one or the other. */
export function when(condition: Value<"i32">, then: Code, otherwise?: Code): Code {
  return [condition.code, 0x04, 0x40, then, otherwise === undefined ? [] : [0x05, otherwise], 0x0b];
}
