import { sheet } from "noether/course";
import { firstWrongOrderExercise } from "./A2-gradients/firstWrongOrder.js";
import { forceProofExercise } from "./A2-gradients/forceProof.js";
import { forcesExercise } from "./A2-gradients/forces.js";
import { quotientRuleExercise } from "./A2-gradients/quotientRule.js";
import { stiffnessExercise } from "./A2-gradients/stiffness.js";

export default sheet("A2-gradients", {
  quotientRule: quotientRuleExercise,
  stiffness: stiffnessExercise,
  forces: forcesExercise,
  forceProof: forceProofExercise,
  firstWrongOrder: firstWrongOrderExercise,
});
