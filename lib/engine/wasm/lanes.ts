import type { Code, Operand, Value } from "./code.js";
import type { Body } from "./emit.js";
import { f32, f32x4, v128 } from "./instructions.js";

export type Lane = "v128" | "f32";

/** Arithmetic on four channels at once or on one, so that one text serves a loop and what is left of it. */
export interface Lanes<T extends Lane> {
  readonly type: T;
  /** How many channels, in bytes. */
  readonly bytes: number;
  load(address: Value<"i32">, offset: number): Value<T>;
  store(address: Value<"i32">, x: Operand<T>, offset: number): Code;
  /** One number for all channels. */
  all(address: Value<"i32">, offset: number): Value<T>;
  mul(x: Operand<T>, y: Operand<T>): Value<T>;
  add(x: Operand<T>, y: Operand<T>): Value<T>;
  /** a b + c */
  multiplyAdd(a: Operand<T>, b: Operand<T>, c: Operand<T>): Value<T>;
}

export const four = (f: Body): Lanes<"v128"> => ({
  type: "v128",
  bytes: 16,
  load: v128.load,
  store: v128.store,
  all: v128.loadSplat,
  mul: f32x4.mul,
  add: f32x4.add,
  multiplyAdd: f.multiplyAdd,
});

export const single: Lanes<"f32"> = {
  type: "f32",
  bytes: 4,
  load: f32.load,
  store: f32.store,
  all: f32.load,
  mul: f32.mul,
  add: f32.add,
  multiplyAdd: (a, b, c) => f32.add(f32.mul(a, b), c),
};

/** The sum of a list of products. */
export function sumOfProducts<T extends Lane>(
  lanes: Lanes<T>,
  products: readonly (readonly [Operand<T>, Operand<T>])[],
): Value<T> {
  const [first, ...rest] = products;
  return rest.reduce((sum, [a, b]) => lanes.multiplyAdd(a, b, sum), lanes.mul(first![0], first![1]));
}
