import { parseIpynb } from "../../notebook/ipynb.js";
import type { Notebook } from "../../notebook/notebook.js";
import { numbered, own, type Parsed, repeated, requireModest } from "./parsed.js";

/**
 * Reads an `.ipynb` as a learner left it: parts that are not cells are skipped and noted. A notebook that was released
 * from a sheet is in TypeScript, whichever kernel somebody picked by accident.
 *
 * @throws UserError if it is not a notebook, or is in another language
 */
export function fromJupyter(text: string): Pick<Parsed, "ids" | "notes"> & { readonly notebook: Notebook } {
  const stored = tolerant(text);
  if (stored === undefined) return { notebook: parseIpynb(text), ids: [], notes: [] };
  const { file, cells, dropped, kernel } = stored;
  const notebook = parseIpynb(JSON.stringify({ ...file, cells: cells.map(({ cell }) => cell) }));
  const ids = cells.flatMap(({ id, cell }) =>
    id === undefined ? [] : [{ id, code: cell.cell_type === "code" }],
  );
  const notes = [
    ...(kernel === undefined
      ? []
      : [
          `Its kernel is set to ${kernel}: it was read as TypeScript, because it comes from a sheet of the course.`,
        ]),
    ...(dropped.length === 0 ? [] : [`Not read, because they are not cells: ${numbered(dropped)}.`]),
    ...repeated(ids.map(({ id }) => id)),
  ];
  return { notebook, ids, notes };
}

interface LooseCell {
  readonly id: string | undefined;
  readonly cell: { readonly cell_type: unknown; readonly source: unknown; readonly metadata: unknown };
}

interface Loose {
  readonly file: object;
  readonly cells: readonly LooseCell[];
  /** The numbers of parts that are not cells. */
  readonly dropped: readonly number[];
  /** The name of a foreign kernel, if it does not matter. */
  readonly kernel?: string;
}

/** The parts of an .ipynb that are used, copied key by key; undefined if a strict reader should say what is wrong. */
function tolerant(text: string): Loose | undefined {
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
  const fits = typeof own(own(metadata, "noether"), "sheet") === "string";
  const kernel = foreignKernel(metadata);
  const told = fits ? { noether: own(metadata, "noether") } : metadata;
  return {
    file: { nbformat: own(file, "nbformat"), metadata: told },
    cells: kept,
    dropped,
    ...(fits && kernel !== undefined ? { kernel } : {}),
  };
}

/** The name of a kernel whose language is not TypeScript or JavaScript. */
function foreignKernel(metadata: unknown): string | undefined {
  const kernel = own(metadata, "kernelspec");
  const languages = [own(own(metadata, "language_info"), "name"), own(kernel, "language")];
  const language = languages.find((name) => typeof name === "string") as string | undefined;
  if (language === undefined || /^(type|java)script$/i.test(language)) return undefined;
  const name = own(kernel, "name");
  return typeof name === "string" ? `${name} (${language})` : language;
}
