import { type NumberList, type NumberRows, plainRows } from "../algebra/numberList.js";
import { symmetricEigen } from "../algebra/symmetricEigen.js";
import { cross, dot, subtract, type Vector } from "../algebra/vector.js";
import type { Random } from "../numbers/random.js";
import { accelerationUnit, boltzmann } from "../numbers/units.js";

/**
 * Velocities of atoms at a temperature, in angstrom / fs, without drift and without rotation about the centre of mass: each
 * component a draw of N(0, k T / m), then less its part along the motions of a rigid body,
 *
 *     v_i <- v_i - V - omega x (x_i - X)        sum m v = 0    sum m (x - X) x v = 0
 *
 * which leaves 3n - 6 degrees of freedom, those of a line of atoms 3n - 5, of one atom none.
 *
 * @param masses in amu
 * @throws RangeError if the temperature is below 0, or there is not a mass above 0 for each atom
 */
export function maxwellBoltzmann(
  positions: NumberRows,
  masses: NumberList,
  temperature: number,
  draw: Random,
): Vector[] {
  const x = plainRows(positions);
  checkMasses("maxwellBoltzmann", masses, x.length);
  if (!(temperature >= 0 && temperature < Infinity))
    throw new RangeError(`maxwellBoltzmann: expected a temperature from 0 K on, got ${temperature}`);
  const v = x.map((_, i) => {
    const deviation = Math.sqrt((boltzmann * temperature * accelerationUnit) / masses[i]!);
    return [0, 1, 2].map(() => deviation * draw.normal());
  });
  return withoutRigidMotion(x, v, masses);
}

/** That there is a mass above 0 for each atom. */
export function checkMasses(name: string, masses: NumberList, atoms: number): void {
  const bad = Array.from(masses).findIndex((m) => !(m > 0 && m < Infinity));
  if (masses.length !== atoms || bad >= 0)
    throw new RangeError(
      `${name}: expected a mass above 0 for each of ${atoms} atoms, got ${bad >= 0 ? `${masses[bad]} for atom ${bad}` : masses.length}`,
    );
}

function withoutRigidMotion(x: readonly Vector[], v: readonly Vector[], masses: NumberList): Vector[] {
  const total = Array.from(masses).reduce((sum, m) => sum + m, 0);
  const mean = (rows: readonly Vector[]): number[] =>
    [0, 1, 2].map((k) => rows.reduce((sum, row, i) => sum + masses[i]! * row[k]!, 0) / total);
  const [X, V] = [mean(x), mean(v)];
  const r = x.map((row) => subtract(row, X));
  const still = v.map((row) => subtract(row, V));
  const sum = (f: (i: number) => number): number => r.reduce((total, _, i) => total + masses[i]! * f(i), 0);
  const L = [0, 1, 2].map((k) => sum((i) => cross(r[i]!, still[i]!)[k]!));
  const inertia = [0, 1, 2].map((a) =>
    [0, 1, 2].map((b) => sum((i) => (a === b ? dot(r[i]!, r[i]!) : 0) - r[i]![a]! * r[i]![b]!)),
  );
  const { values, vectors } = symmetricEigen(inertia);
  // A line of atoms has no inertia about itself, and no rotation.
  const least = 1e-10 * Math.max(...values);
  const omega = [0, 0, 0];
  for (const [k, value] of values.entries()) {
    if (!(value > least)) continue;
    const axis = vectors.map((row) => row[k]!);
    const rate = dot(axis, L) / value;
    for (let j = 0; j < 3; j++) omega[j]! += rate * axis[j]!;
  }
  return still.map((row, i) => subtract(row, cross(omega, r[i]!)));
}
