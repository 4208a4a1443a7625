import { sheet } from "noether/course";
import { cutForcesExercise } from "./15-scalars-and-vectors/cutForces.js";
import { fivePrimitivesExercise } from "./15-scalars-and-vectors/fivePrimitives.js";
import { messagesExercise } from "./15-scalars-and-vectors/messages.js";
import { pseudovectorProofExercise } from "./15-scalars-and-vectors/pseudovectorProof.js";
import { sameAnglesExercise } from "./15-scalars-and-vectors/sameAngles.js";
import { vectorsFromScalarsExercise } from "./15-scalars-and-vectors/vectorsFromScalars.js";

export default sheet("15-scalars-and-vectors", {
  fivePrimitives: fivePrimitivesExercise,
  vectorsFromScalars: vectorsFromScalarsExercise,
  pseudovectorProof: pseudovectorProofExercise,
  messages: messagesExercise,
  cutForces: cutForcesExercise,
  sameAngles: sameAnglesExercise,
});
