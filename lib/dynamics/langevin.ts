import type { NumberList } from "../algebra/numberList.js";
import type { Random } from "../numbers/random.js";
import { accelerationUnit, boltzmann } from "../numbers/units.js";

/** What changes velocities in place, once a step of dt fs. */
export type Thermostat = (velocities: readonly number[][], masses: NumberList, dt: number) => void;

/** What a Langevin thermostat is made of. */
export interface LangevinOptions {
  /** T, in K. */
  readonly temperature: number;
  /** gamma, in 1 / fs: a motion forgets its velocity in 1 / gamma. */
  readonly friction: number;
  readonly draw: Random;
}

/**
 * The thermostat of Langevin: friction, and kicks that make up for it,
 *
 *     v <- c v + sqrt((1 - c^2) k T / m) xi        c = exp(-gamma dt)        xi of N(0, 1)
 *
 * the exact solution of dv = -gamma v dt + noise. In the middle of a step of `molecularDynamics` it is the method BAOAB. It
 * keeps neither energy nor momentum.
 *
 * @throws RangeError if the temperature is below 0, or the friction not above 0
 * @see Leimkuhler and Matthews, Rational construction of stochastic numerical methods for molecular sampling (2013)
 */
export function langevin({ temperature, friction, draw }: LangevinOptions): Thermostat {
  if (!(temperature >= 0 && temperature < Infinity))
    throw new RangeError(`langevin: expected a temperature from 0 K on, got ${temperature}`);
  if (!(friction > 0 && friction < Infinity))
    throw new RangeError(`langevin: expected a friction above 0 / fs, got ${friction}`);
  return (v, masses, dt) => {
    const c = Math.exp(-friction * dt);
    for (const [i, row] of v.entries()) {
      const width = Math.sqrt(((1 - c * c) * boltzmann * temperature * accelerationUnit) / masses[i]!);
      for (let k = 0; k < 3; k++) row[k] = c * row[k]! + width * draw.normal();
    }
  };
}
