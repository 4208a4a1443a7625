import { grad, random, randomNormal, type Tensor, tensor, valueAndGrad } from "noether";
import { leaves } from "noether/engine";
import { energyModel } from "../layers/pieces.js";

const atoms = 12;

/** What a small network in float32 makes of a molecule: to be equal wherever it runs. */
export interface Computed {
  readonly energy: number;
  readonly slope: readonly number[];
  /** Of the energy and of |slope|^2 by the parameters. */
  readonly gradients: readonly number[];
}

/** An energy, its slope by the positions, and gradients by all parameters, to second order. */
export function computed(): Computed {
  const draw = random(8);
  const positions = randomNormal([atoms, 3], draw).mul(2);
  const kinds = randomNormal([atoms, 2], draw);
  const pairs = Array.from({ length: atoms ** 2 }, (_, k) => [k % atoms, Math.floor(k / atoms)] as const);
  const apart = pairs.filter(([source, target]) => source !== target);
  const edges = {
    source: tensor(Int32Array.from(apart, ([source]) => source)),
    target: tensor(Int32Array.from(apart, ([, target]) => target)),
    nodes: atoms,
  };
  const model = energyModel(2, 16, 8);
  const parameters = model.init(draw);
  const loss = (at: typeof parameters): Tensor => {
    const [E, slope] = valueAndGrad((x: Tensor) => model.apply(at, x, kinds, edges))(positions);
    return E.add(slope.square().mean());
  };
  const [E, slope] = valueAndGrad((x: Tensor) => model.apply(parameters, x, kinds, edges))(positions);
  return {
    energy: E.item(),
    slope: [...slope.values],
    gradients: leaves(grad(loss)(parameters)).flatMap((each) => [...each.values]),
  };
}
