import { dense, random } from "noether";
import {
  adam,
  averagePool2d,
  correlate2d,
  crossEntropy,
  einsum,
  type Layer,
  layer,
  normal,
  parameter,
  type Tensor,
  tensor,
  vjp,
} from "noether/engine";
import { type Ready, ready } from "../answering.js";
import { classes } from "../inputs.js";
import type { EngineWork } from "../work.js";
import { filled } from "./filled.js";
import { steps } from "./training.js";

/** [turn, to, from]: 1 where a square of pixels, turned `turn` times by 90 degrees, has at `to` what was at `from`. */
function turnsOf(side: number): Tensor {
  const n = side * side;
  const values = new Float32Array(4 * n * n);
  for (let from = 0; from < n; from++) {
    let [row, column] = [Math.floor(from / side), from % side];
    for (let turn = 0; turn < 4; turn++) {
      values[(turn * n + row * side + column) * n + from] = 1;
      [row, column] = [side - 1 - column, row];
    }
  }
  return tensor(values, { shape: [4, n, n] });
}

/** [turn, h, g]: 1 where h is turn times g. */
const products = tensor(
  Float32Array.from({ length: 64 }, (_, k) => ((k >> 2) % 4 === ((k >> 4) + k) % 4 ? 1 : 0)),
  { shape: [4, 4, 4] },
);

/** (k * f)(x, g) = sum_y k(g^-1 (y - x)) f(y): from images to functions on p4. */
function lifting(inputs: number, outputs: number, side: number): Layer<[x: Tensor], Tensor> {
  const turns = turnsOf(side);
  const k = parameter([outputs, inputs, side ** 2], normal(1 / Math.sqrt(inputs * side ** 2)));
  return layer({ k }, (on, x: Tensor) => {
    const turned = einsum("turn to from, out in from -> out turn in to", turns, on.k);
    return correlate2d(x, turned.reshape([4 * outputs, inputs, side, side]));
  });
}

/** (k * f)(x, h) = sum_y,g k(h^-1 (y - x), h^-1 g) f(y, g): from functions on p4 to functions on p4. */
function groupConvolution(
  inputs: number,
  outputs: number,
  side: number,
  border: "none" | "zero" = "none",
): Layer<[x: Tensor], Tensor, { readonly k: Tensor }> {
  const turns = turnsOf(side);
  const k = parameter([outputs, inputs, 4, side ** 2], normal(1 / Math.sqrt(4 * inputs * side ** 2)));
  return layer({ k }, (on, x: Tensor) => {
    const turned = einsum("turn h g, out in g from, turn to from -> out turn in h to", products, on.k, turns);
    return correlate2d(x, turned.reshape([4 * outputs, 4 * inputs, side, side]), { border });
  });
}

/** 8, 8, 16 fields of p4 on 32 images of 28 x 28: loss, gradient, a step of Adam. */
export function groupNetwork(): Ready {
  const net = layer(
    {
      lift: lifting(1, 8, 5),
      one: groupConvolution(8, 8, 5),
      two: groupConvolution(8, 16, 3),
      head: dense(16, 10),
    },
    ({ lift, one, two, head }, x: Tensor) => {
      const half = (y: Tensor): Tensor => averagePool2d(y.relu(), 2);
      const y = two(half(one(half(lift(x))))).relu();
      return head(y.mean([2, 3]).reshape([-1, 16, 4]).max(2));
    },
  );
  const [x, y] = [filled(31, 32, 1, 28, 28), tensor(classes(10, 32), { shape: [32, 10] }).argMax(1)];
  return steps(net.init(random(1)), (theta) => crossEntropy(net.apply(theta, x), y), adam({ rate: 1e-3 }), {
    shared: false,
  });
}

/** 8 -> 8 regular fields of C4, 5 x 5, on 64 images of 28 x 28. */
export function groupLayer({ size, pass }: EngineWork): Ready {
  const net = groupConvolution(8, 8, 5, "zero");
  const both = { theta: net.init(random(1)), x: filled(1, size, 32, 28, 28) };
  if (pass === "forward") return ready(() => net.apply(both.theta, both.x), null);
  const cotangent = filled(3, size, 32, 28, 28);
  return ready(() => vjp(({ theta, x }: typeof both) => net.apply(theta, x), both, cotangent), null);
}
