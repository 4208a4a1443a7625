import {
  averagePool2d,
  concat,
  correlate2d,
  correlate3d,
  einsum,
  maxPool2d,
  randomNormal,
  stack,
  type Tensor,
  tensor,
  where,
} from "../../../lib/engine/index.js";
import { random } from "../../../lib/numbers/random.js";

const draw = random(2);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw);
const some = (count: number, n: number): Tensor =>
  tensor(Int32Array.from({ length: count }, () => draw.integer(n)));
const rows = some(77, 11);

/** Maps of float32 tensors, large enough for kernels of their own, with sides that are not multiples of four. */
export const backendCases: Readonly<
  Record<string, readonly [(...xs: Tensor[]) => Tensor, readonly Tensor[]]>
> = {
  permute: [(a) => a.permute([2, 0, 1]), [r(7, 9, 5)]],
  transpose: [(a) => a.transpose(), [r(3, 33, 17)]],
  "slice, odd": [(a) => a.slice(1, 3, 30), [r(5, 31, 3)]],
  "slice of columns": [(a) => a.slice(-1, 1, 9), [r(13, 11)]],
  "flip of the last axis": [(a) => a.flip(-1), [r(5, 33)]],
  "flip of the first axis": [(a) => a.flip(0), [r(33, 5)]],
  pad: [(a) => a.pad(1, 1, 2), [r(9, 7, 5)]],
  split: [(a) => a.split(3).reduce((x, y) => x.mul(y)), [r(11, 33)]],
  concat: [(a, b) => concat([a, b, a], 1), [r(9, 7), r(9, 5)]],
  stack: [(a, b) => stack([a, b], 1), [r(9, 7), r(9, 7)]],
  gather: [(a) => a.gather(rows), [r(11, 7)]],
  segmentSum: [(a) => a.segmentSum(rows, 13), [r(77, 5)]],
  segmentMax: [(a) => a.segmentMax(rows, 13), [r(77, 5)]],
  maximum: [(a, b) => a.maximum(b), [r(9, 7), r(7)]],
  clip: [(a) => a.clip(-0.5, 0.5), [r(99)]],
  where: [(a, b) => where(a.greater(b), a, b), [r(9, 7), r(9, 1)]],
  max: [(a) => a.max(0), [r(33, 5)]],
  sort: [(a) => a.sort(0), [r(33, 5)]],
  norm: [(a) => a.norm(-1), [r(33, 3)]],
  softmax: [(a) => a.softmax(), [r(9, 33)]],
  logSumExp: [(a) => a.logSumExp([0, 2]), [r(5, 7, 3)]],
  cumulativeSum: [(a) => a.cumulativeSum(1), [r(5, 7, 3)]],
  sigmoid: [(a) => a.sigmoid(), [r(99)]],
  silu: [(a) => a.silu(), [r(99)]],
  softplus: [(a) => a.softplus(), [r(99)]],
  relu: [(a) => a.relu(), [r(99)]],
  gelu: [(a) => a.gelu(), [r(99)]],
  abs: [(a) => a.abs(), [r(99)]],
  sqrt: [(a) => a.square().sqrt(), [r(99)]],
  atan2: [(a, b) => a.atan2(b), [r(99), r(99)]],
  // Small enough that the sine of gradients, below, does not make more of their rounding.
  "einsum, vectors by a matrix": [
    (v, u) => einsum("node xyz channel, channel hidden -> node xyz hidden", v, u).mul(0.02),
    [r(9, 3, 17), r(17, 13)],
  ],
  "einsum, inner products": [(a, b) => einsum("n x c, n x c -> n c", a, b), [r(9, 3, 17), r(9, 3, 17)]],
  "einsum, small matrices": [(a, b) => einsum("t i j, t j k -> t k i", a, b), [r(33, 3, 3), r(33, 3, 3)]],
  "einsum, columns elsewhere": [(a, b) => einsum("i j t, j k t -> i k t", a, b), [r(9, 7, 5), r(7, 11, 5)]],
  "einsum, a diagonal": [(a) => einsum("i j i -> j i", a), [r(9, 7, 9)]],
  correlate2d: [(x, k) => correlate2d(x, k, { border: "zero" }).mul(0.02), [r(3, 4, 9, 11), r(5, 4, 3, 5)]],
  "correlate2d, by two": [
    (x, k) => correlate2d(x, k, { stride: 2 }).mul(0.02),
    [r(3, 4, 9, 11), r(5, 4, 3, 5)],
  ],
  "correlate3d, on a torus": [
    (x, k) => correlate3d(x, k, { border: "circular" }).mul(0.02),
    [r(2, 2, 5, 6, 7), r(3, 2, 3, 3, 5)],
  ],
  averagePool2d: [(x) => averagePool2d(x, 3), [r(2, 3, 9, 6)]],
  maxPool2d: [(x) => maxPool2d(x, 3), [r(2, 3, 9, 6)]],
  "as, between": [(a) => a.as("float64").as("float32"), [r(99)]],
};
