import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import type { Tensor } from "../engine/tensor.js";
import { planarRotations } from "../group/planar.js";
import { project } from "../layers/cosetPool.js";
import { featureMap } from "../layers/featureMap.js";
import { fibreNorm } from "../layers/fibreNorm.js";
import { groupConvolution } from "../layers/groupConvolution.js";
import { invariants } from "../layers/invariants.js";
import { liftingConvolution } from "../layers/liftingConvolution.js";
import { symmetricAveragePool } from "../layers/symmetricPool.js";

/** The sizes of an SE(2, N) network, as its authors name them. */
export interface Se2GCnnOptions {
  /** N, how many orientations a circle is divided into (default: 4). */
  readonly orientations?: number;
  /** How many maps each layer has (default: 10). */
  readonly channels?: number;
  /** How many classes there are (default: 10). */
  readonly classes?: number;
  /** The sides of the three kernels (default: 5, 3, 3); turned by less than a quarter, 5 and more are of use. */
  readonly sides?: readonly [lifting: number, second: number, third: number];
}

/**
 * The SE(2, N) group convolutional network that Bekkers et al. and Lafarge et al. classify histological images with, for
 * images as small as digits: a lifting convolution, two group convolutions, each followed by batch statistics shared over
 * orientations and a rectifier, means over places between them (17 -> 9 -> 5; the authors take maxima, which do worse on
 * digits), the projection (the largest of the orientations), the mean over places, and a linear map to classes.
 *
 *     17 x 17 -> lift, pool -> 9 x 9 x N -> convolve, pool -> 5 x 5 x N -> convolve -> project, mean -> logits
 *
 * Its logits do not change under quarter turns if N is a multiple of 4 and sides stay odd: 17, 9, 5. Other turns by
 * 360/N degrees change them as far as kernels and images are interpolated. With N = 1 it is a plain CNN. The default has
 * 7,620 parameters.
 *
 * @returns a layer: images [batch, 1, rows, columns] to logits [batch, classes]
 * @throws RangeError if a size is no whole number from 1 on, a side is even, or an image meets a pool with an even side
 * @see Bekkers, Lafarge, Veta, Eppenhof, Pluim and Duits, Roto-translation covariant convolutional networks for medical
 * image analysis (MICCAI 2018)
 * @see Lafarge, Bekkers, Pluim, Duits and Veta, Roto-translation equivariant convolutional networks: application to
 * histopathology image analysis (Medical Image Analysis, 2021)
 */
export function se2GCnn({
  orientations: N = 4,
  channels = 10,
  classes = 10,
  sides: [first, second, third] = [5, 3, 3],
}: Se2GCnnOptions = {}): Layer<[images: Tensor], Tensor> {
  const group = planarRotations(N);
  const border = "zero";
  return layer(
    {
      lift: liftingConvolution(group, 1, channels, first, { border }),
      second: groupConvolution(group, channels, channels, second, { border }),
      third: groupConvolution(group, channels, channels, third, { border }),
      norms: [fibreNorm(channels), fibreNorm(channels), fibreNorm(channels)],
      W: parameter([channels, classes], "lecun"),
      b: parameter([classes], "zeros"),
    },
    ({ lift, second, third, norms: [one, two, three], W, b }, images: Tensor): Tensor => {
      const relu = (x: Tensor): Tensor => x.relu();
      const a = symmetricAveragePool(one!(lift(featureMap(group, images))).map(relu));
      const c = symmetricAveragePool(two!(second(a)).map(relu));
      const d = three!(third(c)).map(relu);
      return invariants(project(d)).matmul(W).add(b);
    },
  );
}
