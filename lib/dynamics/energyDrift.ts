import { boltzmann } from "../numbers/units.js";
import type { Trajectory } from "./molecularDynamics.js";

/** How well a motion keeps its energy, in eV for each atom. */
export interface EnergyDrift {
  /** The slope of the line through the energies, in eV / atom / ps. */
  readonly perPicosecond: number;
  /** The largest distance from the first energy, in eV / atom. */
  readonly largest: number;
}

/**
 * How the energy of a motion drifts: the line of least squares through it, and how far it ever is from the first. Under
 * forces that are a gradient it only trembles, by an amount that falls as the square of the step.
 *
 * @throws RangeError if there are fewer than two frames
 */
export function energyDrift({ times, potential, kinetic, positions }: Trajectory): EnergyDrift {
  const count = times.length;
  if (count < 2) throw new RangeError(`energyDrift: expected two frames at least, got ${count}`);
  const atoms = positions[0]!.length;
  const E = potential.map((value, k) => value + kinetic[k]! - potential[0]! - kinetic[0]!);
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / count;
  const [t, e] = [mean(times), mean(E)];
  const above = times.reduce((sum, time, k) => sum + (time - t) * (E[k]! - e), 0);
  const below = times.reduce((sum, time) => sum + (time - t) ** 2, 0);
  return {
    perPicosecond: (1000 * above) / below / atoms,
    largest: E.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / atoms,
  };
}

/**
 * The temperature that belongs to a kinetic energy, 2 E / (f k), in K.
 *
 * @param degreesOfFreedom f: 3n, or 3n - 6 of a molecule that neither drifts nor turns
 */
export function temperatureOf(kinetic: number, degreesOfFreedom: number): number {
  return (2 * kinetic) / (degreesOfFreedom * boltzmann);
}
