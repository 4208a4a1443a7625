import { apply, filled } from "./apply.js";
import { broadcastTo, sumTo } from "./broadcast.js";
import { checkFloat, checkHeld, type DType } from "./dtype.js";
import { kindOf } from "./kindOf.js";
import { pair } from "./pair.js";
import type { Tensor } from "./tensor.js";

/** d(a + b) = da + db */
const Add = pair("add", {
  gradients: ([g], { inputs: [a, b] }, [byA, byB]) =>
    g ? [byA ? sumTo(g, a!.shape) : undefined, byB ? sumTo(g, b!.shape) : undefined] : [],
  push: ([u, v], { outputs: [z] }) => [u && v ? add(u, v) : broadcastTo((u ?? v)!, z!.shape)],
});

/** d(a - b) = da - db */
const Sub = pair("sub", {
  gradients: ([g], { inputs: [a, b] }, [byA, byB]) =>
    g ? [byA ? sumTo(g, a!.shape) : undefined, byB ? sumTo(neg(g), b!.shape) : undefined] : [],
  push: ([u, v], { outputs: [z] }) => [u && v ? sub(u, v) : broadcastTo(u ?? neg(v!), z!.shape)],
});

/** d(a b) = b da + a db */
const Mul = pair("mul", {
  gradients: ([g], { inputs: [a, b] }, [byA, byB]) =>
    g ? [byA ? sumTo(mul(g, b!), a!.shape) : undefined, byB ? sumTo(mul(g, a!), b!.shape) : undefined] : [],
  push: ([u, v], { inputs: [a, b] }) => [u && v ? add(mul(u, b!), mul(a!, v)) : u ? mul(u, b!) : mul(a!, v!)],
});

/** d(a / b) = (da - z db) / b with z = a / b */
const Div = pair("div", {
  gradients: ([g], { inputs: [a, b], outputs: [z] }, [byA, byB]) => {
    if (!g) return [];
    const byNumerator = div(g, b!);
    return [
      byA ? sumTo(byNumerator, a!.shape) : undefined,
      byB ? sumTo(neg(mul(byNumerator, z!)), b!.shape) : undefined,
    ];
  },
  push: ([u, v], { inputs: [, b], outputs: [z] }) => {
    const zdb = v && mul(z!, v);
    return [div(u && zdb ? sub(u, zdb) : (u ?? neg(zdb!)), b!)];
  },
});

/** Numbers as tensors, one for each number and dtype: constants of models come again and again. */
const constants: Readonly<Record<DType, Map<number, Tensor>>> = {
  float32: new Map(),
  float64: new Map(),
  int32: new Map(),
};
const mostConstants = 1000;

/** A number as a tensor of a dtype. */
export function constant(x: number, dtype: DType): Tensor {
  const known = constants[dtype];
  let found = known.get(x);
  if (!found || Object.is(x, -0)) {
    found = filled([], dtype, x);
    if (known.size < mostConstants && !Object.is(x, -0)) known.set(x, found);
  }
  return found;
}

/**
 * The second operand of a pair as a tensor: a number takes the dtype of the first.
 *
 * @throws TypeError if it is neither a tensor nor a number, of another dtype, or a fraction for int32
 * @throws RangeError if it is a finite number too large for float32
 */
export function operand(name: string, a: Tensor, b: Tensor | number): Tensor {
  if (typeof b === "number") {
    if (a.dtype === "int32" && (b | 0) !== b)
      throw new TypeError(
        `${name}: expected a whole number below 2^31 for int32, got ${b}: convert the tensor by .as("float32")`,
      );
    checkHeld(name, b, a.dtype);
    return constant(b, a.dtype);
  }
  if (b?.dtype === a.dtype) return b;
  if (b?.dtype === undefined)
    throw new TypeError(`${name}: expected a tensor or a number, got ${kindOf(b)}: make one by tensor(...)`);
  throw new TypeError(
    `${name}: expected two tensors of one dtype, got ${a.dtype} and ${b.dtype}: convert one by .as("${a.dtype}")`,
  );
}

/** a + b, repeated to one shape by NumPy's rule. */
export function add(a: Tensor, b: Tensor | number): Tensor {
  return apply(Add, [a, operand("add", a, b)], null);
}
/** a - b */
export function sub(a: Tensor, b: Tensor | number): Tensor {
  return apply(Sub, [a, operand("sub", a, b)], null);
}
/** a b, entry by entry. */
export function mul(a: Tensor, b: Tensor | number): Tensor {
  return apply(Mul, [a, operand("mul", a, b)], null);
}
/**
 * a / b, entry by entry.
 *
 * @throws TypeError if they are int32, whose quotients are none
 */
export function div(a: Tensor, b: Tensor | number): Tensor {
  checkFloat("div", a);
  return apply(Div, [a, operand("div", a, b)], null);
}
/** -a */
export function neg(a: Tensor): Tensor {
  return mul(a, -1);
}
