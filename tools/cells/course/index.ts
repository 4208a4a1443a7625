export { assess } from "./assess.js";
export type { Assessment, LawResult } from "./assessment.js";
export { check } from "./check.js";
export { everyInputCounts, type Inputs } from "./everyInputCounts.js";
export type { Help } from "./help.js";
export { hint } from "./hint.js";
export { isQuick } from "./isQuick.js";
export type { Report } from "./report.js";
export { rightSize } from "./rightSize.js";
export {
  type Exercise,
  type ExerciseDescription,
  exercise,
  type LawAbout,
  type Mutant,
  mutant,
  rejectedBy,
  type Sheet,
  sheet,
  type Worth,
  worth,
} from "./sheet.js";
export { solution } from "./solution.js";
