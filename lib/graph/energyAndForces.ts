import { neg } from "../engine/arithmetic.js";
import { valueAndGrad } from "../engine/grad.js";
import { sum } from "../engine/reduce.js";
import type { Tensor } from "../engine/tensor.js";

/**
 * Energies, and the forces that belong to them,
 *
 *     F_i = -dE / dx_i
 *
 * so that the work along a closed path is 0, whatever the parameters of the energy are. In a batch each atom has the force
 * of its own graph, since no energy depends on the atoms of another.
 *
 * @param energy of positions [nodes, 3], one for each graph: [graphs] or [graphs, 1]
 * @returns E as the energy gives it, and F [nodes, 3]; both have gradients, so that one can train on both
 * @example
 * const [E, F] = energyAndForces((x) => model.apply(parameters, x, molecule), molecule.positions);
 * @throws as `valueAndGrad`: where two atoms are at one place, and the energy has no slope
 */
export function energyAndForces(energy: (x: Tensor) => Tensor, x: Tensor): [energy: Tensor, forces: Tensor] {
  const [, slope, E] = valueAndGrad((at: Tensor) => {
    const each = energy(at);
    return [sum(each), each] as const;
  })(x);
  return [E, neg(slope)];
}
