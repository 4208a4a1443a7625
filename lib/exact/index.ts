// Exact fractions and symbolic checks, published as noether/exact.

export { type EchelonForm, echelonForm } from "./elimination.js";
export {
  exactDeterminant,
  exactInverse,
  exactRank,
  nullSpace,
} from "./exactLinearAlgebra.js";
export { type ExactMatrix, exactIdentity, exactlyEqual, exactMatrix, exactProduct } from "./exactMatrix.js";
export { type Fractional, fraction, showFractions } from "./fraction.js";
export { type ExpressionWitness, expressionWitness, sameExpression } from "./sameExpression.js";
export { simplified } from "./simplified.js";
