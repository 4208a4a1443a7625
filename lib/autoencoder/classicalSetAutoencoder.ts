import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "../layers/dense.js";
import { checkSets, type SetAutoencoderOptions, slotDecoder } from "./setAutoencoder.js";

/**
 * The classical autoencoder of the same data, which takes a set for a list: x' = delta(eta(x)) with
 *
 *     eta(x) = a perceptron of all n x classes numbers,    delta(z)_i = omega(z, e_i)
 *
 * It has to keep the order as well, n! times as many things to tell apart.
 *
 * @returns a layer: x [sets, n, classes] to z [sets, bottleneck] and logits [sets, n, classes]
 */
export function classicalSetAutoencoder({
  elements,
  classes,
  bottleneck = 8,
  hidden = 96,
}: SetAutoencoderOptions): Layer<[x: Tensor], readonly [z: Tensor, logits: Tensor]> {
  return layer(
    {
      one: dense(elements * classes, hidden),
      two: dense(hidden, hidden),
      three: dense(hidden, hidden),
      four: dense(hidden, bottleneck),
      omega: slotDecoder({ elements, classes, bottleneck, hidden }),
    },
    ({ one, two, three, four, omega }, x: Tensor) => {
      const sets = checkSets("classicalSetAutoencoder", x, elements, classes);
      const z = four(three(two(one(x.reshape([sets, elements * classes])).silu()).silu()).silu());
      return [z, omega(z)] as const;
    },
  );
}
