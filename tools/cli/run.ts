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
  name: "run",
  summary: "run notebooks from the first cell to the last and write them with their outputs",
  usage: `Usage: noether run NOTEBOOK... [--to ipynb|html] [--output PATH | --output-dir FOLDER]
                   [--timeout SECONDS] [--memory MIB] [--prints MIB] [--jobs N] [--keep-going]
                   [--param NAME=VALUE]...

Runs each NOTEBOOK (.ipynb, or .ts or .js in the percent format) in processes of its own and writes
NAME.executed.ipynb, or NAME.html, beside it. In a workspace the number or the name of a chapter means
its sheet, as for noether watch. Exit code 1 if a cell failed; what ran until then is written all the
same, with the error in it.

  --to ipynb|html      what to write (default: what the extension of --output says, else ipynb)
  --output PATH        where to write the one notebook
  --output-dir FOLDER  where to write, as NAME.ipynb or NAME.html; made if it is missing
  --timeout SECONDS    how long a cell may run (default: 20 in a sheet of exercises, 120 in a
                       lesson of the course, else 600)
  --memory MIB         how much memory its values may take (default: 2048)
  --prints MIB         how much a cell may print and show (default: 16)
  --jobs N             how many notebooks run side by side (default: one for every processor)
  --keep-going         after a cell that fails go on with the next (a sheet of exercises always does)
  --param NAME=VALUE   another value of a parameter (JSON, or else a text), in a cell after the one tagged
                       parameters; again for each parameter

Of a sheet of exercises the verdicts are printed as well.`,
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
        param: { type: "string", multiple: true, default: [] },
      },
      allowPositionals: true,
    });
    const chosen = await Promise.all(positionals.map((word) => chosenFile(word, process.cwd())));
    const files = [...new Set(chosen)];
    if (files.length === 0)
      throw new UsageError("expected a notebook to run, got none: noether run --help says more");
    const targets = await targetsOf(files, values);
    const { timeout, memory, prints, jobs, param } = values;
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
      onUnread: (_, error) => void unread.push(error),
      heapLimit: numberOption("memory", memory, 64, "whole"),
      outputLimit: numberOption("prints", prints, 0.001) * 2 ** 20,
      ...(jobs === undefined ? {} : { jobs: numberOption("jobs", jobs, 1, "whole") }),
      onProgress: (done, total, file) => (bar ??= progress(total)).step(done, file),
      onDone: (run) => write(run, targets.get(run.file)!),
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

/** Where each notebook goes: all of it is settled before the first cell runs. */
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
  if (!found?.isDirectory()) throw new UserError(`there is no folder ${folder} to write to: make it first`);
}

async function write(run: FileRun, target: string): Promise<void> {
  if (!target.toLowerCase().endsWith(".html")) return writeNotebook(target, run.notebook);
  return writePage(target, withUnreached(run), dirname(resolve(run.file)));
}

/** The notebook, the number of the cell, and what the kernel says about it, with the line. */
function failureText({ file, failure }: FileRun): string {
  const { cell, ending } = failure!;
  const lines = ending.traceback.length > 0 ? ending.traceback : [`${ending.name}: ${ending.message}`];
  return `${file}: cell ${cell} failed\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
