export { atomicGuess } from "./atomicGuess.js";
export { auxiliaryRepulsion, coulombMetric } from "./auxiliaryRepulsion.js";
export { type Basis, basis } from "./basis.js";
export { type BasisSet, basisSet, type Contraction, uncontracted } from "./basisSet.js";
export { basisSetExchange } from "./basisSetExchange.js";
export { def2Svp } from "./basisSets/def2Svp.js";
export { def2UniversalJfit } from "./basisSets/def2UniversalJfit.js";
export { sto3g } from "./basisSets/sto3g.js";
export { boys } from "./boys.js";
export { type Convention, inConvention, toConvention } from "./convention.js";
export { densityFit, functionCharges } from "./densityFit.js";
export { basisValues, densityInBasis, electronDensity } from "./electronDensity.js";
export { type ElectronRepulsion, electronRepulsion } from "./electronRepulsion.js";
export { type ElementShells, elementShells } from "./elementShells.js";
export {
  extendedHueckel,
  fitExtendedHueckel,
  type HueckelLevels,
  type KnownFock,
} from "./extendedHueckel.js";
export { gaussian94 } from "./gaussian94.js";
export { type HartreeFock, type HartreeFockOptions, hartreeFock } from "./hartreeFock.js";
export {
  type IntegrationGrid,
  type IntegrationGridOptions,
  integrationGrid,
} from "./integrationGrid.js";
export { kinetic } from "./kinetic.js";
export { meanField } from "./meanField.js";
export { metropolis, type Walk, type WalkOptions } from "./metropolis.js";
export { type Molecule, type MoleculeParts, molecule, nuclearRepulsion } from "./molecule.js";
export { dipoleIntegrals, nuclearAttraction, overlap } from "./oneElectron.js";
export { dipoleMoment, mullikenCharges } from "./population.js";
export { coulombPotential, trapPotential } from "./potentials.js";
export type { Shell } from "./shell.js";
export {
  type MonteCarloOptions,
  type MonteCarloStep,
  variationalMonteCarlo,
} from "./variationalMonteCarlo.js";
export { localEnergy, type OfWalkers, type WaveFunctionValues } from "./waveFunction.js";
