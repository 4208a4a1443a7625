import { table } from "../../terminal/table.js";
import { printable } from "./printable.js";
import type { GradedSubmission, Grades } from "./record.js";

/**
 * A batch as tables, one per sheet: a row for each file, a column for each exercise; then remarks, refused submissions
 * and ignored files, with the reasons.
 */
export function gradeTable({
  submissions,
  notLookedAt,
}: Pick<Grades, "submissions" | "notLookedAt">): string {
  const graded = submissions.filter(({ refused }) => refused === undefined);
  const sheets = [...new Set(graded.map(({ sheet }) => sheet))];
  const refused = submissions.flatMap(({ file, refused: why }) =>
    why === undefined ? [] : [[`  ${printable(file, 80)}`, printable(why, 300)]],
  );
  const remarks = submissions.flatMap(({ file, remarks: told }) =>
    told.map((remark) => [`  ${printable(file, 80)}`, printable(remark, 300)]),
  );
  const others = notLookedAt.map(({ file, why }) => [`  ${printable(file, 80)}`, printable(why, 300)]);
  return [
    ...sheets.map(
      (sheet) => `${sheet}\n${ofSheet(graded.filter((submission) => submission.sheet === sheet))}`,
    ),
    ...(remarks.length === 0 ? [] : [`Remarks\n${table(remarks)}`]),
    ...(refused.length === 0 ? [] : [`Not graded\n${table(refused)}`]),
    ...(others.length === 0 ? [] : [`Not looked at\n${table(others)}`]),
  ].join("\n");
}

function ofSheet(submissions: readonly GradedSubmission[]): string {
  const names = submissions[0]!.exercises.map(({ exercise }) => exercise);
  const rows = submissions.map(({ file, exercises, points, outOf }) => [
    `  ${printable(file, 80)}`,
    ...exercises.map(({ points, outOf, status }) =>
      status === "judged" ? `${points}/${outOf}` : `${points}/${outOf} ${status}`,
    ),
    `${points}/${outOf}`,
  ]);
  return table([["  file", ...names, "total"], ...rows]);
}
