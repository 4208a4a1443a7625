import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { sync } from "../authoring/sync.js";
import { table } from "../terminal/table.js";
import { UserError } from "../userError.js";
import type { Command } from "./command.js";
import { choice, UsageError } from "./options.js";

/** `noether sync`: brings the generated notebooks and sheets of a course up to date. */
export const command: Command = {
  usage: `Usage: noether sync [FOLDER] [--check] [--prefer ts|ipynb]

Brings the generated files of the course in FOLDER (default: the current folder) up to date:
  notebooks/NAME.ts   <-> notebooks/NAME.ipynb       whichever of the two was edited
  solutions/NAME.ts    -> exercises/NAME.ts, .ipynb  without the answers

  --check              write nothing, list what is out of date; exit code 1 if anything is
  --prefer ts|ipynb    which side wins if both were edited`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { check: { type: "boolean", default: false }, prefer: { type: "string" } },
      allowPositionals: true,
    });
    if (positionals.length > 1)
      throw new UsageError(`expected one folder, got ${positionals.join(" and ")}: noether sync --help`);
    const root = resolve(positionals[0] ?? ".");
    await requireCourse(root);
    const changes = await sync(root, {
      check: values.check,
      ...(values.prefer === undefined ? {} : { prefer: choice("prefer", values.prefer, ["ts", "ipynb"]) }),
    });
    const list = table(changes.map(({ path, from }) => [`  ${path}`, `from ${from}`]));
    if (changes.length === 0) process.stdout.write("All generated files are up to date.\n");
    else if (values.check) process.stdout.write(`Out of date, run noether sync:\n${list}`);
    else process.stdout.write(`Written:\n${list}`);
    return values.check && changes.length > 0 ? 1 : 0;
  },
};

async function requireCourse(root: string): Promise<void> {
  for (const folder of ["notebooks", "solutions"]) {
    if (
      await stat(join(root, folder)).then(
        (found) => found.isDirectory(),
        () => false,
      )
    )
      return;
  }
  throw new UserError(
    `${root} contains no course: expected a folder notebooks or solutions in it, go to the course's folder`,
  );
}
