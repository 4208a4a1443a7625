import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readNotebook } from "../notebook/files.js";
import type { Cell, Notebook } from "../notebook/notebook.js";
import { writePage } from "../render/writePage.js";
import { fingerprint, readRecord, writeRecord } from "./record.js";

/** A page of a workspace to be made: the notebook that it shows, `01-groups.ts`, and the notebook's fingerprint. */
export interface PageToMake {
  readonly file: string;
  readonly from: string;
}

/** Of some notebooks of a workspace, those whose page is missing or was made from an older version. */
export async function pagesToMake(folder: string, files: readonly string[]): Promise<readonly PageToMake[]> {
  const { pages } = await readRecord(folder);
  const all = await Promise.all(
    files.map(async (file) => {
      const from = fingerprint(file, await readFile(join(folder, file), "utf8"));
      const page = await readFile(join(folder, pageName(file)), "utf8").catch(() => undefined);
      return page !== undefined && pages.get(pageName(file)) === from ? [] : [{ file, from }];
    }),
  );
  return all.flat();
}

/** Writes the page of a notebook that has run, and remembers what it was made from. Returns its path. */
export async function keepPage(
  folder: string,
  { file, from }: PageToMake,
  notebook: Notebook,
): Promise<string> {
  const page = join(folder, pageName(file));
  await writePage(page, notebook, folder);
  const record = await readRecord(folder);
  record.pages.set(pageName(file), from);
  await writeRecord(folder, record);
  return page;
}

/** Writes a page, without results, for each of some notebooks that has none, so that every link leads somewhere. */
export async function draftPages(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const page = join(folder, pageName(file));
    if (await readFile(page).catch(() => undefined)) continue;
    const notebook = await readNotebook(join(folder, file));
    await writePage(page, { ...notebook, cells: [notRun(file), ...notebook.cells] }, folder);
  }
}

/** The page of a notebook: `01-groups.html` for `01-groups.ts`. */
export const pageName = (file: string): string => file.replace(/\.(ts|ipynb)$/, ".html");

const notRun = (file: string): Cell => ({
  id: "not-run",
  type: "markdown",
  metadata: {},
  source: /\.exercises\./.test(file)
    ? `> Nothing has run yet on this page. \`npx noether watch ${Number.parseInt(file, 10)}\` runs the sheet whenever you save it, and shows its verdicts here.`
    : `> Nothing has run yet on this page: its results are missing. In the folder of this page, \`npx noether run ${file} --to html\` produces them.`,
});
