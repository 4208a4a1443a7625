import { parseIpynb } from "../../notebook/ipynb.js";
import type { Notebook } from "../../notebook/notebook.js";
import { parsePercent } from "../../notebook/percent.js";
import { UserError } from "../../terminal/userError.js";
import type { Submission } from "./submission.js";

type Parsed = Pick<Submission, "cells" | "ids" | "notes" | "sheet">;

const MOST_CELLS = 2000;
const MOST_CODE = 2 << 20;

/**
 * Reads the cells of a notebook as a learner left it: what only a stricter reader would mind is put right and told.
 *
 * @throws UserError where it is no notebook, is in another language, or is far too large for one
 */
export function parseSubmission(file: string, bytes: Uint8Array): Parsed {
  const text = decoded(bytes);
  const { notebook, ids, notes } = /\.ipynb$/i.test(file)
    ? fromJupyter(text)
    : { ...fromPercent(text), notes: [] };
  const cells = notebook.cells.flatMap(({ type, source }, i) =>
    type === "code" && source.trim() !== "" ? [{ number: i + 1, source }] : [],
  );
  if (cells.length === 0) throw new UserError("expected a notebook with code in it, found no code cell");
  const code = cells.reduce((sum, { source }) => sum + source.length, 0);
  requireModest(notebook.cells.length, code);
  const sheet = sheetOf(notebook);
  return { cells, ids, notes, ...(sheet === undefined ? {} : { sheet }) };
}

function requireModest(cells: number, code: number): void {
  if (cells <= MOST_CELLS && code <= MOST_CODE) return;
  throw new UserError(
    `expected at most ${MOST_CELLS} cells and ${MOST_CODE >> 20} MiB of code, ` +
      `got ${cells} cells and ${Math.ceil(code / (1 << 20))} MiB`,
  );
}

function fromPercent(text: string): Pick<Parsed, "ids"> & { readonly notebook: Notebook } {
  if (!/^\/\/[ \t]*%%/m.test(text))
    throw new UserError("expected TypeScript in the percent format, found no line // %% in it");
  requireModest(text.match(/^\/\/[ \t]*%%/gm)!.length, text.length);
  return { notebook: parsePercent(text), ids: [] };
}

function fromJupyter(text: string): Pick<Parsed, "ids" | "notes"> & { readonly notebook: Notebook } {
  const stored = tolerant(text);
  if (stored === undefined) return { notebook: parseIpynb(text), ids: [], notes: [] };
  const { file, cells, dropped } = stored;
  const notebook = parseIpynb(JSON.stringify({ ...file, cells: cells.map(({ cell }) => cell) }));
  const ids = cells.flatMap(({ id, cell }) =>
    id === undefined ? [] : [{ id, code: cell.cell_type === "code" }],
  );
  const notes = [
    ...(dropped.length === 0 ? [] : [`Not read, because they are no cells: ${numbered(dropped)}.`]),
    ...repeated(ids.map(({ id }) => id)),
  ];
  return { notebook, ids, notes };
}

interface LooseCell {
  readonly id: string | undefined;
  readonly cell: { readonly cell_type: unknown; readonly source: unknown; readonly metadata: unknown };
}

/** The parts of an .ipynb that are looked at, copied out key by key; undefined where a strict reader should say why not. */
function tolerant(
  text: string,
):
  | { readonly file: object; readonly cells: readonly LooseCell[]; readonly dropped: readonly number[] }
  | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
  const cells = own(file, "cells");
  if (!Array.isArray(cells)) return undefined;
  requireModest(cells.length, 0);
  const dropped: number[] = [];
  const kept = cells.flatMap((stored: unknown, i): LooseCell[] => {
    const type = own(stored, "cell_type");
    const source = own(stored, "source");
    const isText =
      typeof source === "string" ||
      (Array.isArray(source) && source.every((line) => typeof line === "string"));
    if (!isText || !["code", "markdown", "raw"].includes(type as string)) {
      dropped.push(i + 1);
      return [];
    }
    const id = own(stored, "id");
    return [{ id: typeof id === "string" ? id : undefined, cell: { cell_type: type, source, metadata: {} } }];
  });
  const metadata = own(file, "metadata");
  return { file: { nbformat: own(file, "nbformat"), metadata }, cells: kept, dropped };
}

function own(item: unknown, key: string): unknown {
  return typeof item === "object" && item !== null && Object.hasOwn(item, key)
    ? (item as Record<string, unknown>)[key]
    : undefined;
}

function sheetOf({ metadata }: Notebook): string | undefined {
  const sheet = own(own(metadata, "noether"), "sheet");
  return typeof sheet === "string" ? sheet : undefined;
}

function repeated(ids: readonly string[]): string[] {
  const twice = new Set(ids.filter((id, i) => ids.indexOf(id) < i));
  if (twice.size === 0) return [];
  return [
    `Cells occur more than once (${[...twice].slice(0, 5).join(", ")}): all were run, the last definition counts.`,
  ];
}

function numbered(numbers: readonly number[]): string {
  return `${numbers.slice(0, 10).join(", ")}${numbers.length > 10 ? `, ${numbers.length} in all` : ""}`;
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
