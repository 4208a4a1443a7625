import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { findWorkspace } from "../files/workspacePlace.js";
import type { ChapterStanding, ExerciseStanding } from "../progress/standing.js";
import { table } from "../terminal/table.js";
import { UserError } from "../userError.js";
import type { NamedChapter } from "../workspace/chapters.js";
import { courseMap, inSum, standingIn } from "../workspace/standing.js";
import type { Command } from "./command.js";

/** `noether progress`: what a learner has solved, and what comes next. */
export const command: Command = {
  usage: `Usage: noether progress [FOLDER] [--export]

Prints the chapters of the course with your points, the exercises of the chapters that you have begun,
and what comes next. Your progress is in progress.jsonl in the workspace FOLDER (default: the one you are
in), whichever way you work: noether watch, noether run, JupyterLab, VS Code.

  --export   print that file instead: JSON, a line for each attempt, hint and solution; save it as
             progress.jsonl in another workspace to continue there`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { export: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const cwd = positionals[0] ?? process.cwd();
    if (!existsSync(cwd))
      throw new UserError(
        `expected the folder of a workspace, got ${cwd}, which does not exist: noether progress without a folder shows yours`,
      );
    const folder = findWorkspace(cwd);
    if (folder === undefined)
      throw new UserError(
        `there is no workspace in ${cwd} or above it: noether start puts the course into one`,
      );
    const { standing, store } = await standingIn(folder);
    for (const note of store.notes()) process.stderr.write(`${note}\n`);
    if (values.export) {
      process.stdout.write(await store.text());
      return 0;
    }
    const begun = standing.chapters.filter(({ exercises }) => exercises.some(isBegun));
    const { next } = standing;
    process.stdout.write(
      [
        courseMap(standing),
        ...begun.map(chapterTable),
        next
          ? `${inSum(standing)} Next: ${next.exercise} in sheet ${next.chapter.number} (npx noether watch ${next.chapter.number}).`
          : `${inSum(standing)} Every exercise of the course is solved.`,
        "",
      ].join("\n"),
    );
    return 0;
  },
};

const isBegun = ({ attempts, hints, points, solutionSeen }: ExerciseStanding): boolean =>
  attempts > 0 || hints > 0 || points > 0 || solutionSeen;

function chapterTable({ chapter, exercises }: ChapterStanding<NamedChapter>): string {
  const rows = exercises.map(({ name, points, outOf, attempts, hints, solutionSeen }) => [
    name,
    `${points} of ${outOf}`,
    attempts === 0 ? "" : attempts === 1 ? "1 attempt" : `${attempts} attempts`,
    [
      ...(hints > 0 ? [hints === 1 ? "1 hint" : `${hints} hints`] : []),
      ...(solutionSeen ? ["solution seen"] : []),
    ].join(", "),
  ]);
  const lines = table(rows, { align: ["left", "right", "right", "left"] });
  return `${chapter.number}. ${chapter.title}\n${lines.replace(/^(?=.)/gm, "  ")}`;
}
