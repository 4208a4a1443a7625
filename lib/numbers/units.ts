/** One of each in angstrom. CODATA 2018. */
export const lengths = { angstrom: 1, bohr: 0.529177210903, nm: 10, pm: 0.01 } as const;

/** One of each in eV. CODATA 2018; a calorie is 4.184 J. */
export const energies = {
  eV: 1,
  meV: 0.001,
  hartree: 27.211386245988,
  rydberg: 13.605693122994,
  "kcal/mol": 0.0433641042418009,
  "kJ/mol": 0.010364269656262175,
} as const;

/** The elementary charge in C, exact in SI: one eV in J. */
const e = 1.602176634e-19;

/** One debye in e angstrom: 1e-21 C m^2/s, by the speed of light and the elementary charge. */
export const debye: number = 1e-21 / 299_792_458 / (e * 1e-10);

/** The atomic mass constant in kg, CODATA 2022. */
const amu = 1.66053906892e-27;

/** Boltzmann's constant, in eV / K. */
export const boltzmann: number = 1.380649e-23 / e;

/** The acceleration of 1 amu by 1 eV / angstrom, in angstrom / fs^2: 0.0096485... */
export const accelerationUnit: number = (e / amu) * 1e-10;
