import { sheet } from "noether/course";
import { averagedExercise } from "./00-why-symmetry/averaged.js";
import { lookAlikesExercise } from "./00-why-symmetry/lookAlikes.js";
import { ringSumsExercise } from "./00-why-symmetry/ringSums.js";
import { turnedCopiesExercise } from "./00-why-symmetry/turnedCopies.js";

export default sheet("00-why-symmetry", {
  turnedCopies: turnedCopiesExercise,
  ringSums: ringSumsExercise,
  lookAlikes: lookAlikesExercise,
  averaged: averagedExercise,
});
