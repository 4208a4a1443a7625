import { sheet } from "noether/course";
import { countPathsExercise } from "./17-interatomic-potentials/countPaths.js";
import { falseForcesExercise } from "./17-interatomic-potentials/falseForces.js";
import { nequipLayerExercise } from "./17-interatomic-potentials/nequipLayer.js";
import { smoothCutoffExercise } from "./17-interatomic-potentials/smoothCutoff.js";
import { torqueProofExercise } from "./17-interatomic-potentials/torqueProof.js";
import { verletStepExercise } from "./17-interatomic-potentials/verletStep.js";

export default sheet("17-interatomic-potentials", {
  smoothCutoff: smoothCutoffExercise,
  countPaths: countPathsExercise,
  nequipLayer: nequipLayerExercise,
  torqueProof: torqueProofExercise,
  verletStep: verletStepExercise,
  falseForces: falseForcesExercise,
});
