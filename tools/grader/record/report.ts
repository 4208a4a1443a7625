import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "../../files/makeFolder.js";
import { writeWhole } from "../../files/writeWhole.js";
import { gradesCsv } from "./csv.js";
import type { GradedSubmission, Grades } from "./record.js";

/** The files of a report: the grades as JSON, the journal next to them, and a table if asked for. */
export interface ReportFiles {
  readonly json: string;
  readonly journal: string;
  readonly csv?: string;
}

/** The files of the report `path`: `grades.json`, or `grades.csv` with `grades.json` next to it. */
export function reportFiles(path: string): ReportFiles {
  const stem = path.replace(/\.(json|csv)$/i, "");
  const journal = `${stem}.journal.jsonl`;
  return /\.csv$/i.test(path) ? { json: `${stem}.json`, journal, csv: path } : { json: path, journal };
}

/**
 * Writes a batch. Grades of other sheets in the file are kept, so that grading one sheet after another collects them
 * all.
 *
 * @returns how many notebooks of other sheets were kept
 */
export async function writeReport({ json, csv }: ReportFiles, grades: Grades): Promise<number> {
  const now = new Set(grades.submissions.map(({ sheet }) => sheet));
  const others = (await earlier(json)).filter(({ sheet }) => sheet !== undefined && !now.has(sheet));
  const all: Grades = { ...grades, submissions: [...others, ...grades.submissions] };
  await writeWhole(json, `${JSON.stringify(all, undefined, 1)}\n`);
  if (csv !== undefined) await writeWhole(csv, gradesCsv(all.submissions));
  return others.length;
}

async function earlier(path: string): Promise<readonly GradedSubmission[]> {
  try {
    const { submissions } = JSON.parse(await readFile(path, "utf8")) as Grades;
    const usable = submissions.every(
      ({ file, exercises, feedback }) =>
        typeof file === "string" && Array.isArray(exercises) && typeof feedback === "string",
    );
    return usable ? submissions : [];
  } catch {
    return [];
  }
}

/** Writes the feedback of each notebook into a folder, under the notebook's own path with `.txt` appended. */
export async function writeFeedback(folder: string, submissions: readonly GradedSubmission[]): Promise<void> {
  const written = new Set<string>();
  for (const { file, feedback } of submissions) {
    const parts = file.split("/").filter((part) => part !== "" && part !== ".");
    const stem = join(folder, ...parts.map(safeName));
    let path = `${stem}.txt`;
    for (let n = 2; written.has(path.toLowerCase()); n++) path = `${stem} (${n}).txt`;
    written.add(path.toLowerCase());
    await makeFolder(dirname(path));
    await writeWhole(path, `${feedback}\n`);
  }
}

/** A name that every system accepts: no control characters, none that Windows forbids, not too long, not `..`. */
function safeName(name: string): string {
  const clean = name
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069<>:"\\|?*]/gu, "_")
    .replace(/^\.+|[. ]+$/g, (dots) => "_".repeat(dots.length));
  return clean.length <= 120 ? clean : clean.slice(0, 120);
}
