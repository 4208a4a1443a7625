import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Assessment } from "../course/assess.js";
import { ASSESSMENT } from "../course/report.js";
import { samples } from "../course/samples.js";
import { prepareWorkspace } from "../course/workspace.js";
import { writeNotebook } from "../notebook/files.js";
import { toHtml } from "../notebook/html/toHtml.js";
import type { Notebook } from "../notebook/notebook.js";
import { writeWhole } from "../notebook/writeWhole.js";
import { type FileRun, runAll } from "../run/runAll.js";
import { progress } from "../terminal/progress.js";
import { table } from "../terminal/table.js";
import { UserError } from "../terminal/userError.js";
import type { Command } from "./command.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const chapter = "05-convolution";

/** `noether start`: the course in one command. */
export const command: Command = {
  name: "start",
  summary: "run the chapter, check one right and three wrong sheets, say where everything lies",
  usage: `Usage: noether start

Puts the course into the folder workspace/ (what you have edited there stays as it is), runs the chapter on
convolution, writes it as a page, and checks four sheets that students might hand in.`,
  async run(words) {
    parseArgs({ args: [...words], options: {} });
    const workspace = join(root, "workspace");
    const shown = (path: string): string => relative(process.cwd(), path) || ".";
    const { kept } = await prepareWorkspace(workspace);
    const folder = join(workspace, "samples");
    await mkdir(folder, { recursive: true });
    const lesson = join(root, "notebooks", `${chapter}.ts`);
    const sheets = new Map<string, string>();
    for (const { name, notebook } of await samples(chapter)) {
      const path = join(folder, `${chapter} ${name}.ipynb`);
      await writeNotebook(path, notebook);
      sheets.set(path, name);
    }

    const bar = progress(100);
    const runs = await runAll([lesson, ...sheets.keys()], {
      continueOnError: true,
      timeLimit: 60_000,
      onProgress: (done, total, file) => bar.step(Math.round((100 * done) / total), `running ${shown(file)}`),
    });
    bar.end();
    const [lessonRun, ...sheetRuns] = runs;
    const page = join(workspace, `${chapter}.html`);
    await writeWhole(page, toHtml(lessonRun!.notebook));
    if (lessonRun!.failure)
      throw new UserError(`the chapter failed in cell ${lessonRun!.failure.cell}: look at ${shown(page)}.`);
    for (const { file, notebook } of sheetRuns) await writeNotebook(file, notebook);

    process.stdout.write(
      `Four sheets, each checked by the laws of its exercises:\n\n${points(sheetRuns, sheets)}\n`,
    );
    process.stdout.write(`${firstObjection(sheetRuns, sheets)}\n`);
    process.stdout.write(
      [
        "Look at",
        `  ${shown(page)}  the chapter, executed: open it in a browser`,
        `  ${shown(join(workspace, `${chapter}.exercises.ts`))}  your exercise sheet: edit it, then`,
        `      npx noether run ${shown(join(workspace, `${chapter}.exercises.ts`))} --to html`,
        `  ${shown(folder)}  the four sheets`,
        `  ${shown(workspace)}  every other lesson and sheet of the course: noether run LESSON.ts --to html`,
        ...(kept.length > 0 ? [`Kept as you edited them: ${kept.join(", ")}.`] : []),
        "",
      ].join("\n"),
    );
    const broken = sheetRuns.filter((run) => assessments(run.notebook).length === 0);
    if (broken.length > 0)
      throw new UserError(`no verdict in ${broken.map(({ file }) => shown(file)).join(", ")}.`);
    return 0;
  },
};

/** The verdicts that stand in an executed sheet. */
function assessments({ cells }: Notebook): readonly Assessment[] {
  return cells
    .flatMap(({ outputs = [] }) => outputs)
    .flatMap((output) =>
      "data" in output && ASSESSMENT in output.data ? [output.data[ASSESSMENT] as Assessment] : [],
    );
}

function points(runs: readonly FileRun[], sheets: ReadonlyMap<string, string>): string {
  const verdicts = runs.map(({ file, notebook }) => ({
    name: sheets.get(file)!,
    found: assessments(notebook),
  }));
  const names = [...new Set(verdicts.flatMap(({ found }) => found.map(({ exercise }) => exercise)))];
  const rows = names.map((name) => [
    name,
    ...verdicts.map(({ found }) => {
      const verdict = found.find(({ exercise }) => exercise === name);
      return verdict ? `${verdict.points}/${verdict.outOf}` : "none";
    }),
  ]);
  const total = verdicts.map(({ found }) => {
    const sum = (key: "points" | "outOf"): number => found.reduce((all, verdict) => all + verdict[key], 0);
    return `${sum("points")}/${sum("outOf")}`;
  });
  return table([["exercise", ...verdicts.map(({ name }) => name)], ...rows, ["all", ...total]], {
    heading: true,
    align: ["left", ...verdicts.map(() => "right" as const)],
  });
}

/** What the first wrong sheet is told first, as its author reads it. */
function firstObjection(runs: readonly FileRun[], sheets: ReadonlyMap<string, string>): string {
  for (const { file, notebook } of runs) {
    for (const { exercise, laws } of assessments(notebook)) {
      const failing = laws.find(({ outcome }) => outcome !== "holds");
      if (failing)
        return `What "${sheets.get(file)}" reads about ${exercise}:\n\n${failing.message.replace(/^/gm, "  ")}\n`;
    }
  }
  return "";
}
