import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { samples } from "../authoring/samples.js";
import { verdictsIn } from "../cells/course/verdicts.js";
import { pointsOfSheet } from "../cells/course/worth.js";
import type { Notebook } from "../notebook/notebook.js";
import { usualManner } from "../run/manner.js";
import { runNotebook } from "../run/runNotebook.js";
import { table } from "../terminal/table.js";

/** The chapter whose sheet is judged: it has wrong sheets of its own. */
export const demonstrated = "05-convolution";

/**
 * Judges four sheets of a chapter, one solved and three with plausible mistakes, outside of any workspace, and says what
 * came of them.
 *
 * @param onSheet called with the number of sheets that are judged
 */
export async function judgedSheets(onSheet: (done: number, total: number) => void): Promise<string> {
  const worth = await pointsOfSheet(demonstrated);
  const all = await samples(demonstrated);
  const rows: string[][] = [];
  const folder = await mkdtemp(join(tmpdir(), "noether-"));
  try {
    for (const [k, { name, notebook }] of all.entries()) {
      onSheet(k, all.length);
      const run = await runNotebook(notebook, { ...usualManner(notebook), folder, isQuick: true });
      rows.push([name, ...verdictOf(run.notebook, worth)]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return table(rows, { align: ["left", "right", "left"] });
}

/** The points of a sheet, and the first exercise that lacks some. */
function verdictOf(sheet: Notebook, worth: ReadonlyMap<string, number>): [string, string] {
  const points = new Map(verdictsIn(sheet).map(({ exercise, points }) => [exercise, points]));
  const sum = [...points.values()].reduce((a, b) => a + b, 0);
  const outOf = [...worth.values()].reduce((a, b) => a + b, 0);
  const open = [...worth].filter(([name, most]) => (points.get(name) ?? 0) < most).map(([name]) => name);
  return [`${sum} of ${outOf}`, open.length === 0 ? "all right" : `not yet: ${open.join(", ")}`];
}
