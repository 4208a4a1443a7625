import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findSheet } from "../cells/course/find.js";
import { cellOf } from "../cells/course/solution.js";
import { readNotebook } from "../notebook/files.js";
import type { Notebook } from "../notebook/notebook.js";
import { root } from "../root.js";

/** A sheet as somebody might hand it in. */
export interface Sample {
  readonly name: string;
  readonly notebook: Notebook;
}

/**
 * Students' sheets: one with every exercise solved and, if the chapter has any, some with plausible mistakes. Each is
 * the released notebook with some of its cells edited, as a student would edit them.
 */
export async function samples(sheet: string): Promise<readonly Sample[]> {
  const master = await readFile(join(root, "solutions", `${sheet}.ts`), "utf8");
  const released = await readNotebook(join(root, "exercises", `${sheet}.ipynb`));
  const { exercises } = await findSheet(sheet);
  const wrong = pathToFileURL(join(root, "dist", "solutions", sheet, "wrongSheets.js"));
  const { wrongSheets } = (existsSync(wrong) ? await import(wrong.href) : { wrongSheets: {} }) as {
    readonly wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  const solved = Object.fromEntries(Object.keys(exercises).map((name) => [name, cellOf(name, master)]));
  return [
    { name: "all solved", notebook: edited(released, solved) },
    ...Object.entries(wrongSheets).map(([name, cells]) => ({
      name,
      notebook: edited(released, { ...solved, ...cells }),
    })),
  ];
}

/** The notebook with the source of some cells, found by their ids, replaced. */
function edited(notebook: Notebook, sources: Readonly<Record<string, string>>): Notebook {
  for (const id of Object.keys(sources)) {
    if (!notebook.cells.some((cell) => cell.id === id))
      throw new Error(`the released sheet has no cell ${id}`);
  }
  return {
    ...notebook,
    cells: notebook.cells.map((cell) => ({ ...cell, source: sources[cell.id] ?? cell.source })),
  };
}
