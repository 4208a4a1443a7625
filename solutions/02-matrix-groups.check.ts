import { sheet } from "noether/course";
import { closureProofExercise } from "./02-matrix-groups/closureProof.js";
import { composeMotionsExercise } from "./02-matrix-groups/composeMotions.js";
import { handednessExercise } from "./02-matrix-groups/handedness.js";
import { inverseMotionExercise } from "./02-matrix-groups/inverseMotion.js";
import { rotationAboutExercise } from "./02-matrix-groups/rotationAbout.js";
import { swappedTurnsExercise } from "./02-matrix-groups/swappedTurns.js";
import { whichGroupExercise } from "./02-matrix-groups/whichGroup.js";

export default sheet("02-matrix-groups", {
  whichGroup: whichGroupExercise,
  closureProof: closureProofExercise,
  swappedTurns: swappedTurnsExercise,
  rotationAbout: rotationAboutExercise,
  composeMotions: composeMotionsExercise,
  inverseMotion: inverseMotionExercise,
  handedness: handednessExercise,
});
