import { besideEscnn } from "./besideEscnn.js";
import { betweenTurns } from "./betweenTurns.js";
import { canonicalDigits } from "./canonicalDigits.js";
import { chargedBodiesStudy } from "./chargedBodies.js";
import { densityWater } from "./densityWater.js";
import { dipoles } from "./dipoles.js";
import { ethanolDegrees } from "./ethanolDegrees.js";
import { ethanolForces } from "./ethanolForces.js";
import { ethanolHamiltonians, smallHamiltonians, waterHamiltonians } from "./hamiltonians.js";
import { benzeneForces, malonaldehydeForces } from "./otherMolecules.js";
import { polarisabilities } from "./polarisabilities.js";
import { rotatedDigits } from "./rotatedDigits.js";
import { setsOfDigits } from "./setsOfDigits.js";
import { shiftedDigits } from "./shiftedDigits.js";
import type { Study } from "./study.js";
import { tensorFields } from "./tensorFields.js";
import { tetrisPieces } from "./tetrisPieces.js";
import { voxelBodies } from "./voxelBodies.js";
import { whySymmetry } from "./whySymmetry.js";

/** What `noether bench learn` can study. */
export const studies: readonly Study[] = [
  rotatedDigits,
  shiftedDigits,
  whySymmetry,
  betweenTurns,
  ethanolForces,
  dipoles,
  polarisabilities,
  chargedBodiesStudy,
  ethanolDegrees,
  malonaldehydeForces,
  benzeneForces,
  tensorFields,
  besideEscnn,
  setsOfDigits,
  canonicalDigits,
  tetrisPieces,
  waterHamiltonians,
  ethanolHamiltonians,
  smallHamiltonians,
  voxelBodies,
  densityWater,
];
