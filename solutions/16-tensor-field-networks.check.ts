import { sheet } from "noether/course";
import { handOfExercise } from "./16-tensor-field-networks/handOf.js";
import { inertiaPartsExercise } from "./16-tensor-field-networks/inertiaParts.js";
import { lawOfForceExercise } from "./16-tensor-field-networks/lawOfForce.js";
import { layerProofExercise } from "./16-tensor-field-networks/layerProof.js";
import { oneConvolutionExercise } from "./16-tensor-field-networks/oneConvolution.js";
import { sameToDegreeTwoExercise } from "./16-tensor-field-networks/sameToDegreeTwo.js";

export default sheet("16-tensor-field-networks", {
  oneConvolution: oneConvolutionExercise,
  layerProof: layerProofExercise,
  lawOfForce: lawOfForceExercise,
  inertiaParts: inertiaPartsExercise,
  handOf: handOfExercise,
  sameToDegreeTwo: sameToDegreeTwoExercise,
});
