import { parseArgs } from "node:util";
import { defaultJobs } from "../grader/defaultJobs.js";
import { gradeFolder } from "../grader/gradeFolder.js";
import { gradeTable } from "../grader/record/gradeTable.js";
import { defaultLimits, MOST_SECONDS } from "../grader/sandbox/limits.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

/** `noether grade`: grades a folder of submitted notebooks in a sandbox. */
export const command: Command = {
  usage: `Usage: noether grade FOLDER... [--sheet NAME] [--jobs N] [--report FILE] [--feedback FOLDER]
                     [--seed N] [--time-limit S] [--unsafe]

Grades every notebook (.ipynb, or .ts in the percent format) in each FOLDER, in its subfolders, one per student, and in
zip archives, by the laws of the sheet that it was released from. A FOLDER may also be a single notebook. Each exercise
runs in its own process, sandboxed by bubblewrap. A notebook that cannot be graded is reported, and grading continues;
a student's folder without a notebook has a row too, and files that are not notebooks are listed.

  --sheet NAME      the sheet of all notebooks, or the path of a built one (.check.js); without it, the sheet
                    that each notebook or its file name names (05-convolution-ada.ipynb)
  --jobs N          exercises at the same time (default: one per processor, fewer if memory is short)
  --report FILE     where to write the grades and the feedback, as JSON (default: grades.json); with FILE.csv also as
                    a table. Grades of other sheets already in the file are kept
  --feedback FOLDER also write the feedback there, as a text file for each notebook
  --seed N          repeats the inputs of an earlier batch; each result in the report names its seed
  --time-limit S    seconds of processor time for one cell and for one call of an answer (default: ${defaultLimits.seconds}, at
                    most ${MOST_SECONDS}); a whole exercise may take twelve times that
  --unsafe          grade without a sandbox: the notebooks' code can then read your files and use the network

Each result is saved as soon as it is ready, in a journal next to the report (FILE.journal.jsonl): if the command is
interrupted, run it again and it continues with the same secret inputs. To regrade everything, delete the journal.

What an exercise withholds from the library cannot be imported by name, but the library's source is open, and is there
where the notebook runs. Other ways of reaching it (a file by its path, a require of its own, code made from text) are
noted in the report for you to look at. If marks matter, vary the exercises.

Limits are in processor time, not clock time. An exercise that waited too long, or was killed from outside (for example
because the machine ran short of memory), is graded once more, alone; if that fails too, the table says "timed out" or
"killed", the result is not kept in the journal, and the next run tries again.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        sheet: { type: "string" },
        jobs: { type: "string" },
        report: { type: "string", default: "grades.json" },
        feedback: { type: "string" },
        seed: { type: "string" },
        "time-limit": { type: "string", default: String(defaultLimits.seconds) },
        unsafe: { type: "boolean", default: false },
      },
    });
    if (positionals.length === 0)
      throw new UsageError("expected a folder or a notebook, got none: noether grade --help");
    if (values.unsafe) {
      process.stderr.write(
        "Without a sandbox: the code of the notebooks can read your files and use the network.\n",
      );
    }
    const grades = await gradeFolder(positionals, {
      ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
      ...(values.seed === undefined ? {} : { seed: seedOf(values.seed) }),
      jobs: values.jobs === undefined ? defaultJobs() : numberOption("jobs", values.jobs, 1, "whole"),
      limits: { seconds: secondsOf(values["time-limit"]) },
      report: reportOf(values.report),
      ...(values.feedback === undefined ? {} : { feedback: values.feedback }),
      unsafe: values.unsafe,
      terminal: process.stderr,
    });
    process.stdout.write(
      `${gradeTable(grades)}\nWritten: ${values.report}, with feedback for each notebook.\n`,
    );
    return 0;
  },
};

function reportOf(path: string): string {
  if (/\.(json|csv)$/i.test(path)) return path;
  throw new UsageError(`expected a .json or .csv file for --report, got ${path}`);
}

function secondsOf(text: string): number {
  const seconds = numberOption("time-limit", text, 1);
  if (seconds <= MOST_SECONDS) return seconds;
  throw new UsageError(`expected at most ${MOST_SECONDS} seconds for --time-limit, got ${text}`);
}

function seedOf(text: string): number {
  const seed = numberOption("seed", text, 0, "whole");
  if (seed < 2 ** 31) return seed;
  throw new UsageError(`expected a whole number below 2^31 for --seed, got ${text}`);
}
