import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type GradeOptions, gradeFolder } from "../../../tools/grader/gradeFolder.js";
import type { GradedSubmission } from "../../../tools/grader/record/record.js";
import { defaultLimits } from "../../../tools/grader/sandbox/limits.js";
import { closedSandbox, probe } from "../../../tools/grader/sandbox/sandbox.js";
import { sheetText } from "./sheetText.js";

/** A temporary folder with a sheet and submissions; a path with a space and letters outside ASCII. */
export interface Batch {
  /** The temporary folder. */
  readonly place: string;
  /** Where the submissions are. */
  readonly folder: string;
  readonly sheet: string;
  readonly report: string;
  /** Adds a submission: text, by its path in the folder. */
  add(file: string, content: string | Uint8Array): Promise<void>;
  /** Grades the folder with small limits; by the tiny sheet, or by what the submissions say if it is undefined. */
  grade(
    options?: Partial<Omit<GradeOptions, "sheet">> & { readonly sheet?: string | undefined },
  ): Promise<ReadonlyMap<string, GradedSubmission>>;
  /** Grades `scale` alone, the first exercise of the tiny sheet. */
  gradeScale(options?: Partial<Omit<GradeOptions, "sheet">>): Promise<ReadonlyMap<string, GradedSubmission>>;
  remove(): Promise<void>;
}

export async function makeBatch(): Promise<Batch> {
  const place = await mkdtemp(join(tmpdir(), "Noether, Übung "));
  const folder = join(place, "submissions");
  const sheet = join(place, "tiny.check.mjs");
  const report = join(place, "grades.json");
  await mkdir(folder);
  await writeFile(sheet, sheetText);
  const only = join(place, "scale.check.mjs");
  await writeFile(
    only,
    `import all from "./tiny.check.mjs";\nexport default { name: "scale", exercises: { scale: all.exercises.scale } };\n`,
  );
  const batch: Batch = {
    place,
    folder,
    sheet,
    report,
    async add(file, content) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), content);
    },
    async grade(options = {}) {
      const { sheet: named, ...others } = { sheet, ...options };
      const grades = await gradeFolder([folder], {
        ...(named === undefined ? {} : { sheet: named }),
        report,
        runs: 20,
        ...others,
        limits: { seconds: 8, ...options.limits },
      });
      return new Map(grades.submissions.map((submission) => [submission.file, submission]));
    },
    gradeScale: (options = {}) => batch.grade({ sheet: only, ...options }),
    remove: () => rm(place, { recursive: true, force: true }),
  };
  return batch;
}

/** A notebook in the percent format with these code cells. */
export function percent(...cells: readonly string[]): string {
  return cells.map((cell) => `// %%\n${cell}\n`).join("\n");
}

/** The points of one exercise of a submission. */
export function pointsOf(submission: GradedSubmission | undefined, exercise: string): number | undefined {
  return submission?.exercises.find((result) => result.exercise === exercise)?.points;
}

/** Groups of tests that were skipped. */
let skipped = 0;

/**
 * Whether the closed sandbox runs here; if not, the tests say so at the end. In continuous integration it must run:
 * there this throws.
 */
export async function hasSandbox(): Promise<boolean> {
  try {
    await probe(closedSandbox(defaultLimits));
    return true;
  } catch (error) {
    if (process.env.CI === "true") throw error;
    if (++skipped === 1) {
      process.on("exit", () => {
        const line = "*".repeat(100);
        console.error(
          `\n${line}\nTHE SANDBOX WAS NOT TESTED: ${skipped} groups of tests of the grader were skipped. ${(error as Error).message}\n${line}`,
        );
      });
    }
    return false;
  }
}
