import {
  atomicGraph,
  choleskySolve,
  irrepsD,
  type Matrix,
  matvec,
  transpose,
  type Vector,
  zeros,
} from "noether";
import { densityCoefficients } from "noether/models";
import { coulombMetric, functionCharges } from "noether/quantum";
import type { WaterDensities } from "../../cells/data/waterDensities.js";
import { cutoff, functionsOf, waterFunctions } from "./densities.js";

type Coefficients = (frame: number) => Vector;

/** Free atoms side by side. */
export function freeAtoms(set: WaterDensities): Coefficients {
  const { shells, of } = densityCoefficients("free atoms", waterFunctions);
  return (i) => {
    const graph = atomicGraph(set.frame(i), { cutoff, dtype: "float64" });
    const none = of(graph, (k, atoms) => zeros([atoms.size, shells[k]!.dim], { dtype: "float64" }));
    return Array.from(none.values);
  };
}

/** The coefficients of l = 0 of a fit, and nothing else. */
export function roundPart(set: WaterDensities): Coefficients {
  return (i) => {
    const c = Array.from(set.frame(i).coefficients);
    for (const { l, first } of functionsOf(set, i).shells) if (l > 0) c.fill(0, first, first + 2 * l + 1);
    return c;
  };
}

/**
 * Of all densities with l = 0 alone and every electron that whose difference to the fit repels itself least: what no model
 * of round shells gets below in this metric.
 */
export function bestRound(set: WaterDensities): Coefficients {
  return (i) => {
    const of = functionsOf(set, i);
    const [V, q] = [coulombMetric(of), functionCharges(of)];
    const round = of.shells.filter(({ l }) => l === 0).map(({ first }) => first);
    const b = matvec(V, set.frame(i).coefficients);
    const solved = choleskySolve(
      round.map((k) => round.map((m) => V[k]![m]!)),
      round.map((k) => [b[k]!, q[k]!]),
    );
    const charge = (column: number): number =>
      round.reduce((sum, k, n) => sum + q[k]! * solved[n]![column]!, 0);
    const lambda = (of.molecule.electrons - charge(0)) / charge(1);
    const c = new Array<number>(of.size).fill(0);
    for (const [n, k] of round.entries()) c[k] = solved[n]![0]! + lambda * solved[n]![1]!;
    return c;
  };
}

/** The mean of all waters to train on, each turned into the frame of its two bonds, and turned back. */
export function meanInFrame(set: WaterDensities): Coefficients {
  const { irreps, size } = functionsOf(set, 0);
  const turn = (i: number): number[][] => irrepsD(irreps, frameOf(set.frame(i).positions));
  const mean = new Array<number>(size).fill(0);
  for (const i of set.train)
    for (const [k, c] of matvec(turn(i), set.frame(i).coefficients).entries())
      mean[k]! += c / set.train.length;
  return (i) => matvec(transpose(turn(i)), mean);
}

/** The rotation whose rows are the first bond, what is perpendicular to it in the plane, and what is to both. */
function frameOf([O, first, second]: readonly Vector[]): Matrix {
  const bond = (end: Vector): number[] => end.map((x, k) => x - O![k]!);
  const unit = (x: Vector): number[] => x.map((entry) => entry / Math.hypot(...x));
  const cross = (x: Vector, y: Vector): number[] =>
    [0, 1, 2].map((k) => x[(k + 1) % 3]! * y[(k + 2) % 3]! - x[(k + 2) % 3]! * y[(k + 1) % 3]!);
  const [a, c] = [unit(bond(first!)), unit(cross(bond(first!), bond(second!)))];
  return [a, cross(c, a), c];
}
