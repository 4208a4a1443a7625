import {
  concat,
  dropout,
  randomNormal,
  stack,
  type Tensor,
  tensor,
  where,
} from "../../../lib/engine/index.js";
import { pick } from "../../../lib/engine/pick.js";
import { random } from "../../../lib/numbers/random.js";
import { numbersApart } from "./differences.js";

const draw = random(5);
const r = (...shape: number[]): Tensor => randomNormal(shape, draw, { dtype: "float64" });
/** Away from 0. */
const positive = (...shape: number[]): Tensor =>
  r(...shape)
    .square()
    .add(1);

const apart = (shape: readonly number[], offset?: number): Tensor => numbersApart(draw, shape, offset);

const mask = tensor(
  [
    [1, 0, 1, 1],
    [0, 0, 1, 0],
    [1, 1, 0, 0],
  ],
  { dtype: "int32" },
);
const column = tensor([[1], [0], [2]], { dtype: "float64" });
const twice = tensor([[4, -1, 0, 4]], { dtype: "int32" });
const rows = tensor([2, 0, 2, 3, 0], { dtype: "int32" });

/** Maps of float64 tensors (and of whole numbers), with points at which they are smooth, to be held against finite differences. */
export const derivativeCases: Readonly<
  Record<string, readonly [(...xs: Tensor[]) => Tensor, readonly Tensor[]]>
> = {
  "add, a row to a matrix": [(a, b) => a.add(b), [r(3, 4), r(4)]],
  "sub, a column from a matrix": [(a, b) => a.sub(b), [r(3, 4), r(3, 1)]],
  "mul, a column by a row": [(a, b) => a.mul(b), [r(3, 1), r(1, 4)]],
  "mul, by itself": [(a) => a.mul(a), [r(5)]],
  "mul, one number by many": [(a, b) => a.mul(b), [r(), r(2, 3)]],
  div: [(a, b) => a.div(b), [r(2, 3), positive(3)]],
  "add, of no numbers": [(a, b) => a.add(b), [r(0, 3), r(3)]],
  pow: [(a) => a.pow(2.5), [positive(4)]],
  sqrt: [(a) => a.sqrt(), [positive(4)]],
  exp: [(a) => a.exp(), [r(6)]],
  log: [(a) => a.log(), [positive(6)]],
  sin: [(a) => a.sin(), [r(6)]],
  cos: [(a) => a.cos(), [r(6)]],
  tanh: [(a) => a.tanh(), [r(6)]],
  "sum over the first axis": [(a) => a.sum(0).square(), [r(3, 4)]],
  "sum over the middle axis": [(a) => a.sum(1).square(), [r(3, 4, 2)]],
  "sum over the outer axes": [(a) => a.sum([0, 2]).square(), [r(3, 4, 2)]],
  "mean of all": [(a) => a.mean().exp(), [r(3, 4)]],
  broadcastTo: [(a) => a.broadcastTo([2, 3, 4]).square(), [r(3, 1)]],
  reshape: [(a) => a.reshape([2, -1]).square(), [r(3, 4)]],
  matmul: [(a, b) => a.matmul(b), [r(3, 4), r(4, 5)]],
  "matmul, one matrix for many": [(a, b) => a.matmul(b), [r(2, 3, 4), r(4, 5)]],
  "matmul, many matrices for one": [(a, b) => a.matmul(b), [r(3, 4), r(2, 4, 5)]],
  "matmul, of no rows": [(a, b) => a.matmul(b), [r(0, 4), r(4, 5)]],
  "matmul, of no inner axis": [(a, b) => a.matmul(b), [r(3, 0), r(0, 5)]],

  "pow, whole": [(a) => a.pow(3), [r(4)]],
  "pow, of 0": [(a) => a.pow(0).add(a), [r(3)]],
  abs: [(a) => a.abs().mul(a), [apart([5])]],
  sigmoid: [(a) => a.sigmoid(), [r(7)]],
  silu: [(a) => a.silu(), [r(7)]],
  softplus: [(a) => a.softplus(), [r(7)]],
  relu: [(a) => a.relu().mul(a), [apart([7])]],
  gelu: [(a) => a.gelu(), [r(7).mul(2)]],
  "gelu, of no numbers": [(a) => a.gelu(), [r(0)]],
  atan2: [(a, b) => a.atan2(b), [apart([3, 3]), positive(3, 3)]],
  "atan2, a column with a row": [(a, b) => b.atan2(a), [apart([3, 1]), positive(1, 4)]],
  "atan2, with a number": [(a) => a.atan2(2), [apart([3])]],
  maximum: [(a, b) => a.maximum(b).square(), [apart([3, 4]), apart([3, 4], 0.25)]],
  "maximum, a row with a column": [(a, b) => a.maximum(b).square(), [apart([4]), apart([3, 1], 0.25)]],
  minimum: [(a, b) => a.minimum(b).square(), [apart([3, 4]), apart([3, 4], 0.25)]],
  "minimum, one number with many": [(a, b) => a.minimum(b).square(), [apart([]), apart([5], 0.25)]],
  "maximum, of no numbers": [(a, b) => a.maximum(b), [apart([0, 3]), apart([3], 0.25)]],
  clip: [(a) => a.clip(-0.5, 0.5).mul(a), [apart([9])]],
  where: [(a, b) => where(a.greater(b), a.square(), b.exp()), [apart([3, 4]), apart([3, 4], 0.25)]],
  "where, a column and a row": [(a, b) => where(mask, a, b).square(), [apart([3, 1]), apart([1, 4], 0.25)]],
  "where, and a number": [(a) => where(mask, 3, a).square(), [apart([3, 4])]],
  dropout: [(a) => dropout(a, 0.5, random(3)).square(), [r(9)]],

  "max of all": [(a) => a.max().square(), [apart([3, 4])]],
  "max over the first axis": [(a) => a.max(0).square(), [apart([3, 4])]],
  "max over the outer axes": [(a) => a.max([0, 2], { keep: true }).square(), [apart([3, 2, 5])]],
  "min over the last axis": [(a) => a.min(-1).square(), [apart([3, 4])]],
  "max, of no rows": [(a) => a.max(1).square(), [apart([0, 4])]],
  "norm of all": [(a) => a.norm(), [apart([7])]],
  "norm over the middle axis": [(a) => a.norm(1), [apart([2, 3, 4])]],
  "norm, one of them 0": [(a) => a.mul(column).norm(1).square(), [apart([3, 3])]],
  "norm, of no numbers": [(a) => a.norm(1), [apart([3, 0])]],
  "logSumExp of all": [(a) => a.logSumExp(), [r(3, 4)]],
  "logSumExp over the first axis": [(a) => a.logSumExp(0, { keep: true }), [r(3, 4)]],
  "softmax over the last axis": [(a) => a.softmax(), [r(3, 5)]],
  "softmax over the middle axis": [(a) => a.softmax(1), [r(2, 3, 2)]],
  "softmax, of no numbers": [(a) => a.softmax(), [r(3, 0)]],
  "softmax, of one number": [(a) => a.softmax(), [r(3, 1)]],
  logSoftmax: [(a) => a.logSoftmax(0), [r(3, 5)]],
  "cumulativeSum over the first axis": [(a) => a.cumulativeSum(0).square(), [r(4, 3)]],
  "cumulativeSum over the last axis": [(a) => a.cumulativeSum(-1).square(), [r(2, 3, 5)]],
  "cumulativeSum, of no numbers": [(a) => a.cumulativeSum(1), [r(2, 0, 5)]],
  "sort over the last axis": [(a) => a.sort().square().cumulativeSum(1), [apart([3, 7])]],
  "sort over the first axis": [(a) => a.sort(0).square().cumulativeSum(0), [apart([7, 3])]],

  "pick, one place twice, and none": [(a) => pick(a, twice).square(), [r(2, 3)]],
  permute: [(a) => a.permute([2, 0, 1]).square().cumulativeSum(0), [r(2, 3, 4)]],
  transpose: [(a) => a.transpose().square().cumulativeSum(0), [r(2, 3, 4)]],
  "slice of the first axis": [(a) => a.slice(0, 1, 3).square(), [r(4, 3)]],
  "slice of the last axis": [(a) => a.slice(-1, -2).square(), [r(2, 3, 4)]],
  "slice, empty": [(a) => a.slice(0, 2, 2).square(), [r(4, 3)]],
  pad: [(a) => a.pad(1, 2, 1).square(), [r(2, 3, 2)]],
  flip: [(a) => a.flip(1).square().cumulativeSum(1), [r(2, 3, 2)]],
  "flip, of no numbers": [(a) => a.flip(1), [r(2, 0, 2)]],
  "split, one of three of use": [(a) => a.split(3)[1].square(), [r(2, 9)]],
  "split over the first axis, all of use": [(a) => a.split(2, 0).reduce((x, y) => x.mul(y.exp())), [r(4, 3)]],
  "concat over the last axis": [(a, b) => concat([a, b, a], -1).square(), [r(2, 3), r(2, 1)]],
  "concat over the first axis": [(a, b) => concat([a, b], 0).square(), [r(0, 3), r(2, 3)]],
  stack: [(a, b) => stack([a, b], 1).square(), [r(2, 3), r(2, 3)]],

  gather: [(a) => a.gather(rows).square(), [r(4, 3)]],
  "gather, of numbers": [(a) => a.gather(rows).square(), [r(4)]],
  "gather, no rows": [(a) => a.gather(rows.slice(0, 0, 0)), [r(4, 3)]],
  segmentSum: [(a) => a.segmentSum(rows, 4).square(), [r(5, 3)]],
  "segmentSum, of no rows": [(a) => a.segmentSum(rows.slice(0, 0, 0), 4), [r(0, 3)]],
  segmentMax: [(a) => a.segmentMax(rows, 4).square(), [apart([5, 3])]],
  "segmentMax, of no rows": [(a) => a.segmentMax(rows.slice(0, 0, 0), 4), [r(0, 3)]],
};
