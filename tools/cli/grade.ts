import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { gradeFolder } from "../grader/gradeFolder.js";
import { gradeTable } from "../grader/record/gradeTable.js";
import { defaultLimits } from "../grader/sandbox/limits.js";
import type { Command } from "./command.js";
import { numberOption, UsageError } from "./options.js";

/** `noether grade`: grades a folder of submitted notebooks in a sandbox. */
export const command: Command = {
  name: "grade",
  summary: "grade a folder of submitted notebooks in a sandbox",
  usage: `Usage: noether grade FOLDER [--sheet NAME] [--jobs N] [--report FILE] [--seed N] [--time-limit S] [--unsafe]

Grades every notebook (.ipynb, or .ts in the percent format) in FOLDER and in the folders below it, one a student, by
the laws of the sheet that it was released from. Each exercise runs in a process of its own, closed off by bubblewrap.
A notebook that cannot be graded is reported and stops nothing.

  --sheet NAME      the sheet of all notebooks, or the path of a built one (.check.js);
                    without it each notebook says, or its file name does (05-convolution-ada.ipynb)
  --jobs N          exercises at the same time (default: one a processor)
  --report FILE     where the grades and the feedback go, as JSON (default: grades.json)
  --seed N          repeats the inputs of an earlier batch; each result in the report names its seed
  --time-limit S    seconds for one exercise (default: ${defaultLimits.seconds})
  --unsafe          grade where there is no sandbox: the notebooks' code can then read your files and use the network

Results are kept as they come in a journal beside the report (FILE.journal.jsonl): run the command again after it was
interrupted, and it goes on. To grade all anew, delete the journal.`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        sheet: { type: "string" },
        jobs: { type: "string" },
        report: { type: "string", default: "grades.json" },
        seed: { type: "string" },
        "time-limit": { type: "string", default: String(defaultLimits.seconds) },
        unsafe: { type: "boolean", default: false },
      },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) {
      throw new UsageError(
        `expected one folder, got ${positionals.join(" and ") || "none"}: noether grade --help`,
      );
    }
    if (values.unsafe) {
      process.stderr.write(
        "Without a sandbox: the code of the notebooks can read your files and use the network.\n",
      );
    }
    const { submissions } = await gradeFolder(folder, {
      ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
      ...(values.seed === undefined ? {} : { seed: seedOf(values.seed) }),
      jobs:
        values.jobs === undefined ? availableParallelism() : numberOption("jobs", values.jobs, 1, "whole"),
      limits: { seconds: numberOption("time-limit", values["time-limit"], 1) },
      report: values.report,
      unsafe: values.unsafe,
      terminal: process.stderr,
    });
    process.stdout.write(
      `${gradeTable(submissions)}\nWritten: ${values.report}, with feedback for each notebook.\n`,
    );
    return 0;
  },
};

function seedOf(text: string): number {
  const seed = numberOption("seed", text, 0, "whole");
  if (seed < 2 ** 31) return seed;
  throw new UsageError(`expected a whole number below 2^31 for --seed, got ${text}`);
}
