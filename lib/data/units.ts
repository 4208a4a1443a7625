import { checkChoice, checkOptions } from "../numbers/checkOptions.js";

/** One of each in angstrom. CODATA 2018. */
const lengths = { angstrom: 1, bohr: 0.529177210903, nm: 10, pm: 0.01 } as const;

/** One of each in eV. CODATA 2018; a calorie is 4.184 J. */
const energies = {
  eV: 1,
  meV: 0.001,
  hartree: 27.211386245988,
  rydberg: 13.605693122994,
  "kcal/mol": 0.0433641153087705,
  "kJ/mol": 0.010364269656262175,
} as const;

/** One debye in e angstrom: 1e-21 C m^2/s, by the speed of light and the elementary charge. */
export const debye: number = 1e-21 / 299_792_458 / 1.602176634e-29;

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
