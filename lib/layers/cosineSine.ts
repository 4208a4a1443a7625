import { type SmoothFunction, smooth } from "../engine/smooth.js";
import type { Tensor } from "../engine/tensor.js";
import { cosineSine as ofNumber } from "../numbers/angle.js";

/** What float32 leaves of an angle: a quarter turn is recognised up to two of its roundings. */
const singleRounding = 2 ** -22;

/** The n-th derivative of the cosine is that of n quarter turns more: cos, -sin, -cos, sin, ... */
function turned(name: string, quarters: number, rounding?: number): SmoothFunction {
  const derivative = (order: number) => (angle: number) => {
    const [cos, sin] = ofNumber(angle, rounding);
    return [cos, -sin, -cos, sin][(order + quarters) % 4]! + 0;
  };
  return { name, derivatives: Array.from({ length: 8 }, (_, order) => ({ f: derivative(order) })) };
}

const functions = {
  float32: [turned("cosine", 0, singleRounding), turned("sine", 3, singleRounding)],
  float64: [turned("cosine", 0), turned("sine", 3)],
} as const;

/**
 * The cosines and sines of angles in radians, exact (0, 1, -1) at multiples of a quarter turn up to rounding, in float32
 * too; differentiable seven times.
 *
 * @throws TypeError if the angles are int32
 * @throws RangeError if one is not finite
 */
export function cosineSine(angles: Tensor): readonly [cosine: Tensor, sine: Tensor] {
  const [cosine, sine] = functions[angles.dtype === "float64" ? "float64" : "float32"];
  return [smooth(cosine, angles), smooth(sine, angles)];
}
