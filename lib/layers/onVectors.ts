import type { NumberList } from "../algebra/numberList.js";
import { tensor } from "../engine/create.js";
import type { Shape } from "../engine/shape.js";
import { Tensor } from "../engine/tensor.js";
import { type Irreps, type IrrepsArgument, readIrreps } from "../irreps/irreps.js";
import { fromRows, type IrrepsArray, type Written } from "./irrepsArray.js";

/**
 * A function of tensors as a function of vectors, in float64, which is the subject of laws such as `equivariance`.
 *
 * @param of the numbers as a tensor of one axis, or of `shape`, where one length may be -1: [-1, 3] for points
 * @returns the numbers of the result as a list, row-major; those of features in e3nn's order
 * @example
 * const law = equivariance({ domain: [V], codomain: W, inputs: vectorInstances(9) });
 * judge(law, onVectors((x) => model.apply(parameters, x), { shape: [-1, 3] }), random(1));
 */
export function onVectors(
  of: (x: Tensor) => Tensor | IrrepsArray,
  options?: { readonly shape?: Shape },
): (x: NumberList) => number[];
/**
 * A function of features, such as a layer with its parameters, as a function of vectors of their components in e3nn's
 * order, on which `irrepsRepresentation` acts.
 */
export function onVectors<const T extends string | Irreps>(
  of: (x: IrrepsArray<Written<T>>) => Tensor | IrrepsArray,
  options: { readonly irreps: IrrepsArgument<T> },
): (x: NumberList) => number[];
export function onVectors(
  of: (x: never) => Tensor | IrrepsArray,
  { shape, irreps }: { readonly shape?: Shape; readonly irreps?: string | Irreps } = {},
): (x: NumberList) => number[] {
  const input = (flat: Tensor): Tensor | IrrepsArray => {
    if (irreps === undefined) return shape ? flat.reshape(shape) : flat;
    const read = readIrreps(irreps);
    return fromRows(read, flat.reshape([-1, read.dim]));
  };
  return (x) => {
    const y = of(input(tensor(Float64Array.from(x))) as never);
    return Array.from((y instanceof Tensor ? y : y.toRows()).values);
  };
}
