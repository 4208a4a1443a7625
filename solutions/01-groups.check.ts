import { sheet } from "noether/course";
import { firstViolationExercise } from "./01-groups/firstViolation.js";
import { leftCosetsExercise } from "./01-groups/leftCosets.js";
import { missingInverseExercise } from "./01-groups/missingInverse.js";
import { symmetriesExercise } from "./01-groups/symmetries.js";
import { uniqueIdentityExercise } from "./01-groups/uniqueIdentity.js";
import { uniqueInverseExercise } from "./01-groups/uniqueInverse.js";
import { withoutAssociativityExercise } from "./01-groups/withoutAssociativity.js";

export default sheet("01-groups", {
  missingInverse: missingInverseExercise,
  firstViolation: firstViolationExercise,
  uniqueIdentity: uniqueIdentityExercise,
  uniqueInverse: uniqueInverseExercise,
  withoutAssociativity: withoutAssociativityExercise,
  leftCosets: leftCosetsExercise,
  symmetries: symmetriesExercise,
});
