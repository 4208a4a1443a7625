import type { Molecule } from "../../cells/data/molecule.js";
import { directTrial } from "./errorTrial.js";
import { type Frame, forceKernel, type KernelSettings } from "./forceKernel.js";
import { evenly } from "./forces.js";
import type { Trial } from "./study.js";

/** What networks are compared with: no forces at all, and a kernel of inverse distances on the same frames. */
export function forceBaselines(molecule: Molecule, examples: number): Trial[] {
  const about = { examples, what: "frames", unit: "meV/A" };
  return [
    directTrial({ ...about, model: "zero", parameters: 0, error: () => zero(molecule) }),
    directTrial({
      ...{ ...about, model: "kernel", parameters: 3 * molecule.atoms.length * examples },
      error: () => kernel(molecule, examples),
    }),
  ];
}

/** The error of expecting no forces. */
function zero(molecule: Molecule): number {
  const forces = molecule.test.flatMap((i) => molecule.forces(i).flat());
  return (1000 * forces.reduce((sum, x) => sum + Math.abs(x), 0)) / forces.length;
}

/** Settings of the kernel that are tried on the frames for validation. */
const settings: readonly KernelSettings[] = [1.2, 2.4, 4.8].flatMap((width) =>
  [1e-5, 1e-4, 1e-3].map((ridge) => ({ width, ridge })),
);

/** The error of the kernel with the best settings; with more than 100 frames those of 100, because each takes minutes. */
function kernel(molecule: Molecule, examples: number): number {
  const frames = (indices: readonly number[]): Frame[] =>
    indices.map((i) => ({ positions: molecule.positions(i), forces: molecule.forces(i) }));
  const [val, test] = [frames(evenly(molecule.val, 50)), frames(molecule.test)];
  const errorOf = (count: number, chosen: KernelSettings, on: readonly Frame[]): number => {
    const predict = forceKernel(frames(evenly(molecule.train, count)), chosen);
    let [sum, n] = [0, 0];
    for (const { positions, forces } of on) {
      const found = predict(positions);
      for (const [k, force] of forces.flat().entries()) sum += Math.abs(found[k]! - force);
      n += found.length;
    }
    return (1000 * sum) / n;
  };
  let [best, least] = [settings[0]!, Number.POSITIVE_INFINITY];
  for (const each of settings) {
    const found = errorOf(Math.min(100, examples), each, val);
    if (found < least) [best, least] = [each, found];
  }
  return errorOf(examples, best, test);
}
