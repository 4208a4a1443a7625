import { type NumberList, type NumberRows, plainRows } from "../algebra/numberList.js";
import type { Vector } from "../algebra/vector.js";
import { checkOptions } from "../numbers/checkOptions.js";
import { checkSize } from "../numbers/checkSize.js";
import { accelerationUnit } from "../numbers/units.js";
import type { ForceField } from "./forceField.js";
import type { Thermostat } from "./langevin.js";
import { checkMasses } from "./maxwellBoltzmann.js";

/** How a motion is computed. */
export interface DynamicsOptions {
  readonly forceField: ForceField;
  /** In angstrom, a row for each atom. */
  readonly positions: NumberRows;
  /** In angstrom / fs (default: at rest). */
  readonly velocities?: NumberRows;
  /** In amu. */
  readonly masses: NumberList;
  /** How long a step is, in fs. */
  readonly dt: number;
  readonly steps: number;
  /** Every how many steps a frame is kept (default: 1). */
  readonly every?: number;
  /** What gives and takes heat (default: nothing, so that the energy is constant). */
  readonly thermostat?: Thermostat;
}

/** A motion: its frames, from the first at time 0 on. */
export interface Trajectory {
  /** In fs. */
  readonly times: readonly number[];
  readonly positions: readonly (readonly Vector[])[];
  readonly velocities: readonly (readonly Vector[])[];
  /** In eV; the energy is the sum of both. */
  readonly potential: readonly number[];
  readonly kinetic: readonly number[];
}

/** Atoms that move farther than this in a step are not held together by any bond, in angstrom. */
const farthest = 0.5;

/**
 * The motion of atoms under forces, by the velocity form of Verlet's method,
 *
 *     v <- v + dt/2 F(x)/m        x <- x + dt v        v <- v + dt/2 F(x)/m
 *
 * whose error in positions falls as dt^2, and which keeps momentum, angular momentum and the volume of phase space, so that
 * its energy stays near its first value; run backwards it comes back. A thermostat acts between two halves of the step of x.
 *
 * @throws RangeError if options do not fit, or an atom moves farther than 0.5 angstrom in a step, or an energy or force is
 * not finite
 */
export function molecularDynamics(options: DynamicsOptions): Trajectory {
  checkOptions(
    options,
    ["forceField", "positions", "velocities", "masses", "dt", "steps", "every", "thermostat"],
    "molecularDynamics",
  );
  const { forceField, masses, dt, steps, every = 1, thermostat } = options;
  const x = rowsOf("positions", options.positions);
  const v = options.velocities ? rowsOf("velocities", options.velocities) : x.map(() => [0, 0, 0]);
  checkMasses("molecularDynamics", masses, x.length);
  if (v.length !== x.length)
    throw new RangeError(
      `molecularDynamics: expected a velocity for each of ${x.length} atoms, got ${v.length}`,
    );
  if (!(dt > 0 && dt < Infinity))
    throw new RangeError(`molecularDynamics: expected a step above 0 fs, got ${dt}`);
  checkSize(steps, "molecularDynamics of 0, 1, 2, ... steps", 2 ** 31, 0);
  checkSize(every, "molecularDynamics with a frame every 1, 2, 3, ... steps", 2 ** 31);
  const made = { times: [] as number[], positions: [] as Vector[][], velocities: [] as Vector[][] };
  const [potential, kinetic] = [[] as number[], [] as number[]];
  let now = forcesAt(forceField, x, 0);
  const keep = (time: number): void => {
    made.times.push(time);
    made.positions.push(x.map((row) => [...row]));
    made.velocities.push(v.map((row) => [...row]));
    potential.push(now.energy);
    kinetic.push(kineticEnergy(v, masses));
  };
  const kick = (h: number): void => {
    for (const [i, force] of now.forces.entries())
      for (let k = 0; k < 3; k++) v[i]![k]! += (h * accelerationUnit * force[k]!) / masses[i]!;
  };
  const drift = (h: number): void => {
    for (const [i, row] of x.entries()) for (let k = 0; k < 3; k++) row[k]! += h * v[i]![k]!;
  };
  keep(0);
  for (let step = 1; step <= steps; step++) {
    kick(dt / 2);
    checkSpeed(v, dt, step);
    drift(dt / 2);
    thermostat?.(v, masses, dt);
    drift(dt / 2);
    now = forcesAt(forceField, x, step * dt);
    kick(dt / 2);
    if (step % every === 0) keep(step * dt);
  }
  return { ...made, potential, kinetic };
}

/**
 * The energy of a motion, sum 1/2 m v^2, in eV.
 *
 * @param velocities in angstrom / fs
 * @param masses in amu
 */
export function kineticEnergy(velocities: readonly Vector[], masses: NumberList): number {
  let sum = 0;
  for (const [i, [x, y, z]] of velocities.entries()) sum += masses[i]! * (x! * x! + y! * y! + z! * z!);
  return sum / 2 / accelerationUnit;
}

function rowsOf(name: string, rows: NumberRows): number[][] {
  const copy = plainRows(rows).map((row) => [...row]);
  const bad = copy.findIndex((row) => row.length !== 3 || !row.every(Number.isFinite));
  if (bad >= 0)
    throw new RangeError(
      `molecularDynamics: expected ${name} x, y, z that are finite, got (${copy[bad]!.join(", ")}) for atom ${bad}`,
    );
  return copy;
}

function forcesAt(forceField: ForceField, x: readonly Vector[], time: number): ReturnType<ForceField> {
  const found = forceField(x);
  const bad = found.forces.findIndex((force) => force.length !== 3 || !force.every(Number.isFinite));
  if (bad >= 0 || !Number.isFinite(found.energy) || found.forces.length !== x.length)
    throw new RangeError(
      `molecularDynamics: expected a finite energy and a force on each of ${x.length} atoms, got ${
        bad >= 0
          ? `(${found.forces[bad]!.join(", ")}) on atom ${bad}`
          : found.forces.length === x.length
            ? `the energy ${found.energy}`
            : `${found.forces.length} forces`
      } at ${time} fs`,
    );
  return found;
}

function checkSpeed(v: readonly Vector[], dt: number, step: number): void {
  const far = v.findIndex((row) => !(Math.hypot(...row) * dt < farthest));
  if (far >= 0)
    throw new RangeError(
      `molecularDynamics: expected atoms to stay together, got atom ${far} moving ${(Math.hypot(...v[far]!) * dt).toPrecision(3)} angstrom in the step to ${step * dt} fs: take a step shorter than ${dt} fs, or a force field that knows such places`,
    );
}
