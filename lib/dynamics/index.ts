export { accelerationUnit, boltzmann } from "../numbers/units.js";
export { atomicMass } from "./atomicMass.js";
export { type EnergyDrift, energyDrift, temperatureOf } from "./energyDrift.js";
export { type ForceField, type NetworkForcesOptions, networkForces } from "./forceField.js";
export { type LangevinOptions, langevin, type Thermostat } from "./langevin.js";
export { maxwellBoltzmann } from "./maxwellBoltzmann.js";
export {
  type DynamicsOptions,
  kineticEnergy,
  molecularDynamics,
  type Trajectory,
} from "./molecularDynamics.js";
