import { sheet } from "noether/course";
import { actOnFunctionExercise } from "./03-representations/actOnFunction.js";
import { homomorphismProofsExercise } from "./03-representations/homomorphismProofs.js";
import { nearlyRepresentationExercise } from "./03-representations/nearlyRepresentation.js";
import { permutationMatrixExercise } from "./03-representations/permutationMatrix.js";
import { regularMatrixExercise } from "./03-representations/regularMatrix.js";
import { transformsAsExercise } from "./03-representations/transformsAs.js";
import { twoTripletsExercise } from "./03-representations/twoTriplets.js";

export default sheet("03-representations", {
  permutationMatrix: permutationMatrixExercise,
  actOnFunction: actOnFunctionExercise,
  regularMatrix: regularMatrixExercise,
  twoTriplets: twoTripletsExercise,
  homomorphismProofs: homomorphismProofsExercise,
  nearlyRepresentation: nearlyRepresentationExercise,
  transformsAs: transformsAsExercise,
});
