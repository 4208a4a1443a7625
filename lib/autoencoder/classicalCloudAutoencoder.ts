import { layer } from "../engine/layer.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { dense } from "../layers/dense.js";
import { type CloudAutoencoderOptions, checkClouds, cloudDecoder } from "./cloudAutoencoder.js";

/** The numbers of a rotation and a shift, which the invariant autoencoder has besides z: here z gets them. */
const motion = 6;

/**
 * The classical autoencoder of the same clouds: perceptrons on the 3 n coordinates, x' = delta(eta(x)), with as many numbers in
 * between, `bottleneck` and six for a rigid motion.
 *
 * @returns a layer: x [clouds, n, 3] to z [clouds, bottleneck + 6] and points
 */
export function classicalCloudAutoencoder({
  points,
  bottleneck = 2,
  hidden = 77,
}: Omit<CloudAutoencoderOptions, "reach">): Layer<[x: Tensor], readonly [z: Tensor, points: Tensor]> {
  const code = bottleneck + motion;
  return layer(
    {
      one: dense(3 * points, hidden),
      two: dense(hidden, hidden),
      three: dense(hidden, code),
      delta: cloudDecoder({ points, bottleneck: code, hidden }),
    },
    ({ one, two, three, delta }, x: Tensor) => {
      const clouds = checkClouds("classicalCloudAutoencoder", x, points);
      const z = three(two(one(x.reshape([clouds, 3 * points])).silu()).silu());
      return [z, delta(z)] as const;
    },
  );
}
