import { besideEscnn } from "./besideEscnn.js";
import { betweenTurns } from "./betweenTurns.js";
import { dipoles } from "./dipoles.js";
import { ethanolForces } from "./ethanolForces.js";
import { rotatedDigits } from "./rotatedDigits.js";
import { setsOfDigits } from "./setsOfDigits.js";
import { shiftedDigits } from "./shiftedDigits.js";
import type { Study } from "./study.js";
import { whySymmetry } from "./whySymmetry.js";

/** What `noether bench learn` can study. */
export const studies: readonly Study[] = [
  rotatedDigits,
  shiftedDigits,
  whySymmetry,
  betweenTurns,
  ethanolForces,
  dipoles,
  besideEscnn,
  setsOfDigits,
];
