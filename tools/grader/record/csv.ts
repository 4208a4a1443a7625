import type { GradedSubmission } from "./record.js";
import { isFinal } from "./status.js";

/**
 * The grades as a table for other programs (RFC 4180): a row for each notebook, a column for each exercise of any
 * sheet. A result that is not final is left empty; a text that a spreadsheet would take for a formula is preceded by
 * `'`.
 */
export function gradesCsv(submissions: readonly GradedSubmission[]): string {
  const columns = [
    ...new Set(submissions.flatMap(({ exercises }) => exercises.map(({ exercise }) => exercise))),
  ];
  const head = ["owner", "file", "sheet", "status", "points", "out of", ...columns, "remark"];
  const rows = submissions.map(
    ({ owner = "", file, sheet = "", status, points, outOf, exercises, refused = "" }) => {
      const results = new Map(exercises.map((result) => [result.exercise, result]));
      return [
        ...[owner, file, sheet, status].map(harmless),
        String(points),
        String(outOf),
        ...columns.map((name) => {
          const result = results.get(name);
          return result === undefined || !isFinal(result.status) ? "" : String(result.points);
        }),
        harmless(refused),
      ];
    },
  );
  return [head, ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
