import { kindOf } from "./kindOf.js";
import "./methods.js";
import { checkOptions } from "../numbers/checkOptions.js";
import type { Random } from "../numbers/random.js";
import { filled, leaf } from "./apply.js";
import { checkDType, checkHeld, type DType, dtypeOf, newValues, type Values } from "./dtype.js";
import { checkShape, type Shape, shapeText, sizeOf } from "./shape.js";
import { Tensor } from "./tensor.js";

/** Numbers in lists in lists, as long as each other at each depth. */
export type Nested = number | readonly Nested[];

/** Typed arrays of whole numbers, which become int32. */
type WholeNumbers = Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Uint32Array;

/** What a tensor is made with. */
export interface TensorOptions {
  /** Default: float32, or that of the typed array: int32 for those of whole numbers. */
  readonly dtype?: DType;
}

/**
 * A tensor of numbers: one number, lists of them in lists, or a typed array. The numbers are copied.
 *
 * @param options.shape of a typed array or a flat list (default: as the lists are)
 * @example
 * tensor([[1, 2], [3, 4]]); // [2, 2], float32
 * @throws RangeError if lists of one depth differ in length, the shape does not hold the numbers, or a finite number is too
 * large for float32
 * @throws TypeError if something is no number, or a fraction is to be int32
 */
export function tensor(
  data: Nested | Values | WholeNumbers,
  options: TensorOptions & { readonly shape?: Shape } = {},
): Tensor {
  checkOptions(options, ["dtype", "shape"], "tensor");
  const isTyped = ArrayBuffer.isView(data);
  const dtype = checkDType("tensor", options.dtype ?? (isTyped ? dtypeOf(data as Values) : "float32"));
  const found: number[] = [];
  if (!isTyped) for (let at: Nested = data; Array.isArray(at); at = at[0] as Nested) found.push(at.length);
  const numbers = isTyped ? data : flat(data, found, 0, []);
  const shape = options.shape ?? (isTyped ? [data.length] : found);
  checkShape("tensor", shape);
  if (sizeOf(shape) !== numbers.length)
    throw new RangeError(
      `tensor: expected ${sizeOf(shape)} numbers for the shape ${shapeText(shape)}, got ${numbers.length}`,
    );
  const values = newValues(dtype, numbers.length);
  for (let k = 0; k < numbers.length; k++) values[k] = checkNumber("tensor", numbers[k], dtype);
  return leaf([...shape], dtype, values);
}

function flat(data: Nested, shape: readonly number[], depth: number, into: number[]): number[] {
  if (!Array.isArray(data)) {
    if (depth < shape.length)
      throw new RangeError(
        `tensor: expected lists in lists, ${depth + 1} deep at least, got ${String(data)} among them`,
      );
    into.push(data as number);
    return into;
  }
  if (depth >= shape.length) throw new RangeError(`tensor: expected numbers at depth ${depth}, got a list`);
  if (data.length !== shape[depth])
    throw new RangeError(
      `tensor: expected lists of one length, got ${shape[depth]} and ${data.length} entries at depth ${depth}`,
    );
  for (const each of data) flat(each as Nested, shape, depth + 1, into);
  return into;
}

function checkNumber(name: string, x: unknown, dtype: DType): number {
  if (typeof x !== "number") {
    const remedy = x instanceof Tensor ? ": put tensors together by stack([x, y])" : "";
    throw new TypeError(`${name}: expected numbers, got ${kindOf(x)}${remedy}`);
  }
  if (dtype === "int32" && (x | 0) !== x)
    throw new TypeError(`${name}: expected whole numbers below 2^31 for int32, got ${x}`);
  checkHeld(name, x, dtype);
  return x;
}

/** Zeros. */
export function zeros(shape: Shape, options: TensorOptions = {}): Tensor {
  return constant("zeros", shape, 0, options);
}
/** Ones. */
export function ones(shape: Shape, options: TensorOptions = {}): Tensor {
  return constant("ones", shape, 1, options);
}
/** One number everywhere. */
export function full(shape: Shape, x: number, options: TensorOptions = {}): Tensor {
  return constant("full", shape, x, options);
}
function constant(name: string, shape: Shape, x: number, options: TensorOptions): Tensor {
  const dtype = dtypeIn(name, options);
  checkShape(name, shape);
  return filled([...shape], dtype, checkNumber(name, x, dtype));
}
/** 0, 1, ..., n - 1. */
export function range(n: number, options: TensorOptions = {}): Tensor {
  const dtype = dtypeIn("range", options);
  checkShape("range", [n]);
  const values = newValues(dtype, n);
  for (let k = 0; k < n; k++) values[k] = k;
  return leaf([n], dtype, values);
}
/** The n x n matrix with ones on the diagonal. */
export function identity(n: number, options: TensorOptions = {}): Tensor {
  const dtype = dtypeIn("identity", options);
  checkShape("identity", [n]);
  const values = newValues(dtype, n * n);
  for (let k = 0; k < n; k++) values[k * (n + 1)] = 1;
  return leaf([n, n], dtype, values);
}
/** Independent draws of N(0, 1), row-major. */
export function randomNormal(shape: Shape, draw: Random, options: TensorOptions = {}): Tensor {
  return drawn("randomNormal", shape, () => draw.normal(), options);
}
/** Independent draws, uniform on [0, 1), row-major. */
export function randomUniform(shape: Shape, draw: Random, options: TensorOptions = {}): Tensor {
  return drawn("randomUniform", shape, () => draw.uniform(), options);
}
function drawn(name: string, shape: Shape, one: () => number, options: TensorOptions): Tensor {
  const dtype = dtypeIn(name, options);
  checkShape(name, shape);
  const values = newValues(dtype, sizeOf(shape));
  for (let k = 0; k < values.length; k++) values[k] = one();
  return leaf([...shape], dtype, values);
}
function dtypeIn(name: string, options: TensorOptions): DType {
  checkOptions(options, ["dtype"], name);
  return checkDType(name, options.dtype ?? "float32");
}
