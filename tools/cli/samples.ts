import { join } from "node:path";
import { parseArgs } from "node:util";
import { samples } from "../authoring/samples.js";
import { makeFolder } from "../files/makeFolder.js";
import { writeNotebook } from "../notebook/files.js";
import { chapterNamed } from "../workspace/chapterNamed.js";
import { chapters } from "../workspace/chapters.js";
import type { Command } from "./command.js";

/** `noether samples`: writes sheets as students might hand them in, to try the grader on. */
export const command: Command = {
  usage: `Usage: noether samples [SHEET] [--output-dir FOLDER]

Writes sheets into FOLDER (default: samples): one with every exercise solved and, if the chapter has any,
some with plausible mistakes. Try noether grade FOLDER on them. They contain the answers: keep them out
of learners' folders.

  SHEET                the chapter, by name or number (default: 05-convolution)
  --output-dir FOLDER  where to write; created if it is missing`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { "output-dir": { type: "string", default: "samples" } },
      allowPositionals: true,
    });
    const { name: sheet } = chapterNamed(positionals[0] ?? "05-convolution", await chapters());
    const folder = values["output-dir"];
    await makeFolder(folder);
    for (const { name, notebook } of await samples(sheet)) {
      const path = join(folder, `${sheet} ${name}.ipynb`);
      await writeNotebook(path, notebook);
      process.stdout.write(`${path}\n`);
    }
    return 0;
  },
};
