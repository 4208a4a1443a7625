import { parseArgs } from "node:util";
import { defaultJobs } from "../grader/defaultJobs.js";
import { gradeFolder } from "../grader/gradeFolder.js";
import { gradeTable } from "../grader/record/gradeTable.js";
import { defaultLimits, MOST_SECONDS } from "../grader/sandbox/limits.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

/** `noether grade`: grades a folder of submitted notebooks in a sandbox. */
export const command: Command = {
  name: "grade",
  summary: "grade a folder of submitted notebooks in a sandbox",
  usage: `Usage: noether grade FOLDER... [--sheet NAME] [--jobs N] [--report FILE] [--feedback FOLDER]
                     [--seed N] [--time-limit S] [--unsafe]

Grades every notebook (.ipynb, or .ts in the percent format) in each FOLDER, in the folders below it, one a student, and
in zip archives, by the laws of the sheet that it was released from. A FOLDER may be a single notebook as well. Each
exercise runs in a process of its own, closed off by bubblewrap. A notebook that cannot be graded is reported and stops
nothing; a student's folder without one is a row too, and what is no notebook is listed.

  --sheet NAME      the sheet of all notebooks, or the path of a built one (.check.js);
                    without it each notebook says, or its file name does (05-convolution-ada.ipynb)
  --jobs N          exercises at the same time (default: one a processor, fewer where memory is short)
  --report FILE     where the grades and the feedback go, as JSON (default: grades.json); with FILE.csv also as a table.
                    Grades of other sheets that the file holds stay in it
  --feedback FOLDER where the feedback goes besides, as a text file for each notebook
  --seed N          repeats the inputs of an earlier batch; each result in the report names its seed
  --time-limit S    seconds of processor time for one cell and for one call of an answer (default: ${defaultLimits.seconds}, at
                    most ${MOST_SECONDS}); an exercise may take twelve times as many
  --unsafe          grade where there is no sandbox: the notebooks' code can then read your files and use the network

Results are kept as they come in a journal beside the report (FILE.journal.jsonl): run the command again after it was
interrupted, and it goes on, with the same secret inputs. To grade all anew, delete the journal.

What an exercise withholds from the library cannot be imported by its name; its source is open all the same, and lies
where the notebook runs. What a notebook does to reach it in another way (a file by its path, a require of its own, code
made out of text) is remarked in the report, for somebody to look at. For marks that count, vary the exercises.

Processor time decides, not the clock. What waited too long, or was killed by something outside the notebook (a machine
short of memory), is graded once more, alone; if it ends so again, the table says "timed out" or "killed", it is not
kept in the journal, and the next run tries again.`,
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
  throw new UsageError(`expected a file .json or .csv for --report, got ${path}`);
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
