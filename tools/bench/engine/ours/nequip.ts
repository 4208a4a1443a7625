import { energyAndForces, random, type Tensor } from "noether";
import { adam, mapTree } from "noether/engine";
import { nequip } from "noether/models";
import { type Ready, ready } from "../answering.js";
import { ethanolBatch } from "../ethanol.js";
import { fill } from "../inputs.js";
import type { EngineWork } from "../work.js";
import { filled } from "./filled.js";
import { steps } from "./training.js";

/** NequIP: energies and forces of ethanols, alone, or with a step of Adam on the squares of their errors. */
export function nequipOf({ size, pass }: EngineWork): Ready {
  const { graph, energies, forces } = ethanolBatch(size, "float32", fill);
  const model = nequip({ elements: [1, 6, 8], cutoff: 5, hidden: [64], neighbours: 8 });
  let seed = 100; // parameter by parameter, in the peer's order
  const parameters = mapTree(model.init(random(1)), (drawn) => filled(seed++, ...drawn.shape));
  const both = (theta: typeof parameters): readonly [Tensor, Tensor] =>
    energyAndForces((x) => model.apply(theta, x, graph), graph.positions);
  if (pass === "forward")
    return ready(
      () => both(parameters),
      (made) => made.map(({ values }) => values),
    );
  const loss = (theta: typeof parameters): Tensor => {
    const [E, F] = both(theta);
    return E.sub(energies).square().mean().add(F.sub(forces).square().mean());
  };
  return steps(parameters, loss, adam({ rate: 1e-4 }), { shared: true });
}
