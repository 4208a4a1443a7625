import { sheet } from "noether/course";
import { cosetPoolExercise } from "./06-group-convolutions/cosetPool.js";
import { evenPoolingExercise } from "./06-group-convolutions/evenPooling.js";
import { groupConvolutionExercise } from "./06-group-convolutions/groupConvolution.js";
import { liftingConvolutionExercise } from "./06-group-convolutions/liftingConvolution.js";
import { liftingProofExercise } from "./06-group-convolutions/liftingProof.js";
import { turnKernelExercise } from "./06-group-convolutions/turnKernel.js";

export default sheet("06-group-convolutions", {
  turnKernel: turnKernelExercise,
  liftingConvolution: liftingConvolutionExercise,
  liftingProof: liftingProofExercise,
  groupConvolution: groupConvolutionExercise,
  cosetPool: cosetPoolExercise,
  evenPooling: evenPoolingExercise,
});
