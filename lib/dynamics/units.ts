// Motions are in angstrom, femtoseconds, eV, amu and kelvin. e, k_B are exact in SI; the atomic mass constant is CODATA 2022.
const e = 1.602176634e-19;
const amu = 1.66053906892e-27;

/** Boltzmann's constant, in eV / K. */
export const boltzmann: number = 1.380649e-23 / e;

/** The acceleration of 1 amu by 1 eV / angstrom, in angstrom / fs^2: 0.0096485... */
export const accelerationUnit: number = (e / amu) * 1e-10;
