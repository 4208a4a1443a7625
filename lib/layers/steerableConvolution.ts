import { aliasOf } from "../engine/apply.js";
import { add } from "../engine/arithmetic.js";
import type { Border } from "../engine/border.js";
import { concat } from "../engine/concat.js";
import { type CorrelateOptions, correlate2d } from "../engine/correlate.js";
import { zeros } from "../engine/create.js";
import { normal } from "../engine/initializers.js";
import { layer } from "../engine/layer.js";
import { parameter } from "../engine/parameter.js";
import type { Layer } from "../engine/part.js";
import { shapeText } from "../engine/shape.js";
import { slice } from "../engine/slice.js";
import type { Tensor } from "../engine/tensor.js";
import { readSo2Irreps, type So2Argument, type So2Irreps } from "../irreps/so2Irreps.js";
import { checkOddSide } from "./circularHarmonics.js";
import { steerableBlocks } from "./steerableBlocks.js";
import { checkField, fieldOf, type SteerableField, type WrittenSo2 } from "./steerableField.js";

/**
 * The steerable convolution of fields of SO(2): the linear maps between fields that commute with translations and rotations,
 *
 *     y(p) = sum_q k(q) x(p + q) + b        k = sum_uv W_kuv k_uv,  k(R x) = rho_out(R) k(x) rho_in(R)^-1
 *
 * where the k_uv are `steerableKernels`, for each copy v of a term of the input and u of one of the output. An offset is
 * possible for frequency 0 alone. It commutes with quarter turns exactly, also under training, and with all others as far
 * as the grid allows: on images of waves of w radians a pixel up to O(w^2).
 *
 * Its weights begin as draws of N(0, 1), scaled so that white noise of variance 1 has variance 1 afterwards.
 *
 * @param side odd: the kernels are side x side
 * @param options.border default "zero": the grid stays as it is
 * @param options.stride keeps each stride-th place; the grid has to end on one, or quarter turns would move what is kept
 * @example
 * const first = steerableConvolution("1x0", "8x0 + 4x1", 5);
 * const second = steerableConvolution("8x0 + 4x1", "8x0 + 1x1", 5);
 * const draw = random(1);
 * const F = first.apply(first.init(draw), steerableField("1x0", images)); // images [batch, 1, rows, columns]
 * second.apply(second.init(draw), F);
 * @throws RangeError if a text names no irreps of SO(2), the side is even or too small for a frequency of the output to be
 * reached, or, later, the fields are of other irreps or sides
 * @see Weiler, Cesa, General E(2)-equivariant steerable CNNs (2019)
 */
export function steerableConvolution<
  const In extends string | So2Irreps,
  const Out extends string | So2Irreps,
>(
  input: So2Argument<In>,
  output: So2Argument<Out>,
  side: number,
  { border = "zero", stride = 1 }: CorrelateOptions = {},
): Layer<[x: SteerableField<WrittenSo2<In>>], SteerableField<WrittenSo2<Out>>, { W: Tensor; b: Tensor }> {
  const [from, to] = [readSo2Irreps(input), readSo2Irreps(output)];
  checkOddSide("steerableConvolution", side);
  const { weightCount, kernelOf } = steerableBlocks(from, to, side);
  const scalars = to.terms.reduce((sum, { mul, frequency }) => sum + (frequency === 0 ? mul : 0), 0);
  return layer(
    { W: parameter([weightCount], normal(1)), b: parameter([scalars], "zeros") },
    ({ W, b }, x: SteerableField<WrittenSo2<In>>): SteerableField<WrittenSo2<Out>> => {
      checkField("steerableConvolution", x, from);
      checkGrid(x, side, border, stride);
      const y = correlate2d(x.values, kernelOf(W), { border, stride });
      return fieldOf(to, scalars === 0 ? y : add(y, aliasOf(offsets(to, b), [to.dim, 1, 1])));
    },
  );
}

/** The offsets of all components: 0 but for frequency 0. */
function offsets(to: So2Irreps, b: Tensor): Tensor {
  let at = 0;
  return concat(
    to.terms.map(({ mul, frequency }) => {
      if (frequency > 0) return zeros([2 * mul], { dtype: b.dtype });
      at += mul;
      return slice(b, 0, at - mul, at);
    }),
    0,
  );
}

function checkGrid({ values }: SteerableField, side: number, border: Border, stride: number): void {
  if (values.rank !== 4)
    throw new RangeError(
      `steerableConvolution: expected fields on a grid, [batch, channel, rows, columns], got ${shapeText(values.shape)}`,
    );
  for (const length of values.shape.slice(2)) {
    const last = border === "none" ? length - side : length - 1;
    if (Number.isInteger(stride) && last > 0 && last % stride > 0)
      throw new RangeError(
        `steerableConvolution: expected a grid whose last place is kept with the stride ${stride}, got ${length} places a side: with ${length - (last % stride)} or ${length - (last % stride) + stride} quarter turns would commute with it`,
      );
  }
}
