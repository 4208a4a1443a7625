import assert from "node:assert/strict";
import { grad, jvp, randomNormal, type Tensor, tensor, vjp, zeros } from "../../../lib/engine/index.js";
import { type Random, random } from "../../../lib/numbers/random.js";

/** f'(0) by central differences of five points, to about 1e-11 of f. */
function slope(f: (t: number) => number): number {
  const h = 2 ** -9;
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

const inner = (a: Tensor, b: Tensor): number =>
  Array.from(a.values, (x, k) => x * b.values[k]!).reduce((sum, x) => sum + x, 0);
const relative = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));

/**
 * Compares the first and second derivatives of a map of float64 tensors with finite differences in random directions,
 * and the tangents pushed forward with the gradients pulled back.
 *
 * @returns the largest deviations: [first order, second order, forward against backward]
 */
export function derivativeErrors(
  f: (...xs: Tensor[]) => Tensor,
  xs: readonly Tensor[],
): readonly [first: number, second: number, transposed: number] {
  const draw = random(11);
  const like = (x: Tensor): Tensor => randomNormal(x.shape, draw, { dtype: "float64" });
  const at = (x: Tensor, t: number, v: Tensor): Tensor =>
    tensor(
      Float64Array.from(x.values, (entry, k) => entry + t * v.values[k]!),
      { shape: x.shape, dtype: "float64" },
    );
  const list = [...xs];
  const floats = list.flatMap((x, k) => (x.dtype === "float64" ? [k] : []));
  const put = (own: Tensor[]): Tensor[] => list.map((x, k) => own[floats.indexOf(k)] ?? x);
  const g = like(f(...list));
  const scalar = (own: Tensor[]): Tensor =>
    f(...put(own))
      .mul(g)
      .sum();
  const own = floats.map((k) => list[k]!);
  const [v, w] = [own.map(like), own.map(like)];
  const moved = (t: number, by: Tensor[]): Tensor[] => own.map((x, k) => at(x, t, by[k]!));
  const along = (gradients: Tensor[], by: Tensor[]): number =>
    gradients.reduce((sum, each, k) => sum + inner(each, by[k]!), 0);

  const first = along(grad(scalar)(own), v);
  const firstDifference = slope((t) => scalar(moved(t, v)).item());

  const directional = (points: Tensor[]): Tensor =>
    grad(scalar)(points)
      .map((each, k) => each.mul(v[k]!).sum())
      .reduce((sum, each) => sum.add(each));
  const second = along(grad(directional)(own), w);
  const secondDifference = slope((t) => directional(moved(t, w)).item());

  const [, pushed] = jvp((points: Tensor[]) => f(...put(points)), own, v);
  const [, pulled] = vjp((points: Tensor[]) => f(...put(points)), own, g);
  return [
    relative(first, firstDifference),
    relative(second, secondDifference),
    relative(inner(pushed, g), along(pulled, v)),
  ];
}

/** Asserts that a map has the derivatives that it states. */
export function assertDerivatives(f: (...xs: Tensor[]) => Tensor, xs: readonly Tensor[]): void {
  const [first, second, transposed] = derivativeErrors(f, xs);
  assert.ok(first < 1e-8, `first order: ${first}`);
  assert.ok(second < 1e-8, `second order: ${second}`);
  assert.ok(transposed < 1e-12, `forward against backward: ${transposed}`);
}

/** Numbers in random order, at least 0.4 from each other, 0.15 from 0, and 0.05 from those of another offset: far from any kink. */
export function numbersApart(draw: Random, shape: readonly number[], offset = 0.15): Tensor {
  const x = zeros(shape, { dtype: "float64" });
  const order = Array.from(x.values, () => draw.uniform());
  const places = [...order.keys()].sort((i, j) => order[i]! - order[j]!);
  return tensor(
    Float64Array.from(places, (place) => 0.4 * (place - Math.floor(x.size / 2)) + offset),
    { shape },
  );
}
