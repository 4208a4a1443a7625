import { stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pointsOfSheet } from "../cells/course/worth.js";
import { makeFolder } from "../files/makeFolder.js";
import { sheetOf } from "../notebook/chapter.js";
import { writeNotebook } from "../notebook/files.js";
import { writePage } from "../render/writePage.js";
import { usualManner } from "../run/manner.js";
import { parseParameter } from "../run/parameters.js";
import { withQuickNote } from "../run/quickNote.js";
import { type FileRun, runAll } from "../run/runAll.js";
import { withUnreached } from "../run/unreached.js";
import { verdictTable } from "../run/verdictTable.js";
import { type Progress, progress } from "../terminal/progress.js";
import { UserError } from "../userError.js";
import { chosenFile } from "../workspace/chosenSheet.js";
import type { Command } from "./command.js";
import { choice, numberOption, UsageError } from "./options.js";

/** `noether run`: executes notebooks from their first cell to their last and writes them with their outputs. */
export const command: Command = {
  usage: `Usage: noether run NOTEBOOK... [--to ipynb|html] [--output PATH | --output-dir FOLDER]
                   [--timeout SECONDS] [--memory MIB] [--prints MIB] [--jobs N] [--keep-going]
                   [--quick] [--param NAME=VALUE]...

Runs each NOTEBOOK (.ipynb, or .ts or .js in the percent format) in its own processes and writes
NAME.executed.ipynb, or NAME.html, next to it. In a workspace the number or the name of a chapter means
its sheet, as for noether watch; the verdicts of a sheet are printed as well. Exit code 1 if a cell
failed; everything up to and including the error is still written.

  --to ipynb|html      what to write (default: the extension of --output, else ipynb)
  --output PATH        where to write the notebook, if there is only one
  --output-dir FOLDER  where to write NAME.ipynb or NAME.html; created if it is missing
  --timeout SECONDS    how long a cell may run (default: 20 in a sheet of exercises, else 600)
  --memory MIB         how much memory a notebook's values may take (default: 2048)
  --prints MIB         how much a cell may print and show (default: 16)
  --jobs N             how many notebooks run at the same time (default: one per processor)
  --keep-going         continue after a cell that fails (always the case in a sheet of exercises)
  --quick              short trainings: isQuick() of noether/course is true, and a lesson takes fewer
                       steps and smaller data in the same code
  --param NAME=VALUE   sets a parameter (a JSON value, otherwise text), in a cell inserted after the
                       one tagged parameters; may be repeated`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        to: { type: "string" },
        output: { type: "string", short: "o" },
        "output-dir": { type: "string" },
        timeout: { type: "string" },
        memory: { type: "string", default: "2048" },
        prints: { type: "string", default: "16" },
        jobs: { type: "string" },
        "keep-going": { type: "boolean", default: false },
        quick: { type: "boolean", default: false },
        param: { type: "string", multiple: true, default: [] },
      },
      allowPositionals: true,
    });
    const chosen = await Promise.all(positionals.map((word) => chosenFile(word, process.cwd())));
    const files = [...new Set(chosen)];
    if (files.length === 0)
      throw new UsageError("expected a notebook to run, got none: noether run --help says more");
    const targets = await targetsOf(files, values);
    const { timeout, memory, prints, jobs, param, quick } = values;
    const parameters = Object.fromEntries(param.map(parseParameter));
    const unread: UserError[] = [];
    const timeLimit = timeout === undefined ? undefined : 1000 * numberOption("timeout", timeout, 0.001);
    let bar: Progress | undefined;
    const runs = await runAll(files, {
      manner: (notebook) => ({
        ...usualManner(notebook),
        ...(values["keep-going"] ? { continueOnError: true } : {}),
        ...(timeLimit === undefined ? {} : { timeLimit }),
      }),
      parameters,
      ...(quick ? { isQuick: true } : {}),
      onUnread: (_, error) => void unread.push(error),
      heapLimit: numberOption("memory", memory, 64, "whole"),
      outputLimit: numberOption("prints", prints, 0.001) * 2 ** 20,
      ...(jobs === undefined ? {} : { jobs: numberOption("jobs", jobs, 1, "whole") }),
      onProgress: (done, total, file) => (bar ??= progress(total)).step(done, file),
      onDone: (run) => write(run, targets.get(run.file)!, quick),
    }).finally(() => bar?.end());
    for (const run of runs) {
      process.stdout.write(`${targets.get(run.file)}\n`);
      const sheet = sheetOf(run.notebook);
      if (sheet !== undefined)
        process.stdout.write(`\n${verdictTable(withUnreached(run), await pointsOfSheet(sheet))}\n`);
    }
    const failed = runs.filter(({ failure }) => failure !== undefined);
    for (const run of failed) process.stderr.write(`\n${failureText(run)}`);
    for (const { message } of unread) process.stderr.write(`${message}\n`);
    return failed.length + unread.length > 0 ? 1 : 0;
  },
};

/** The file that each notebook is written to, settled for all of them before the first cell runs. */
async function targetsOf(
  files: readonly string[],
  options: { readonly to?: string; readonly output?: string; readonly "output-dir"?: string },
): Promise<Map<string, string>> {
  const { output, "output-dir": folder } = options;
  if (output !== undefined && folder !== undefined)
    throw new UsageError("expected --output or --output-dir, got both: name one of them");
  if (output !== undefined && files.length > 1)
    throw new UsageError(`expected one notebook with --output, got ${files.length}: use --output-dir`);
  const named = output === undefined ? "" : extname(output).toLowerCase().slice(1);
  const to = choice("to", options.to ?? (named === "html" ? "html" : "ipynb"), ["ipynb", "html"]);
  if (output !== undefined && named !== to)
    throw new UsageError(`expected --output to end in .${to}, got ${output}`);

  const targets = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const file of files) {
    const name = basename(file, extname(file));
    const target =
      output ??
      (folder === undefined
        ? join(dirname(file), to === "html" ? `${name}.html` : `${name}.executed.ipynb`)
        : join(folder, `${name}.${to}`));
    const before = taken.get(resolve(target));
    if (before !== undefined)
      throw new UsageError(`${before} and ${file} would both be written to ${target}: run them one by one`);
    if (folder !== undefined && files.some((each) => resolve(each) === resolve(target)))
      throw new UsageError(`${target} would be overwritten by its own run: choose another --output-dir`);
    taken.set(resolve(target), file);
    targets.set(file, target);
  }
  if (output !== undefined) await requireFolder(dirname(output));
  if (folder !== undefined) await makeFolder(folder);
  return targets;
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new UserError(`there is no folder ${folder} to write to: create it first`);
}

async function write(run: FileRun, target: string, isQuick: boolean): Promise<void> {
  if (!target.toLowerCase().endsWith(".html")) return writeNotebook(target, run.notebook);
  const notebook = withUnreached(run);
  const shown = isQuick ? withQuickNote(notebook, basename(run.file)) : notebook;
  return writePage(target, shown, dirname(resolve(run.file)));
}

/** The notebook, the number of the cell, and what the kernel says about it, with the line. */
function failureText({ file, failure }: FileRun): string {
  const { cell, ending } = failure!;
  const lines = ending.traceback.length > 0 ? ending.traceback : [`${ending.name}: ${ending.message}`];
  return `${file}: cell ${cell} failed\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
