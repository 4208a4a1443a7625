import { UserError } from "../../userError.js";
import { fromJupyter } from "./fromJupyter.js";
import { fromPercent } from "./fromPercent.js";
import { own, type Parsed, requireModest } from "./parsed.js";

/**
 * Reads the cells of a notebook as a learner left it: mistakes that only a strict reader minds are corrected and noted.
 *
 * @throws UserError if it is not a notebook, is in another language, or is far too large
 */
export function parseSubmission(file: string, bytes: Uint8Array): Parsed {
  const text = decoded(bytes);
  const isJupyter = /\.ipynb$/i.test(file) || (!/\.ts$/i.test(file) && /^\uFEFF?\s*\{/.test(text));
  const { notebook, ids, notes } = isJupyter ? fromJupyter(text) : fromPercent(text);
  const cells = notebook.cells.flatMap(({ type, source }, i) =>
    type === "code" && source.trim() !== "" ? [{ number: i + 1, source }] : [],
  );
  if (cells.length === 0) throw new UserError("expected a notebook with code in it, found no code cell");
  const code = cells.reduce((sum, { source }) => sum + source.length, 0);
  requireModest(notebook.cells.length, code);
  const noether = own(notebook.metadata, "noether");
  const sheet = own(noether, "sheet");
  const renamed = /\.(ipynb|ts)$/i.test(file)
    ? []
    : ["Its name ends neither in .ipynb nor in .ts: it was read by its content."];
  return {
    cells,
    ids,
    notes: [...renamed, ...notes],
    ...(typeof sheet === "string" ? { sheet } : {}),
    ...(own(noether, "chapter") === undefined ? {} : { lesson: true }),
  };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UserError(
      "expected text in UTF-8, got other bytes: save the notebook as UTF-8, or hand in another copy",
    );
  }
}
