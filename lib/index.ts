// Numbers and matrices

export { choleskySolve } from "./algebra/choleskySolve.js";
export { columnSpace, nullSpace, rank } from "./algebra/fundamentalSubspaces.js";
export { generalizedEigen } from "./algebra/generalizedEigen.js";
export { inverse } from "./algebra/inverse.js";
export { kronecker } from "./algebra/kronecker.js";
export { leastSquares } from "./algebra/leastSquares.js";
export { identityMatrix, type Matrix, matmul, matvec, trace, transpose } from "./algebra/matrix.js";
export type { NumberList, NumberRows } from "./algebra/numberList.js";
export { type SymmetricEigen, symmetricEigen } from "./algebra/symmetricEigen.js";
export type { Vector } from "./algebra/vector.js";
export type { Complex } from "./numbers/complex.js";
export { type Random, type RandomState, random } from "./numbers/random.js";

// Tensors: the words of a lesson; the rest is `noether/engine`

export { accuracy } from "./engine/accuracy.js";
export { concat } from "./engine/concat.js";
export { randomNormal, tensor, zeros } from "./engine/create.js";
export { crossEntropy } from "./engine/crossEntropy.js";
export { einsum } from "./engine/einsum.js";
export { grad, valueAndGrad } from "./engine/grad.js";
export { layer } from "./engine/layer.js";
export { adam } from "./engine/optimizer/adam.js";
export { parameter } from "./engine/parameter.js";
export type { Layer } from "./engine/part.js";
export { Tensor } from "./engine/tensor.js";
export { minibatches } from "./engine/training/minibatches.js";
export { training } from "./engine/training/training.js";

// Figures

export type { Displayable, MimeBundle } from "./display/displayable.js";

// Groups

export { determinant } from "./algebra/determinant.js";
export { signedVolume } from "./algebra/signedVolume.js";
export { alternating } from "./group/alternating.js";
export { average, type Mean, type Sampling } from "./group/average.js";
export { cayleyTable } from "./group/cayleyTable.js";
export { centre, conjugacyClasses } from "./group/conjugacyClasses.js";
export { type Lagrange, lagrange, leftCosets, rightCosets } from "./group/cosets.js";
export { cyclic } from "./group/cyclic.js";
export { type DihedralElement, dihedral } from "./group/dihedral.js";
export { directProduct } from "./group/directProduct.js";
export { distancePreserving } from "./group/distancePreserving.js";
export { doubleCover, unitQuaternions } from "./group/doubleCover.js";
export { applyIsometry, euclidean, type Isometry, specialEuclidean } from "./group/euclidean.js";
export { type FiniteGroupParts, finiteGroup } from "./group/finiteGroup.js";
export { gridTranslations } from "./group/gridTranslations.js";
export type { CompactGroup, FiniteGroup, Group } from "./group/group.js";
export { type GroupHomomorphism, imageOf, isHomomorphism, kernelOf } from "./group/groupHomomorphism.js";
export { haarOrthogonal, haarRotation } from "./group/haar.js";
export { integers } from "./group/integers.js";
export { isOrthogonal, isRotation } from "./group/isOrthogonal.js";
export {
  axialVector,
  lieBracket,
  rotationExponential,
  rotationLogarithm,
  skewSymmetric,
} from "./group/lieAlgebra.js";
export { type MatrixLieGroup, type MatrixLieGroupParts, matrixLieGroup } from "./group/matrixLieGroup.js";
export { nearestOrthogonal, nearestRotation } from "./group/nearestRotation.js";
export { nonZeroRationals, type Rational, rational } from "./group/nonZeroRationals.js";
export { nonZeroReals } from "./group/nonZeroReals.js";
export { isNormal } from "./group/normal.js";
export { fullOctahedral, octahedral } from "./group/octahedral.js";
export { type OrbitStabiliser, orbit, orbitStabiliser, orbits, stabiliser } from "./group/orbit.js";
export { orthogonal, specialOrthogonal } from "./group/orthogonal.js";
export { permutationSign } from "./group/permutationSign.js";
export { type Permutation, permutations } from "./group/permutations.js";
export { planarRotations, planarSymmetries } from "./group/planar.js";
export type { Quaternion } from "./group/quaternion.js";
export { quaternionGroup } from "./group/quaternionGroup.js";
export { type QuotientGroup, quotientGroup } from "./group/quotientGroup.js";
export { rigidAlignment } from "./group/rigidAlignment.js";
export {
  type AxisAngle,
  type EulerAngles,
  rotation2,
  rotationMatrix,
  rotationX,
  rotationY,
  rotationZ,
} from "./group/rotation.js";
export { orthogonalExamples, rotationExamples } from "./group/rotationExamples.js";
export { axisAngle, eulerAngles, unitQuaternion } from "./group/rotationParameters.js";
export { semidirectProduct } from "./group/semidirectProduct.js";
export { so2 } from "./group/so2.js";
export { specialLinear2 } from "./group/specialLinear2.js";
export { isSubgroup, subgroup } from "./group/subgroup.js";
export { subgroups } from "./group/subgroups.js";
export { symmetric } from "./group/symmetric.js";
export { tableGroup } from "./group/tableGroup.js";
export { translations } from "./group/translations.js";
export { radians } from "./numbers/angle.js";

// Representations

export { blockDiagonal } from "./algebra/blockDiagonal.js";
export { type Action, trivialAction } from "./representation/action.js";
export { assertAction } from "./representation/assertAction.js";
export type { Constituent, Irreducible } from "./representation/blockForm.js";
export { changeOfBasis } from "./representation/changeOfBasis.js";
export { type Character, character } from "./representation/character.js";
export { characterInnerProduct } from "./representation/characterInnerProduct.js";
export type { IrreducibleCharacter } from "./representation/characterRows.js";
export { type CharacterTable, characterTable } from "./representation/characterTable.js";
export { type Commutant, commutant } from "./representation/commutant.js";
export { type Decomposition, decompose } from "./representation/decompose.js";
export { directSum } from "./representation/directSum.js";
export { dual } from "./representation/dual.js";
export { fixedSpace } from "./representation/fixedSpace.js";
export {
  type FrobeniusSchurType,
  frobeniusSchur,
  frobeniusSchurType,
} from "./representation/frobeniusSchur.js";
export { induced } from "./representation/induced.js";
export { intertwiners } from "./representation/intertwiners.js";
export { type InvariantComplement, invariantComplement } from "./representation/invariantComplement.js";
export { invariantInnerProduct } from "./representation/invariantInnerProduct.js";
export { invariantSubspace } from "./representation/invariantSubspace.js";
export { irreducibles } from "./representation/irreducibles.js";
export { isIrreducible } from "./representation/isIrreducible.js";
export { isotypicProjection } from "./representation/isotypicProjection.js";
export { leftTranslation } from "./representation/leftTranslation.js";
export { onCosets } from "./representation/onCosets.js";
export { onDisplacements } from "./representation/onDisplacements.js";
export { onFunctions } from "./representation/onFunctions.js";
export { permutationRepresentation } from "./representation/permutationRepresentation.js";
export { permutingEntries } from "./representation/permutingEntries.js";
export { quotientRepresentation } from "./representation/quotientRepresentation.js";
export { regular } from "./representation/regular.js";
export {
  type FiniteRepresentation,
  type Representation,
  type RepresentationParts,
  representation,
} from "./representation/representation.js";
export { restricted } from "./representation/restricted.js";
export { reynolds } from "./representation/reynolds.js";
export { type ReynoldsEstimate, reynoldsEstimate } from "./representation/reynoldsEstimate.js";
export { shear } from "./representation/shear.js";
export { subrepresentation } from "./representation/subrepresentation.js";
export { tensorProductOfRepresentations } from "./representation/tensorProductOfRepresentations.js";
export { trivial } from "./representation/trivial.js";

// Laws

export { equivariance } from "./laws/equivariance.js";
export { groupAxioms } from "./laws/groupAxioms.js";
export { homomorphism } from "./laws/homomorphism.js";
export { invariance } from "./laws/invariance.js";
export { irreducibility } from "./laws/irreducibility.js";
export { judge, type Trial, type Verdict } from "./laws/judge.js";
export { relativeError } from "./laws/relativeError.js";
export { representationAxioms } from "./laws/representationAxioms.js";

// Functions on grids

export { convolve } from "./grid/convolve.js";
export { convolveImage } from "./grid/convolveImage.js";
export { convolveImageZeroPadded } from "./grid/convolveImageZeroPadded.js";
export { correlate } from "./grid/correlate.js";
export { correlateImage } from "./grid/correlateImage.js";
export {
  convolveMixtures,
  type GaussianMixture,
  type GaussianTerm,
  gaussianMixture,
} from "./grid/gaussianMixture.js";
export { type Image, image } from "./grid/image.js";
export { imageInstances } from "./grid/imageInstances.js";
export { integralConvolution, type QuadratureGrid } from "./grid/integralConvolution.js";
export { quarterTurn, rotateImage } from "./grid/rotateImage.js";
export { shift, shiftImage } from "./grid/shift.js";
export { sortedOrbits } from "./grid/sortedOrbits.js";
export { subsample } from "./grid/subsample.js";
export { type TemplateMatcher, templateMatcher } from "./grid/templateMatcher.js";
export { translate } from "./grid/translate.js";

// Irreps

export { matrixExponential } from "./algebra/matrixExponential.js";
export { clebschGordan } from "./irreps/clebschGordan.js";
export { complexClebschGordan } from "./irreps/coupling.js";
export { type Irrep, irrep, irrepsInProduct, type Parity } from "./irreps/irrep.js";
export {
  harmonicIrreps,
  type Irreps,
  irreps,
  irrepsOf,
  parseIrreps,
  type SortedIrreps,
} from "./irreps/irreps.js";
export { irrepsD, irrepsRepresentation } from "./irreps/irrepsD.js";
export type { IrrepsString } from "./irreps/irrepsString.js";
export type { MulIrrep } from "./irreps/mulIrrep.js";
export { rotationGenerators } from "./irreps/rotationGenerators.js";
export type { Rotation } from "./irreps/rotationOfSpace.js";
export { type So2Argument, type So2Irreps, type So2Term, so2Irreps } from "./irreps/so2Irreps.js";
export { type Wigner3jEntry, wigner3j, wigner3jEntries } from "./irreps/wigner3j.js";
export { wignerD, wignerDs } from "./irreps/wignerD.js";

// Harmonics

export { associatedLegendre } from "./harmonics/associatedLegendre.js";
export type { Normalization } from "./harmonics/normalization.js";
export { type S2Grid, s2Grid } from "./harmonics/s2Grid.js";
export { fromS2Grid, type S2Options, toS2Grid } from "./harmonics/s2Transform.js";
export { sphereIntegral } from "./harmonics/sphereIntegral.js";
export { type HarmonicsOptions, sphericalHarmonics } from "./harmonics/sphericalHarmonics.js";
export { sphericalHarmonicsGradient } from "./harmonics/sphericalHarmonicsGradient.js";

// Tensor products

export { type BlockExpansion, blockExpansion } from "./product/blockExpansion.js";
export { channelwiseTensorProduct } from "./product/channelwise.js";
export { fullTensorProduct } from "./product/fullTensorProduct.js";
export { fullyConnectedTensorProduct } from "./product/fullyConnected.js";
export type { Instruction } from "./product/instruction.js";
export { type IrrepsNorm, type IrrepsNormOptions, irrepsNorm } from "./product/irrepsNorm.js";
export type { Mode } from "./product/mode.js";
export type { Path, PathOptions } from "./product/path.js";
export {
  type ReducedOptions,
  type ReducedTensorProducts,
  reducedTensorProducts,
} from "./product/reducedTensorProducts.js";
export { type TensorProduct, type TensorProductGradients, tensorProduct } from "./product/tensorProduct.js";

// Functions of a distance

export { besselBasis } from "./radial/besselBasis.js";
export { cosineBasis } from "./radial/cosineBasis.js";
export { cosineCutoff } from "./radial/cosineCutoff.js";
export type { DistanceBasis } from "./radial/distanceBasis.js";
export { gaussianBasis } from "./radial/gaussianBasis.js";
export { polynomialCutoff } from "./radial/polynomialCutoff.js";
export type { RadialBasis } from "./radial/radialBasis.js";
export { type SoftOneHotParts, softOneHot } from "./radial/softOneHot.js";

// Graphs

export { adjacencyMatrix } from "./graph/adjacencyMatrix.js";
export type { Aggregation } from "./graph/aggregate.js";
export {
  type AtomicGraph,
  type AtomicGraphOptions,
  atomicGraph,
  type Structure,
} from "./graph/atomicGraph.js";
export { batchGraphs } from "./graph/batchGraphs.js";
export type { Periodic } from "./graph/cell.js";
export { type ColourRefinement, colourRefinement } from "./graph/colourRefinement.js";
export type { Edges } from "./graph/edges.js";
export { edgeVectors } from "./graph/edgeVectors.js";
export { atomicNumber, elementSymbol } from "./graph/elements.js";
export { energyAndForces } from "./graph/energyAndForces.js";
export { type Graph, singleGraph } from "./graph/graph.js";
export { isomorphism } from "./graph/isomorphism.js";
export { type NeighbourOptions, type Neighbours, neighbours } from "./graph/neighbours.js";
export { passMessages } from "./graph/passMessages.js";
export { permuteRows, renumberNodes } from "./graph/renumberNodes.js";
export { segmentMean } from "./graph/segmentMean.js";
export { segmentSoftmax } from "./graph/segmentSoftmax.js";
export { undirectedGraph } from "./graph/undirectedGraph.js";

// Layers

export { atomwise } from "./layers/atomwise.js";
export { type AttentionOptions, attention, type EdgeTerms } from "./layers/attention.js";
export { batchNorm } from "./layers/batchNorm.js";
export { bilinearSample } from "./layers/bilinearSample.js";
export { type CircularHarmonic, circularHarmonics } from "./layers/circularHarmonics.js";
export { cosetPool, project } from "./layers/cosetPool.js";
export { type DenseParameters, dense } from "./layers/dense.js";
export { edgeDense } from "./layers/edgeDense.js";
export { elementEmbedding } from "./layers/elementEmbedding.js";
export { type FeatureMap, featureMap } from "./layers/featureMap.js";
export { convolution, type FeatureProduct, featureProduct } from "./layers/featureProduct.js";
export { fibreNorm } from "./layers/fibreNorm.js";
export { type FieldActivations, fieldActivation } from "./layers/fieldActivation.js";
export { fieldMean } from "./layers/fieldMean.js";
export { fieldNorm } from "./layers/fieldNorm.js";
export { fullyConnectedNet } from "./layers/fullyConnectedNet.js";
export { type Gate, type GateActivations, gate } from "./layers/gate.js";
export { gatedVectors, type ScalarsAndVectors, type ScalarVectorSizes } from "./layers/gatedVectors.js";
export { gridAction } from "./layers/gridAction.js";
export { groupConvolution } from "./layers/groupConvolution.js";
export { invariants } from "./layers/invariants.js";
export { fromRows, type IrrepsArray, irrepsArray, type Written } from "./layers/irrepsArray.js";
export { type IrrepsAttentionOptions, irrepsAttention } from "./layers/irrepsAttention.js";
export { type IrrepsBatchNormParameters, irrepsBatchNorm } from "./layers/irrepsBatchNorm.js";
export { irrepsDropout } from "./layers/irrepsDropout.js";
export { irrepsLayerNorm } from "./layers/irrepsLayerNorm.js";
export { liftingConvolution } from "./layers/liftingConvolution.js";
export { linear } from "./layers/linear.js";
export { type MatrixBlocks, matrixBlocks } from "./layers/matrixBlocks.js";
export { normActivation } from "./layers/normActivation.js";
export { onVectors } from "./layers/onVectors.js";
export { type PairFeatureParts, type PairSurroundings, pairFeatures } from "./layers/pairFeatures.js";
export { type PointConvolutionOptions, pointConvolution } from "./layers/pointConvolution.js";
export { type RadialNetworkOptions, radialNetwork } from "./layers/radialNetwork.js";
export { rotateImages } from "./layers/rotateImages.js";
export { s2Activation } from "./layers/s2Activation.js";
export { selfMixing } from "./layers/selfMixing.js";
export { setLinear } from "./layers/setLinear.js";
export { shiftedSoftplus } from "./layers/shiftedSoftplus.js";
export { steerableConvolution } from "./layers/steerableConvolution.js";
export { type SteerableField, steerableField, type WrittenSo2 } from "./layers/steerableField.js";
export { type SteerableKernel, steerableKernels } from "./layers/steerableKernels.js";
export { symmetricMatrices } from "./layers/symmetricMatrices.js";
export { symmetricAveragePool, symmetricMaxPool } from "./layers/symmetricPool.js";
export type { GroupConvolutionOptions } from "./layers/turnedCorrelation.js";
export {
  crossProducts,
  innerProducts,
  mixVectors,
  scaleVectors,
  vectorNorms,
  vectorsAlong,
} from "./layers/vectorPrimitives.js";

// Data

export { type ChargedBodies, chargedBodies, type MotionOptions, motionOf } from "./data/chargedBodies.js";
export { type LabelledGraph, labelledGraph } from "./data/labelledGraph.js";
export { type Numbers, readNpy, readNpz, type StoredArray } from "./data/npz.js";
export { readExtendedXyz } from "./data/readExtendedXyz.js";
export { readMd17 } from "./data/readMd17.js";
export { readQm9 } from "./data/readQm9.js";
export { joinStructures, type LabelledStructure, type StructureSet } from "./data/structureSet.js";
export { tetris } from "./data/tetris.js";
export type { FileUnits } from "./data/units.js";
export { writeExtendedXyz } from "./data/writeExtendedXyz.js";
