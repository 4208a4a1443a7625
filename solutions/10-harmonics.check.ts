import { sheet } from "noether/course";
import { additionProofExercise } from "./10-harmonics/additionProof.js";
import { harmonicsUpTo2Exercise } from "./10-harmonics/harmonicsUpTo2.js";
import { indistinguishableExercise } from "./10-harmonics/indistinguishable.js";
import { neighbourDensityExercise } from "./10-harmonics/neighbourDensity.js";
import { powerSpectrumExercise } from "./10-harmonics/powerSpectrum.js";
import { wignerDByProjectionExercise } from "./10-harmonics/wignerDByProjection.js";

export default sheet("10-harmonics", {
  harmonicsUpTo2: harmonicsUpTo2Exercise,
  wignerDByProjection: wignerDByProjectionExercise,
  additionProof: additionProofExercise,
  indistinguishable: indistinguishableExercise,
  powerSpectrum: powerSpectrumExercise,
  neighbourDensity: neighbourDensityExercise,
});
