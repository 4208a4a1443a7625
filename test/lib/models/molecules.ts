import {
  type AtomicGraph,
  adam,
  atomicGraph,
  batchGraphs,
  energyAndForces,
  type Layer,
  type Random,
  type Structure,
  type Tensor,
  valueAndGrad,
} from "noether";
import { gap } from "../layers/motions.js";

export const double = { dtype: "float64" } as const;
export const cutoff = 3;
export const elements: readonly number[] = [1, 6, 8];

/** An energy of molecules. */
export type Potential = Layer<[x: Tensor, graph: AtomicGraph], Tensor>;

/** Atoms at random places that are not too near to each other. */
export function randomMolecule(n: number, draw: Random): Structure {
  const positions: number[][] = [];
  while (positions.length < n) {
    const x = Array.from({ length: 3 }, () => 2.6 * draw.uniform());
    if (positions.every((y) => Math.hypot(...y.map((value, k) => value - x[k]!)) > 0.8)) positions.push(x);
  }
  return { numbers: positions.map((_, i) => elements[i % 3]!), positions };
}

/** The graph of a structure in float64. */
export function graphOf(structure: Structure): AtomicGraph {
  return atomicGraph(structure, { cutoff, ...double, mayBeEmpty: true });
}

/** The same atoms at other places: their neighbours are found again. */
export function moved(graph: AtomicGraph, x: Tensor): AtomicGraph {
  return graphOf({ numbers: Array.from(graph.numbers.values), positions: x.toArray() as number[][] });
}

/** Parameters after some steps of Adam on energies and forces that are numbers like any others. */
export function trained<P>(
  model: Layer<[x: Tensor, graph: AtomicGraph], Tensor, P>,
  first: P,
  draw: Random,
): P {
  const graphs = batchGraphs([1, 2].map(() => graphOf(randomMolecule(5, draw))));
  const optimizer = adam({ rate: 1e-2 });
  const loss = valueAndGrad((at: P) => {
    const [E, F] = energyAndForces((x) => model.apply(at, x, graphs), graphs.positions);
    return E.sub(1).square().mean().add(F.square().mean());
  });
  let [now, state] = [first, optimizer.init(first)];
  for (let k = 0; k < 5; k++) [now, state] = optimizer.update(now, loss(now)[1], state);
  return now;
}

/** Whether an energy is the same, up to rounding. */
export const same = (a: Tensor, b: Tensor): boolean => gap(a, b) < 1e-10;
