import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { formatIpynb } from "../notebook/ipynb.js";
import type { Notebook } from "../notebook/notebook.js";
import { UserError } from "../userError.js";
import type { Files } from "./files.js";
import type { Format } from "./format.js";
import { forNbconvert } from "./forNbconvert.js";
import { type Environment, programOnPath, runProgram } from "./program.js";

/** How to call Jupyter's converter on this machine. */
export interface Nbconvert {
  readonly program: string;
  readonly words: readonly string[];
  readonly version: string;
}

/**
 * Looks for nbconvert: in the Python that NOETHER_PYTHON names, else as `jupyter nbconvert`.
 *
 * @returns how to call it, or why it cannot be called, in one sentence
 */
export async function findNbconvert(environment: Environment = process.env): Promise<Nbconvert | string> {
  const python = environment.NOETHER_PYTHON || undefined;
  const program = python ?? programOnPath("jupyter", environment);
  if (program === undefined) return "nbconvert is not installed";
  const words = python === undefined ? ["nbconvert"] : ["-m", "nbconvert"];
  const known = found.get(program);
  if (known) return known;
  const { code, out } = await runProgram(program, [...words, "--version"], { environment, seconds: 60 });
  if (code === 0 && /^\d/.test(out.trim())) {
    const nbconvert = { program, words, version: out.trim() };
    found.set(program, nbconvert);
    return nbconvert;
  }
  if (code === -2) return `${program} cannot be started`;
  return python === undefined
    ? `${program} has no nbconvert`
    : `the Python of NOETHER_PYTHON, ${python}, has no nbconvert`;
}

/** What was found, by the program: asking takes as long as converting a short notebook. */
const found = new Map<string, Nbconvert>();

/** What nbconvert calls our formats. */
const exporters: Readonly<Record<Format, readonly string[]>> = {
  html: ["--to", "html", "--embed-images"],
  pdf: ["--to", "pdf"],
  slides: ["--to", "slides", "--embed-images"],
  markdown: ["--to", "markdown"],
  script: ["--to", "script"],
};

/**
 * Has nbconvert render a notebook, in a temporary folder.
 *
 * @param folder the notebook's folder, in which its pictures are looked for
 * @param name the file's name without its extension
 * @throws UserError with nbconvert's own last words if it fails
 */
export async function byNbconvert(
  { program, words }: Nbconvert,
  notebook: Notebook,
  format: Format,
  { folder, name }: { readonly folder: string; readonly name: string },
): Promise<Files> {
  const place = await mkdtemp(join(tmpdir(), "noether-convert-"));
  try {
    const { code, err } = await runProgram(
      program,
      [...words, "--stdin", ...exporters[format], "--output-dir", place, "--output", name],
      {
        folder,
        input: formatIpynb(forNbconvert(notebook, format)),
        environment: { ...process.env, PYTHONUTF8: "1" },
      },
    );
    if (code !== 0) throw new UserError(`nbconvert: ${lastWords(err) || `it ended with code ${code}`}`);
    return await filesIn(place);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The main file, and those in a folder next to it. */
async function filesIn(place: string): Promise<Files> {
  const beside = new Map<string, Uint8Array>();
  let main: Uint8Array | undefined;
  for (const entry of await readdir(place, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const folder = entry.parentPath;
    const bytes = await readFile(join(folder, entry.name));
    if (folder === place) main = bytes;
    else beside.set(`${basename(folder)}/${entry.name}`, bytes);
  }
  if (main === undefined) throw new UserError("nbconvert: it ended without an error, and wrote nothing");
  return { main, beside };
}

/** The last line of what a Python program says on its error stream: the exception, not the stack above it. */
function lastWords(err: string): string {
  const lines = err.split(/\r?\n/).filter((line) => line.trim() !== "");
  const exception = lines.findLast((line) => /^[\w.]*(Error|Exception|Exit|Interrupt)\b/.test(line));
  return (exception ?? lines.at(-1) ?? "").replace(/^\[NbConvertApp\]\s*/, "").trim();
}
