import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readNotebook } from "../notebook/files.js";
import { writeFiles } from "../render/files.js";
import { type Format, formatNamed, formatOfFile, formats } from "../render/format.js";
import { UserError } from "../userError.js";
import type { Command } from "./command.js";
import { choice, UsageError } from "./options.js";

/** `noether convert`: notebooks as pages, PDF, slides, Markdown or scripts. */
export const command: Command = {
  usage: `Usage: noether convert --to html|pdf|slides|markdown|script NOTEBOOK... [--output PATH] [--with nbconvert|noether]

Writes each NOTEBOOK (.ipynb, or .ts in the percent format) as it is, outputs included, next to it: NAME.html,
NAME.pdf, NAME.slides.html, NAME.md (with its pictures in NAME_files) or NAME.ts. Nothing is run: noether run does that.

Jupyter's nbconvert is used if it is installed (jupyter on the PATH, or the Python that NOETHER_PYTHON names),
otherwise Noether's own converter. A PDF is printed by an installed Chromium, Chrome or Edge (or by nbconvert, if LaTeX
and pandoc are installed). A new slide begins at each Markdown cell and after a line --- within one, or where Jupyter's
slideshow panel says so. A script is in the percent format, which noether can read.

  --to FORMAT    what to write (default: the extension of --output)
  --output PATH  where to write the notebook, if there is only one
  --with WHO     nbconvert, or noether: pages and slides that need no network, with figures that move`,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: {
        to: { type: "string" },
        output: { type: "string", short: "o" },
        with: { type: "string" },
      },
      allowPositionals: true,
    });
    const sources = [...new Set(positionals)];
    if (sources.length === 0)
      throw new UsageError("expected a notebook to convert, got none: noether convert --help says more");
    const { output } = values;
    if (output !== undefined && sources.length > 1)
      throw new UsageError(
        `expected one notebook with --output, got ${sources.length}: convert them one by one`,
      );
    const format = asked(values.to, output);
    const renderer =
      values.with === undefined ? undefined : choice("with", values.with, ["nbconvert", "noether"]);
    const plans = await Promise.all(sources.map((source) => plan(source, format, output)));
    // Formulas and highlighting take a while to load: noether convert --help does not wait for them.
    const { convert } = await import("../render/convert.js");
    for (const { source, target, notebook } of plans) {
      const { files, made } = await convert({
        notebook,
        source,
        target,
        format,
        ...(renderer === undefined ? {} : { renderer }),
      });
      await writeFiles(target, files);
      process.stdout.write(`${target}\n`);
      process.stderr.write(`${target}: ${made}\n`);
    }
    return 0;
  },
};

function asked(to: string | undefined, output: string | undefined): Format {
  if (to !== undefined) {
    try {
      return formatNamed(to);
    } catch (error) {
      throw error instanceof UserError ? new UsageError(error.message) : error;
    }
  }
  const format = output === undefined ? undefined : formatOfFile(output);
  if (format !== undefined) return format;
  throw new UsageError(
    `expected a format to convert to, --to ${Object.keys(formats).join(", --to ")}, got none`,
  );
}

/** The notebook that is read and the file that is written: settled for all before anything is written. */
async function plan(source: string, format: Format, output: string | undefined) {
  const target =
    output ?? join(dirname(source), `${basename(source).replace(/\.(ipynb|ts)$/i, "")}${formats[format]}`);
  const notebook = await readNotebook(source);
  if (resolve(target) === resolve(source)) {
    throw new UsageError(
      format === "script"
        ? `${source} is a script already: name another file with --output`
        : `${source} would be overwritten by its own conversion: name another file with --output`,
    );
  }
  const folder = await stat(dirname(target)).catch(() => undefined);
  if (!folder?.isDirectory())
    throw new UserError(`there is no folder ${dirname(target)} to write to: create it first`);
  if (output === undefined && format === "script" && (await stat(target).catch(() => undefined))) {
    throw new UserError(
      `${target} exists, and may hold edits of its own: name another file with --output, or use noether sync`,
    );
  }
  if ((await stat(target).catch(() => undefined))?.isDirectory())
    throw new UserError(`cannot write ${target}: it is a folder, name a file in it`);
  return { source, target, notebook };
}
