// Published as `noether/laws`: everything needed to write laws, instances and proofs.

export { shrinkVector } from "../algebra/shrinkVector.js";
export { add, dot, norm, scaled, subtract } from "../algebra/vector.js";
export { firstViolatedAxiom, type ViolatedAxiom } from "../group/firstViolatedAxiom.js";
export { type HomomorphismWitness, homomorphismWitness } from "../group/groupHomomorphism.js";
export { magmas } from "../group/magmas.js";
export { type NormalityWitness, normalityWitness } from "../group/normal.js";
export { cycles } from "../group/permutations.js";
export { orthogonalInWords, orthogonalSymbol } from "../group/rotationWords.js";
export { type SubgroupWitness, subgroupWitness } from "../group/subgroup.js";
export type { Table } from "../group/tableIdentity.js";
export { isViolated, violationInWords } from "../group/violation.js";
export { type AgreementWords, agreesWith } from "./agreement.js";
export { type Deduction, type DeductiveProof, deduced, type Statement, statementsHold } from "./deduction.js";
export type { Derivation, Expression, Proof } from "./derivation.js";
export type { Finding } from "./diagnosis.js";
export { elementInstances } from "./elementInstances.js";
export { equalLines } from "./equalLines.js";
export { counterexample, type Hypothesis, interpretationInWords } from "./equation.js";
export {
  type EquationalClaim,
  type EquationalProof,
  leadsFromGiven,
  stepsFollow,
} from "./equationalProof.js";
export type { EquivarianceParts } from "./equivariance.js";
export { fault } from "./fault.js";
export type { FiniteSet, GroupAxioms, Operation } from "./groupAxioms.js";
export { type Multiplication, matrices } from "./homomorphism.js";
export { among, map, once, simpleFirst, tuple } from "./instances.js";
export { inWords } from "./inWords.js";
export { justified } from "./justified.js";
export type { Explanation, Instances, Law, Outcome } from "./law.js";
export { linearity } from "./linearity.js";
export { nonTriviality } from "./nonTriviality.js";
export { orthogonality } from "./orthogonality.js";
export { sameShape } from "./relativeError.js";
export type { RepresentationAxioms } from "./representationAxioms.js";
export { isometry, orientation, type PointMap } from "./rigidity.js";
export { show, showApart } from "./show.js";
export { showDifference } from "./showDifference.js";
export { type Sides, sides } from "./sides.js";
export { evaluate, type Interpretation, lettersOf, type Term, term, written } from "./term.js";
export { type Length, vectorInstances, vectorPairs, vectorTriples } from "./vectorInstances.js";
