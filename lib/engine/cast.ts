import { apply, leaf } from "./apply.js";
import { constantRules } from "./constantRules.js";
import { checkDType, type DType, newValues, type Values } from "./dtype.js";
import { type Operation, Tensor } from "./tensor.js";

const copy = ([z]: readonly Values[], [x]: readonly Values[]): void =>
  (z as Float64Array).set(x as Float64Array);

/** The same numbers as another kind of floats; linear, and its transpose converts back. */
const toFloat = (dtype: "float32" | "float64"): Operation => ({
  name: "as",
  dtype,
  shapes: ([x]) => [x!.shape],
  run: copy,
  gradients: ([g], { inputs: [x] }) => [g && x!.dtype !== "int32" ? cast(g, x!.dtype) : undefined],
  push: ([u]) => [u && cast(u, dtype)],
});

const conversions: Readonly<Record<DType, Operation>> = {
  float32: toFloat("float32"),
  float64: toFloat("float64"),
  int32: { name: "as", dtype: "int32", shapes: ([x]) => [x!.shape], run: copy, ...constantRules },
};

/**
 * The same numbers as another dtype. Gradients are converted back; whole numbers have none. For int32 fractions are cut
 * off: 2.7 becomes 2, -2.7 becomes -2.
 *
 * @throws TypeError if there is no such dtype
 * @throws RangeError if a number is NaN or too large for int32
 */
export function cast(x: Tensor, dtype: DType): Tensor {
  checkDType("as", dtype);
  if (x.dtype === dtype) return x;
  if (dtype === "int32") {
    const at = x.values.findIndex((value) => !(Math.abs(Math.trunc(value)) < 2 ** 31));
    if (at >= 0)
      throw new RangeError(`as: expected numbers below 2^31 for int32, got ${x.values[at]} at place ${at}`);
  }
  return apply(conversions[dtype], [x], null);
}

/**
 * The same numbers as a tensor of its own, on which nothing depends: no gradient goes through it, and nothing is kept of
 * how it was made.
 */
export function detach(x: Tensor): Tensor {
  const { values } = x; // which may give x another block
  if (x.block.scope === undefined) return new Tensor(x.shape, x.dtype, x.size, x.block);
  const own = newValues(x.dtype, x.size);
  (own as Float64Array).set(values as Float64Array);
  return leaf(x.shape, x.dtype, own);
}
