import { sheet } from "noether/course";
import { convolveExercise } from "./05-convolution/convolve.js";
import { convolveImageExercise } from "./05-convolution/convolveImage.js";
import { integralConvolutionExercise } from "./05-convolution/integralConvolution.js";
import { rotationErrorExercise } from "./05-convolution/rotationError.js";
import { shiftProofExercise } from "./05-convolution/shiftProof.js";
import { strideCounterexampleExercise } from "./05-convolution/strideCounterexample.js";

export default sheet("05-convolution", {
  convolve: convolveExercise,
  integralConvolution: integralConvolutionExercise,
  shiftProof: shiftProofExercise,
  convolveImage: convolveImageExercise,
  strideCounterexample: strideCounterexampleExercise,
  rotationError: rotationErrorExercise,
});
