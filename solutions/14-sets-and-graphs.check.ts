import { sheet } from "noether/course";
import { cubicPairExercise } from "./14-sets-and-graphs/cubicPair.js";
import { equivariantPartExercise } from "./14-sets-and-graphs/equivariantPart.js";
import { messageProofExercise } from "./14-sets-and-graphs/messageProof.js";
import { renumberedExercise } from "./14-sets-and-graphs/renumbered.js";
import { toldApartExercise } from "./14-sets-and-graphs/toldApart.js";
import { tripleSumExercise } from "./14-sets-and-graphs/tripleSum.js";

export default sheet("14-sets-and-graphs", {
  equivariantPart: equivariantPartExercise,
  tripleSum: tripleSumExercise,
  renumbered: renumberedExercise,
  messageProof: messageProofExercise,
  toldApart: toldApartExercise,
  cubicPair: cubicPairExercise,
});
