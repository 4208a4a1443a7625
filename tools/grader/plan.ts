import { UserError } from "../userError.js";
import type { Assessor } from "./assessor/assessor.js";
import type { ExerciseOutline } from "./assessor/messages.js";
import { comparedWithOthers } from "./comparedWithOthers.js";
import { comparedWithRelease } from "./intake/comparedWithRelease.js";
import type { Found, PassedOver } from "./intake/found.js";
import { otherWays } from "./intake/otherWays.js";
import { readSubmission } from "./intake/readSubmission.js";
import type { Submission } from "./intake/submission.js";
import { fingerprint, resultKey } from "./record/fingerprint.js";
import { type BuiltSheet, builtSheets, namedSheet, sheetOf } from "./sheets.js";

/** An exercise to grade. */
export interface GradingTask {
  /** The key of its result in the journal. */
  readonly key: string;
  /** The URL of the built sheet. */
  readonly sheet: string;
  readonly outline: ExerciseOutline;
  readonly seed: number;
}

/** A submission and the tasks to grade it. */
export interface Planned {
  readonly submission: Submission;
  readonly sheet?: string;
  readonly tasks: readonly GradingTask[];
  readonly notes: readonly string[];
  /** Sentences for the instructor only, because they name others. */
  readonly remarks?: readonly string[];
  readonly refused?: string;
}

/** What the plan depends on besides the submissions. */
export interface PlanOptions {
  readonly sheet?: string;
  readonly seed: number;
  /** Limits and the like: results under different conditions are different results. */
  readonly conditions: readonly (number | boolean)[];
}

/** The submissions of a batch to grade or refuse, and the files that are ignored. */
export interface Plan {
  readonly plans: readonly Planned[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * Reads every submission and lists its exercises. All share one seed: the instances are the same for everybody. Files
 * handed in with a sheet, such as a lesson or a file of helpers, are ignored; if somebody has nothing else, they are
 * refused.
 *
 * @throws UserError if the named sheet is unknown, or a sheet does not load
 */
export async function planned(
  found: readonly Found[],
  assessor: Assessor,
  { sheet: name, seed, conditions }: PlanOptions,
): Promise<Plan> {
  const only = name === undefined ? undefined : namedSheet(name);
  const sheets = builtSheets();
  const outlines = new Map<
    string,
    Promise<{ readonly exercises: readonly ExerciseOutline[]; readonly hash: string }>
  >();
  const outlined = ({ name: called, url }: BuiltSheet): NonNullable<ReturnType<typeof outlines.get>> => {
    const known = outlines.get(url) ?? loaded(called, url, assessor);
    outlines.set(url, known);
    return known;
  };
  const plans: Planned[] = [];
  const passedOver: PassedOver[] = [];
  const all: Submission[] = [];
  for (const one of found) all.push(await readSubmission(one));
  const owners = new Set(all.flatMap(({ beside, owner }) => (beside ? [] : [owner])));
  for (const submission of all) {
    const { refused, beside, owner } = submission;
    if (beside && (owner === undefined || owners.has(owner))) {
      passedOver.push({ file: submission.file, why: refused! });
      continue;
    }
    if (refused !== undefined) {
      plans.push({ submission, tasks: [], notes: submission.notes, refused });
      continue;
    }
    const sheet = only ?? sheetOf(submission, sheets);
    if (sheet === undefined) {
      plans.push({ submission, tasks: [], notes: submission.notes, refused: unknown(submission) });
      continue;
    }
    const { exercises, hash } = await outlined(sheet);
    const tasks = exercises.map((outline) => ({
      key: resultKey([submission.sha256, hash, outline.name, seed, ...conditions]),
      sheet: sheet.url,
      outline,
      seed,
    }));
    const notes = [
      ...submission.notes,
      ...(await comparedWithRelease(sheet.name, submission)),
      ...otherSheet(submission, sheet),
    ];
    plans.push({ submission, sheet: sheet.name, tasks, notes });
  }
  const remarks = await comparedWithOthers(plans);
  return {
    plans: plans.map((plan) => ({
      ...plan,
      remarks: [...otherWays(plan.submission), ...(remarks.get(plan) ?? [])],
    })),
    passedOver,
  };
}

async function loaded(
  name: string,
  url: string,
  assessor: Assessor,
): Promise<{ readonly exercises: readonly ExerciseOutline[]; readonly hash: string }> {
  const hash = await fingerprint(url);
  try {
    return { exercises: await assessor.outline(url), hash };
  } catch (error) {
    throw new UserError(
      `the sheet ${name} does not load (${(error as Error).message}): build it again with npm run build.`,
    );
  }
}

function unknown({ sheet }: Submission): string {
  return sheet === undefined
    ? "Neither the notebook nor its file name says which sheet it belongs to: name it with --sheet."
    : `It says that it belongs to the sheet ${JSON.stringify(sheet)}, which does not exist: name the right one with --sheet.`;
}

function otherSheet({ sheet }: Submission, graded: BuiltSheet): string[] {
  return sheet === undefined || sheet === graded.name
    ? []
    : [`It says that it belongs to the sheet ${JSON.stringify(sheet)}.`];
}
