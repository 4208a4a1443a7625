import { sheet } from "noether/course";
import { anisotropyExercise } from "./11-tensor-products/anisotropy.js";
import { antisymmetricPartExercise } from "./11-tensor-products/antisymmetricPart.js";
import { clebschGordanByNullSpaceExercise } from "./11-tensor-products/clebschGordanByNullSpace.js";
import { kroneckerActionExercise } from "./11-tensor-products/kroneckerAction.js";
import { notInvariantExercise } from "./11-tensor-products/notInvariant.js";
import { symmetricTracelessPartExercise } from "./11-tensor-products/symmetricTracelessPart.js";
import { traceProofExercise } from "./11-tensor-products/traceProof.js";

export default sheet("11-tensor-products", {
  antisymmetricPart: antisymmetricPartExercise,
  traceProof: traceProofExercise,
  notInvariant: notInvariantExercise,
  symmetricTracelessPart: symmetricTracelessPartExercise,
  kroneckerAction: kroneckerActionExercise,
  clebschGordanByNullSpace: clebschGordanByNullSpaceExercise,
  anisotropy: anisotropyExercise,
});
