import { sheet } from "noether/course";
import { equivariantProjectionExercise } from "./09-irreducible-representations/equivariantProjection.js";
import { findInvariantSubspaceExercise } from "./09-irreducible-representations/findInvariantSubspace.js";
import { intertwinerDimensionExercise } from "./09-irreducible-representations/intertwinerDimension.js";
import { motionSharesExercise } from "./09-irreducible-representations/motionShares.js";
import { multiplicitiesExercise } from "./09-irreducible-representations/multiplicities.js";
import { noComplementExercise } from "./09-irreducible-representations/noComplement.js";
import { schurProofExercise } from "./09-irreducible-representations/schurProof.js";

export default sheet("09-irreducible-representations", {
  noComplement: noComplementExercise,
  equivariantProjection: equivariantProjectionExercise,
  schurProof: schurProofExercise,
  findInvariantSubspace: findInvariantSubspaceExercise,
  intertwinerDimension: intertwinerDimensionExercise,
  multiplicities: multiplicitiesExercise,
  motionShares: motionSharesExercise,
});
