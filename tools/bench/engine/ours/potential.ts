import { type AtomicGraph, energyAndForces, type Layer, type Tensor } from "noether";
import { adam } from "noether/engine";
import { type Ready, ready } from "../answering.js";
import type { Batch } from "../ethanol.js";
import type { EngineWork } from "../work.js";
import { steps } from "./training.js";

/** Energies and forces of molecules, alone, or with a step of Adam on the squares of their errors. */
export function potential<P>(
  model: Layer<[x: Tensor, graph: AtomicGraph], Tensor, P>,
  parameters: P,
  { graph, energies, forces }: Batch,
  pass: EngineWork["pass"],
): Ready {
  const both = (theta: P): readonly [Tensor, Tensor] =>
    energyAndForces((x) => model.apply(theta, x, graph), graph.positions);
  if (pass === "forward")
    return ready(
      () => both(parameters),
      (made) => made.map(({ values }) => values),
    );
  const loss = (theta: P): Tensor => {
    const [E, F] = both(theta);
    return E.sub(energies).square().mean().add(F.sub(forces).square().mean());
  };
  return steps(parameters, loss, adam({ rate: 1e-4 }), { shared: true });
}
