export { type BlockMatrix, type HamiltonianGraph, matrixOf } from "./blockMatrix.js";
export { type CormorantOptions, cormorant, cormorantFeatures } from "./cormorant.js";
export { type DeepSetsOptions, deepSets, type Sets } from "./deepSets.js";
export {
  type DensityCoefficients,
  type DensityFunctions,
  densityCoefficients,
} from "./densityCoefficients.js";
export { type DensityNetworkOptions, densityNetwork } from "./densityNetwork.js";
export { type Bodies, type EgnnOptions, egnn } from "./egnn.js";
export { type EqgatOptions, eqgat, eqgatFeatures } from "./eqgat.js";
export { type FermiNetOptions, fermiNet } from "./fermiNet.js";
export { fromNequip } from "./fromNequip.js";
export { fromStateDict, type StateDictOptions } from "./fromStateDict.js";
export { type HamiltonianForm, hamiltonianForm } from "./hamiltonianForm.js";
export { type HamiltonianGraphOptions, hamiltonianGraph } from "./hamiltonianGraph.js";
export { type HamiltonianLossOptions, hamiltonianLoss } from "./hamiltonianLoss.js";
export { hermitianPairs } from "./hermitianPairs.js";
export { hueckelForm } from "./hueckelBlocks.js";
export { type InvariantPolynomialOptions, invariantPolynomial } from "./invariantPolynomial.js";
export {
  type LabelledHamiltonian,
  type LabelledHamiltonianOptions,
  labelledHamiltonian,
} from "./labelledHamiltonian.js";
export {
  type FeatureGraph,
  type MessagePassingOptions,
  messagePassingNetwork,
} from "./messagePassingNetwork.js";
export { type MlpOptions, mlp } from "./mlp.js";
export { type NequipFeaturesOptions, type NequipOptions, nequip, nequipFeatures } from "./nequip.js";
export { type NequipHamiltonianOptions, nequipHamiltonian } from "./nequipHamiltonian.js";
export { nequipPolarisability } from "./nequipPolarisability.js";
export { type PainnOptions, painn, painnFeatures } from "./painn.js";
export { painnDipole } from "./painnDipole.js";
export { type PlainCnnOptions, plainCnn } from "./plainCnn.js";
export { type SchNetOptions, schNet } from "./schNet.js";
export { type Se2GCnnOptions, se2GCnn } from "./se2GCnn.js";
export { egnnName, eqgatName, painnName, schNetName } from "./stateDictNames.js";
export { type TensorFieldOptions, tensorFieldNetwork } from "./tensorFieldNetwork.js";
