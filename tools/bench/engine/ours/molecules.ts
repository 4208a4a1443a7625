import { random, type Tensor } from "noether";
import { adam, mapTree, valueAndGrad } from "noether/engine";
import { type Ready, ready } from "../answering.js";
import { ethanolBatch } from "../ethanol.js";
import { fill } from "../inputs.js";
import { nequip } from "../nequip.js";
import type { EngineWork } from "../work.js";
import { filled } from "./filled.js";
import { steps } from "./training.js";

/** They give the activations of a standard normal number second moment 1. */
const factors = { silu: 1.6791767923989418, sigmoid: 1.8467055342154763 };

/** Energies and forces of ethanols, alone, or with a step of Adam on the squares of their errors. */
export function moleculesOf({ size, pass }: EngineWork): Ready {
  const { positions, molecules, energies, forces } = ethanolBatch(size, "float32", fill);
  const model = nequip({ mul: 32, hidden: 64 }, factors);
  let seed = 100; // parameter by parameter, in e3nn's order
  const parameters = mapTree(model.init(random(1)), (drawn) => filled(seed++, ...drawn.shape));
  const energiesAndForces = (theta: typeof parameters): readonly [Tensor, Tensor] => {
    const [, slope, E] = valueAndGrad((x: Tensor) => {
      const each = model.apply(theta, x, molecules);
      return [each.sum(), each] as const;
    })(positions);
    return [E, slope.neg()];
  };
  if (pass === "forward")
    return ready(
      () => energiesAndForces(parameters),
      (made) => made.map(({ values }) => values),
    );
  const loss = (theta: typeof parameters): Tensor => {
    const [E, F] = energiesAndForces(theta);
    return E.sub(energies).square().mean().add(F.sub(forces).square().mean());
  };
  return steps(parameters, loss, adam({ rate: 1e-4 }), { shared: true });
}
