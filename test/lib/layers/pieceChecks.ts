import assert from "node:assert/strict";
import { adam, type Matrix, type Random, randomNormal, type Tensor, tensor, valueAndGrad } from "noether";

export const double = { dtype: "float64" } as const;
/** Tensors of standard normal numbers, of a stream. */
export const normals =
  (draw: Random) =>
  (...shape: number[]): Tensor =>
    randomNormal(shape, draw, double);
export const asTensor = (matrix: Matrix): Tensor => tensor(matrix, double);

/** max |a - b| over the numbers of two tensors of one shape. */
const gap = (a: Tensor, b: Tensor): number => {
  assert.deepEqual(a.shape, b.shape);
  return a.sub(b).abs().max().item();
};
export const assertEqual = (a: Tensor, b: Tensor): void => assert.ok(gap(a, b) < 1e-12, `${gap(a, b)}`);
export const assertDifferent = (a: Tensor, b: Tensor): void => assert.ok(gap(a, b) > 1e-3, `${gap(a, b)}`);

/** Adam on |f(parameters)|^2, some steps: the first and the last loss. */
export function trained<P>(parameters: P, f: (at: P) => Tensor): [first: number, last: number] {
  const optimizer = adam({ rate: 3e-2 });
  const loss = valueAndGrad((at: P) => f(at).square().mean());
  let [now, state] = [parameters, optimizer.init(parameters)];
  const losses = Array.from({ length: 100 }, () => {
    const [value, gradient] = loss(now);
    [now, state] = optimizer.update(now, gradient, state);
    return value.item();
  });
  return [losses[0]!, losses.at(-1)!];
}
export const assertLearns = ([first, last]: readonly [number, number]): void =>
  assert.ok(last < first / 2, `${first} -> ${last}`);
