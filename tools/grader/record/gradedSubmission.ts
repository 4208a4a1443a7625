import type { Planned } from "../plan.js";
import { feedback } from "./feedback.js";
import { printable } from "./printable.js";
import type { GradedSubmission, Result } from "./record.js";
import { isFinal } from "./status.js";

/** The entry of a submission in the report; `resultOf` gives the result of an exercise by its key. */
export function gradedSubmission(
  { submission, sheet, tasks, notes, remarks = [], refused }: Planned,
  resultOf: (key: string) => Result,
): GradedSubmission {
  const { file, sha256, owner } = submission;
  const told = remarks.map((remark) => printable(remark, 400));
  const name = { file, ...(owner === undefined ? {} : { owner: printable(owner, 200) }) };
  const said = notes.map((note) => printable(note, 400));
  if (refused !== undefined) {
    const why = printable(refused, 400);
    return {
      ...name,
      status: "not graded",
      sha256,
      points: 0,
      outOf: 0,
      exercises: [],
      notes: said,
      remarks: told,
      refused: why,
      feedback: `Not graded. ${why}`,
    };
  }
  const exercises = tasks.map(({ key }) => resultOf(key));
  return {
    ...name,
    status: exercises.every(({ status }) => isFinal(status)) ? "graded" : "incomplete",
    sha256,
    sheet: sheet!,
    points: exercises.reduce((sum, { points }) => sum + points, 0),
    outOf: exercises.reduce((sum, { outOf }) => sum + outOf, 0),
    exercises,
    notes: said,
    remarks: told,
    feedback: feedback(sheet!, exercises, said),
  };
}
