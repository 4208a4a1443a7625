import type { Matrix } from "../algebra/matrix.js";
import { aliasOf, leaf } from "../engine/apply.js";
import type { Border } from "../engine/border.js";
import { correlate2d, correlate3d } from "../engine/correlate.js";
import type { DType } from "../engine/dtype.js";
import { einsum } from "../engine/einsum.js";
import { gather } from "../engine/gather.js";
import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { permute } from "../engine/permute.js";
import type { Tensor } from "../engine/tensor.js";
import { checkSize } from "../numbers/checkSize.js";
import type { FiniteRepresentation } from "../representation/representation.js";
import { checkMap } from "./checkMap.js";
import { type FeatureMap, mapOf } from "./featureMap.js";
import { fibreSources, regularFibre } from "./fibre.js";
import { gridAction } from "./gridAction.js";
import { dimensionOf } from "./matrixGroup.js";

/** How the kernels of a convolution over a group go over its maps. */
export interface GroupConvolutionOptions {
  /** What lies around a map (default: none, the kernel stays inside of it); all three keep the symmetries of the grid. */
  readonly border?: Border;
}

/**
 * The correlation with all turns of a kernel, which takes a map with some fibre to one on the group:
 *
 *     (k * F)(x, h) = sum_y,i k(h^-1 (y - x), h^-1 i) F(y, i)        i in the fibre of F
 *
 * For each h the kernel is moved and its fibre permuted, once for all images; then it is one correlation.
 *
 * @param name of the layer, in messages
 * @param fibre how the group acts on the fibre of F
 */
export function turnedCorrelation(
  name: string,
  fibre: FiniteRepresentation<Matrix>,
  [inputs, outputs, side]: readonly [inputs: number, outputs: number, side: number],
  { border = "none" }: GroupConvolutionOptions,
): Layer<[map: FeatureMap], FeatureMap, { k: Tensor }> {
  const { group, dimension: length } = fibre;
  const d = dimensionOf(name, group);
  if (d !== 2 && d !== 3)
    throw new RangeError(
      `${name}: expected matrices of the plane or of space, got ${group.name} of ${d} x ${d}: images turn by planarRotations(4), voxels by octahedral()`,
    );
  checkSize(inputs, `${name} of 1, 2, 3, ... channels`, 2 ** 20);
  checkSize(outputs, `${name} to 1, 2, 3, ... channels`, 2 ** 20);
  checkSize(side, `${name} with a kernel of side 1, 2, 3, ...`, 2 ** 10);
  if (border !== "none" && side % 2 === 0)
    throw new RangeError(
      `${name}: expected a kernel of odd side, whose middle lies on a place, got side ${side} with the border "${border}": take side ${side + 1}, or no border`,
    );
  const sides = Array<number>(d).fill(side);
  const exact = gridAction(group, side, { dtype: "float64" });
  const actions: Partial<Record<DType, Tensor>> = { float64: exact };
  const sources = leaf(
    [group.order, length],
    "int32",
    Int32Array.from(group.elements.flatMap((h) => fibreSources(fibre, h))),
  );
  const seen = Array.from(exact.values, (w) => w * w).reduce((sum, w) => sum + w, 0) / group.order;
  const regular = regularFibre(group);
  return layer(
    { k: parameter([outputs, inputs, length, ...sides], normal(1 / Math.sqrt(inputs * length * seen))) },
    ({ k }, map: FeatureMap): FeatureMap => {
      checkMap(name, map, fibre, inputs);
      const T = (actions[k.dtype] ??= exact.as(k.dtype));
      const flat = aliasOf(k, [outputs, inputs, length, side ** d]);
      const rolled = gather(permute(flat, [2, 0, 1, 3]), sources);
      const turned = einsum("h fibre out in from, h to from -> out h in fibre to", rolled, T);
      const kernel = aliasOf(turned, [outputs * group.order, inputs * length, ...sides]);
      const [batch, , , ...grid] = map.values.shape as [number, number, number, ...number[]];
      const x = aliasOf(map.values, [batch, inputs * length, ...grid]);
      const y = d === 2 ? correlate2d(x, kernel, { border }) : correlate3d(x, kernel, { border });
      return mapOf(regular, aliasOf(y, [batch, outputs, group.order, ...y.shape.slice(2)]));
    },
  );
}
