import { type Backend, type Tensor, valueAndGrad } from "../../../lib/engine/index.js";

/** The numbers of f, and its gradients up to second order, all in one list. */
export function numbersOf(
  f: (...xs: Tensor[]) => Tensor,
  xs: readonly Tensor[],
  backend?: Backend,
): number[] {
  const options = backend ? { backend } : {};
  const slope = valueAndGrad((points: Tensor[]) => {
    const y = f(...points);
    return [y.square().sum(), y] as const;
  });
  const [, second, [first, y]] = valueAndGrad((points: Tensor[]) => {
    const [, gradients, value] = slope(points);
    const all = gradients.map((g) => g.sin().sum()).reduce((a, b) => a.add(b));
    return [all, [gradients, value] as const] as const;
  }, options)([...xs]);
  return [y, ...first, ...second].flatMap(({ values }) => [...values]);
}
