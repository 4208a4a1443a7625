export { type DataSet, dataSet, dataSets } from "./dataset.js";
export { type DigitTensorOptions, type DigitTensors, digitTensors } from "./digitTensors.js";
export { type ErrorCurve, type ErrorPoint, errorCurve } from "./errorCurve.js";
export {
  type HamiltonianFrame,
  type Hamiltonians,
  hamiltonians,
} from "./hamiltonians.js";
export { type LearningCurve, type LearningPoint, learningCurve } from "./learningCurve.js";
export { type Digits, mnist } from "./mnist.js";
export { type Molecule, mdBenzene, mdEthanol, mdMalonaldehyde, mdWater } from "./molecule.js";
export { type SmallMolecule, type SmallMolecules, smallMolecules } from "./molecules.js";
export { allTrainedWeights, type TrainedWeights, trainedWeights } from "./trainedWeights.js";
export {
  type DensityGrid,
  type WaterDensities,
  type WaterDensity,
  waterDensities,
} from "./waterDensities.js";
