import { adam, crossEntropy, type DenseParameters, dense, layer, type Tensor, tensor } from "noether";
import { zeros } from "noether/engine";
import type { Ready } from "../answering.js";
import { classes } from "../inputs.js";
import { filled } from "./filled.js";
import { steps } from "./training.js";

/** 2 - 32 - 32 - 3, SiLU, cross entropy over 64 examples, a step of Adam. */
export function perceptron(): Ready {
  const net = layer(
    { one: dense(2, 32), two: dense(32, 32), three: dense(32, 3) },
    ({ one, two, three }, x: Tensor) => three(two(one(x).silu()).silu()),
  );
  const [x, y] = [filled(31, 64, 2), tensor(classes(3, 64), { shape: [64, 3] }).argMax(1)];
  const first = (seed: number, inputs: number, outputs: number): DenseParameters => ({
    W: filled(seed, inputs, outputs).mul(1 / Math.sqrt(inputs)),
    b: zeros([outputs]),
  });
  const parameters = { one: first(21, 2, 32), two: first(22, 32, 32), three: first(23, 32, 3) };
  return steps(parameters, (theta) => crossEntropy(net.apply(theta, x), y), adam({ rate: 1e-3 }), {
    shared: true,
  });
}
