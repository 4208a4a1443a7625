import {
  bytesOf,
  type Code,
  type Operand,
  operand,
  simd,
  type Type,
  unsigned,
  type Value,
  value,
  vector,
} from "./code.js";

/** The instructions that kernels use, by the type that they work on, under their names in the specification. */

type Unary<T extends Type, R extends Type = T> = (x: Operand<T>) => Value<R>;
type Binary<T extends Type, R extends Type = T> = (x: Operand<T>, y: Operand<T>) => Value<R>;
type Load<T extends Type> = (address: Value<"i32">, offset?: number) => Value<T>;
type Store<T extends Type> = (address: Value<"i32">, x: Operand<T>, offset?: number) => Code;

function unary<T extends Type, R extends Type>(from: T, to: R, code: Code): Unary<T, R> {
  return (x) => value(to, operand(from, x).code, code);
}

function binary<T extends Type, R extends Type>(from: T, to: R, code: Code): Binary<T, R> {
  return (x, y) => value(to, operand(from, x).code, operand(from, y).code, code);
}

/** Alignments are promises about speed only; none is made, as rows begin anywhere. */
function load<T extends Type>(type: T, code: Code): Load<T> {
  return (address, offset = 0) => value(type, address.code, code, 0, unsigned(offset));
}

function store<T extends Type>(type: T, code: Code): Store<T> {
  return (address, x, offset = 0) => [address.code, operand(type, x).code, code, 0, unsigned(offset)];
}

const i32Of = (code: number): Binary<"i32"> => binary("i32", "i32", [code]);
const f32Of = (code: number): Binary<"f32"> => binary("f32", "f32", [code]);
const f64Of = (code: number): Binary<"f64"> => binary("f64", "f64", [code]);
const one = (code: number): Unary<"v128"> => unary("v128", "v128", simd(code));

/** An operation on vectors; a number stands for itself in all lanes, of the lanes' type. */
function two(code: number, lanes: "i32" | "f32" | "f64" = "f32"): Binary<"v128"> {
  const all = (x: Operand<"v128">): Value<"v128"> => (typeof x === "number" ? vector(bytesOf(lanes, x)) : x);
  return (x, y) => value("v128", all(x).code, all(y).code, simd(code));
}

/** Instructions of one kind, by their names. */
type All<Names extends string, Kind> = Readonly<Record<Names, Kind>>;

export const i32: All<"eq" | "lt" | "gt" | "ge" | "add" | "sub" | "mul" | "and" | "shl", Binary<"i32">> &
  Readonly<{
    load: Load<"i32">;
    eqz: Unary<"i32">;
    /** The lesser of two. */
    min(x: Value<"i32">, y: Operand<"i32">): Value<"i32">;
  }> = {
  load: load("i32", [0x28]),
  eqz: unary("i32", "i32", [0x45]),
  eq: i32Of(0x46),
  lt: i32Of(0x48),
  gt: i32Of(0x4a),
  ge: i32Of(0x4e),
  add: i32Of(0x6a),
  sub: i32Of(0x6b),
  mul: i32Of(0x6c),
  and: i32Of(0x71),
  shl: i32Of(0x74),
  min: (x, y) => {
    const other = operand("i32", y).code;
    return value("i32", x.code, other, x.code, other, 0x48, 0x1b);
  },
};

export const f32: All<"add" | "sub" | "mul" | "div" | "min" | "max", Binary<"f32">> &
  Readonly<{ load: Load<"f32">; store: Store<"f32">; demote: Unary<"f64", "f32"> }> = {
  load: load("f32", [0x2a]),
  store: store("f32", [0x38]),
  add: f32Of(0x92),
  sub: f32Of(0x93),
  mul: f32Of(0x94),
  div: f32Of(0x95),
  min: f32Of(0x96),
  max: f32Of(0x97),
  demote: unary("f64", "f32", [0xb6]),
};

export const f64: All<"add" | "mul", Binary<"f64">> & Readonly<{ promote: Unary<"f32", "f64"> }> = {
  add: f64Of(0xa0),
  mul: f64Of(0xa2),
  promote: unary("f32", "f64", [0xbb]),
};

/** Bits, whatever they mean; a number is one of 32 bits, except in `select`, where it is a float32. */
export const v128: All<"and" | "andNot" | "or" | "xor", Binary<"v128">> &
  Readonly<{
    load: Load<"v128">;
    /** One number in all lanes. */
    loadSplat: Load<"v128">;
    /** Two numbers in the low lanes, 0 in the high ones. */
    loadHalf: Load<"v128">;
    store: Store<"v128">;
    /** Bits of x where the mask's are 1, of y elsewhere. */
    select(x: Operand<"v128">, y: Operand<"v128">, mask: Value<"v128">): Value<"v128">;
    /** 32 bits in all lanes. */
    splatOf: Unary<"i32", "v128">;
    anyTrue: Unary<"v128", "i32">;
    /** Lanes of 32 bits, 0 to 3 from x and 4 to 7 from y. */
    shuffle(x: Value<"v128">, y: Value<"v128">, lanes: readonly number[]): Value<"v128">;
  }> = {
  load: load("v128", simd(0x00)),
  loadSplat: load("v128", simd(0x09)),
  loadHalf: load("v128", simd(0x5d)),
  store: store("v128", simd(0x0b)),
  and: two(0x4e, "i32"),
  andNot: two(0x4f, "i32"),
  or: two(0x50, "i32"),
  xor: two(0x51, "i32"),
  select: (x, y, mask) =>
    value("v128", operand("v128", x).code, operand("v128", y).code, mask.code, simd(0x52)),
  splatOf: unary("i32", "v128", simd(0x11)),
  anyTrue: unary("v128", "i32", simd(0x53)),
  shuffle: (x, y, lanes) =>
    value(
      "v128",
      x.code,
      y.code,
      simd(0x0d, ...lanes.flatMap((k) => [4 * k, 4 * k + 1, 4 * k + 2, 4 * k + 3])),
    ),
};

export const f32x4: All<
  "eq" | "lt" | "gt" | "add" | "sub" | "mul" | "div" | "min" | "max" | "pmin" | "pmax",
  Binary<"v128">
> &
  All<"abs" | "neg" | "sqrt" | "demote" | "fromInt", Unary<"v128">> &
  Readonly<{
    /** A constant in all lanes. */
    all(x: number): Value<"v128">;
    splat: Unary<"f32", "v128">;
    lane(x: Value<"v128">, k: number): Value<"f32">;
    withLane(x: Value<"v128">, k: number, y: Value<"f32">): Value<"v128">;
  }> = {
  all: (x) => vector(bytesOf("f32", x)),
  splat: unary("f32", "v128", simd(0x13)),
  lane: (x, k) => value("f32", x.code, simd(0x1f, k)),
  withLane: (x, k, y) => value("v128", x.code, y.code, simd(0x20, k)),
  eq: two(0x41),
  lt: two(0x43),
  gt: two(0x44),
  abs: one(0xe0),
  neg: one(0xe1),
  sqrt: one(0xe3),
  add: two(0xe4),
  sub: two(0xe5),
  mul: two(0xe6),
  div: two(0xe7),
  min: two(0xe8),
  max: two(0xe9),
  /** y < x ? y : x, one instruction of the processor; NaN in x stays. */
  pmin: two(0xea),
  /** x < y ? y : x; NaN in x stays. */
  pmax: two(0xeb),
  /** The two numbers of an f64x2, 0 in the high lanes. */
  demote: one(0x5e),
  fromInt: one(0xfa),
};

export const f64x2: All<"add" | "sub" | "mul", Binary<"v128">> &
  All<"promote", Unary<"v128">> &
  Readonly<{ lane(x: Value<"v128">, k: number): Value<"f64"> }> = {
  lane: (x, k) => value("f64", x.code, simd(0x21, k)),
  /** The low two of four float32. */
  promote: one(0x5f),
  add: two(0xf0, "f64"),
  sub: two(0xf1, "f64"),
  mul: two(0xf2, "f64"),
};

export const i32x4: All<"eq" | "add" | "sub", Binary<"v128">> &
  All<"shl" | "shr", (x: Value<"v128">, bits: number) => Value<"v128">> = {
  eq: two(0x37, "i32"),
  add: two(0xae, "i32"),
  sub: two(0xb1, "i32"),
  shl: (x, bits) => value("v128", x.code, operand("i32", bits).code, simd(0xab)),
  /** Copies the sign into the bits that come free. */
  shr: (x, bits) => value("v128", x.code, operand("i32", bits).code, simd(0xac)),
};
