import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseIpynb } from "../../notebook/ipynb.js";
import type { Cell } from "../../notebook/notebook.js";
import { root } from "../../root.js";
import type { Submission } from "./submission.js";

/**
 * What became of the code cells of the released sheet: sentences about those that are gone and those that are now text;
 * none if there is no released sheet to compare with, or the notebook has no ids (the percent format).
 */
export async function comparedWithRelease(sheet: string, { ids }: Submission): Promise<string[]> {
  const released = (await releasedCells(sheet))?.map(({ id }) => id);
  if (released === undefined || ids.length === 0) return [];
  const code = new Set(ids.filter((cell) => cell.code).map(({ id }) => id));
  const text = new Set(ids.filter((cell) => !cell.code).map(({ id }) => id));
  const retyped = released.filter((id) => text.has(id) && !code.has(id));
  const gone = released.filter((id) => !text.has(id) && !code.has(id));
  // A notebook that shares no cell with the sheet was written from scratch: that every cell is "gone" means nothing.
  if (gone.length === released.length) return [];
  return [
    ...(retyped.length === 0
      ? []
      : [`Code cells of the sheet that are text now and were not run: ${listed(retyped)}.`]),
    ...(gone.length === 0 ? [] : [`Code cells of the sheet that are gone: ${listed(gone)}.`]),
  ];
}

/** Whether the code is that of the released sheet, so that nothing has been written. */
export async function isAsReleased(sheet: string, { cells }: Submission): Promise<boolean> {
  const released = await releasedCells(sheet);
  return (
    released !== undefined &&
    released.length === cells.length &&
    released.every(({ source }, i) => source.trim() === cells[i]!.source.trim())
  );
}

async function releasedCells(sheet: string): Promise<readonly Cell[] | undefined> {
  try {
    const { cells } = parseIpynb(await readFile(join(root, "exercises", `${sheet}.ipynb`), "utf8"));
    return cells.filter(({ type }) => type === "code");
  } catch {
    return undefined;
  }
}

function listed(ids: readonly string[]): string {
  return `${ids.slice(0, 8).join(", ")}${ids.length > 8 ? ` (${ids.length} in all)` : ""}`;
}
