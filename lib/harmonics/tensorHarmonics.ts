import { aliasOf, apply, leaf } from "../engine/apply.js";
import { mul } from "../engine/arithmetic.js";
import { type DType, newValues } from "../engine/dtype.js";
import { contract } from "../engine/form.js";
import { matmul } from "../engine/matmul.js";
import { sum } from "../engine/reduce.js";
import { shapeText } from "../engine/shape.js";
import { pow } from "../engine/smooth.js";
import { inStep } from "../engine/step.js";
import type { Operation, Tensor } from "../engine/tensor.js";
import type { Floats } from "../numbers/floats.js";
import { gradientForm } from "./gradientForm.js";
import type { Selection } from "./selection.js";
import { solidHarmonics } from "./solidHarmonics.js";

/** Solid harmonics of degrees 0 to lmax: [n, 3] to [n, (lmax + 1)^2]. Their gradient is a form of those of a degree less. */
const Solid: Operation<number> = {
  name: "solidHarmonics",
  isHeavy: true,
  shapes: ([x], lmax) => [[x!.shape[0]!, (lmax + 1) ** 2]],
  run([Y], [x], lmax, _, __, kernels) {
    if (kernels.solidHarmonics(lmax, Y!, x!)) return;
    const width = (lmax + 1) ** 2;
    for (let at = 0, to = 0; at < x!.length; at += 3, to += width)
      solidHarmonics(lmax, x![at]!, x![at + 1]!, x![at + 2]!, Y as Floats, to);
  },
  gradients: ([g], { inputs: [x], outputs: [Y], attributes: lmax }) => [
    g && contract(gradientForm(lmax, x!.shape[0]!), 2, [g, Y!]),
  ],
  push: ([u], { inputs: [x], outputs: [Y], attributes: lmax }) => [
    u && contract(gradientForm(lmax, x!.shape[0]!), 0, [Y!, u]),
  ],
};

/**
 * Spherical harmonics of a tensor of vectors, [..., 3] to [..., size]; see `sphericalHarmonics`. Directions are made by
 * tensor arithmetic, so that derivatives of every order are there.
 *
 * @throws RangeError if the last axis is not of length 3, or a vector has no direction although it is needed
 * @throws TypeError if the vectors are of int32
 */
export function tensorHarmonics(chosen: Selection, normalize: boolean, x: Tensor): Tensor {
  if (x.shape.at(-1) !== 3)
    throw new RangeError(`sphericalHarmonics: expected vectors [..., 3], got ${shapeText(x.shape)}`);
  if (x.dtype === "int32")
    throw new TypeError('sphericalHarmonics: expected floats, got int32: convert them by .as("float32")');
  return inStep(undefined, () => {
    const direction = normalize ? directionOf(x) : x;
    const all = apply(Solid, [aliasOf(direction, [x.size / 3, 3])], chosen.lmax);
    const Y = chosen.isAll ? all : matmul(all, selectionMatrix(chosen, x.dtype));
    return aliasOf(Y, [...x.shape.slice(0, -1), chosen.size]);
  });
}

/** x / |x| */
function directionOf(x: Tensor): Tensor {
  const squares = sum(pow(x, 2), -1, { keep: true });
  const { values } = squares;
  let row = 0;
  while (row < values.length && values[row]! > 0 && values[row]! < Infinity) row++;
  if (row === values.length) return mul(x, pow(squares, -0.5));
  const vector = [...x.values.subarray(3 * row, 3 * row + 3)];
  const got = `sphericalHarmonics: expected vectors with a direction, got [${vector.join(", ")}] in row ${row}`;
  if (vector.every((each) => each === 0))
    throw new RangeError(
      `${got}: remove it (a self-edge of a graph?), or use { normalize: false }, whose solid harmonics are 0 there`,
    );
  if (!vector.every(Number.isFinite)) throw new RangeError(`${got}: give finite numbers`);
  throw new RangeError(
    `${got}: ${x.dtype} cannot hold the square of its length: use another unit of length, or .as("float64")`,
  );
}

/** S with (Y S)_q = factor Y_p for each harmonic p that is chosen as q. */
function selectionMatrix({ lmax, degrees, factors, size }: Selection, dtype: DType): Tensor {
  const count = (lmax + 1) ** 2;
  const values = newValues(dtype, count * size);
  let to = 0;
  for (const [n, l] of degrees.entries())
    for (let m = 0; m <= 2 * l; m++) values[(l * l + m) * size + to++] = factors[n]!;
  return leaf([count, size], dtype, values);
}
