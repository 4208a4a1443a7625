import { sheet } from "noether/course";
import { aboutZOnlyExercise } from "./04-equivariance/aboutZOnly.js";
import { commutesWithExercise } from "./04-equivariance/commutesWith.js";
import { curieProofExercise } from "./04-equivariance/curieProof.js";
import { fixingRotationExercise } from "./04-equivariance/fixingRotation.js";
import { pairForcesExercise } from "./04-equivariance/pairForces.js";
import { reynoldsAverageExercise } from "./04-equivariance/reynoldsAverage.js";

export default sheet("04-equivariance", {
  commutesWith: commutesWithExercise,
  fixingRotation: fixingRotationExercise,
  aboutZOnly: aboutZOnlyExercise,
  reynoldsAverage: reynoldsAverageExercise,
  curieProof: curieProofExercise,
  pairForces: pairForcesExercise,
});
