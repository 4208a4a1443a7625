import type { Values } from "../engine/dtype.js";
import type { Form } from "../engine/form.js";
import { type Shape, sizeOf } from "../engine/shape.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * Sums of four pixels with weights, at each place of each image:
 *
 *     F(x, w, g) = sum g_b,c,p w_b,p,k x_b,c,q        q = corners(b, p, k), and nothing where that is -1
 *
 * @param images [batch, channel, ...grid]
 * @param places how many of them each image has
 * @param corners int32 [batch x places, 4]
 */
export function samplingForm(images: Shape, places: number, corners: Tensor): Form {
  const [batch, channels, ...grid] = images as [number, number, ...number[]];
  const pixels = sizeOf(grid);
  return {
    name: "sampling",
    arguments: ["the images", "the weights", "g"],
    shapes: [images, [batch * places, 4], [batch, channels, places]],
    constants: [corners],
    run(skip, out, [x, w, g], _, [q]) {
      if (skip === 0) out.fill(0);
      for (let b = 0; b < batch; b++) {
        if (skip === 1) {
          weighted(out, x!, g!, q!, { b, places, channels, pixels });
          continue;
        }
        for (let c = b * channels; c < (b + 1) * channels; c++) {
          const [from, at, corner] = [c * pixels, c * places, 4 * b * places];
          if (skip === 2) read(out, at, x!, from, w!, q!, corner, places);
          else spread(out, from, g!, at, w!, q!, corner, places);
        }
      }
    },
  };
}

/** y_p = sum_k w_pk x_q */
function read(
  y: Values,
  at: number,
  x: Values,
  from: number,
  w: Values,
  q: Values,
  corner: number,
  places: number,
): void {
  for (let p = 0, k = corner; p < places; p++) {
    let sum = 0;
    for (const end = k + 4; k < end; k++) if (q[k]! >= 0) sum += w[k]! * x[from + q[k]!]!;
    y[at + p] = sum;
  }
}

/** x_q += w_pk g_p */
function spread(
  x: Values,
  from: number,
  g: Values,
  at: number,
  w: Values,
  q: Values,
  corner: number,
  places: number,
): void {
  for (let p = 0, k = corner; p < places; p++)
    for (const end = k + 4; k < end; k++) if (q[k]! >= 0) x[from + q[k]!]! += w[k]! * g[at + p]!;
}

/** w_pk = sum_c g_cp x_cq, of one image */
function weighted(
  w: Values,
  x: Values,
  g: Values,
  q: Values,
  {
    b,
    places,
    channels,
    pixels,
  }: {
    readonly b: number;
    readonly places: number;
    readonly channels: number;
    readonly pixels: number;
  },
): void {
  const [first, second] = [b * channels * pixels, b * channels * places];
  for (let p = 0, k = 4 * b * places; p < places; p++)
    for (const end = k + 4; k < end; k++) {
      let sum = 0;
      if (q[k]! >= 0)
        for (let c = 0; c < channels; c++)
          sum += g[second + c * places + p]! * x[first + c * pixels + q[k]!]!;
      w[k] = sum;
    }
}
