import { checkChoice, checkOptions } from "../numbers/checkOptions.js";
import { energies, lengths } from "../numbers/units.js";

/** The units of a file. */
export interface FileUnits {
  /** Of positions and cells (default: angstrom). */
  readonly length?: keyof typeof lengths;
  /** Of energies; forces are in this unit per unit of length (default: eV). */
  readonly energy?: keyof typeof energies;
}

/** By what the numbers of a file are multiplied. */
export interface Factors {
  readonly length: number;
  readonly energy: number;
  readonly force: number;
}

/**
 * The factors that make angstrom, eV and eV / angstrom of the units of a file.
 *
 * @throws RangeError if there is no such unit
 */
export function factorsOf(name: string, units: FileUnits = {}): Factors {
  checkOptions(units, ["length", "energy"], `${name}, units`);
  const { length = "angstrom", energy = "eV" } = units;
  checkChoice("the unit of length", length, Object.keys(lengths));
  checkChoice("the unit of energy", energy, Object.keys(energies));
  const [a, e] = [lengths[length], energies[energy]];
  return { length: a, energy: e, force: e / a };
}
