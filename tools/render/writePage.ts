import { writeWhole } from "../files/writeWhole.js";
import type { Notebook } from "../notebook/notebook.js";

/**
 * Writes a notebook as a page, whole or not at all.
 *
 * @param folder the notebook's folder, whose images are put into the page
 */
export async function writePage(path: string, notebook: Notebook, folder: string): Promise<void> {
  await writeWhole(path, await pageOf(notebook, folder));
}

/**
 * A notebook as a page. Formulas and highlighting take a while to load, so they are loaded only when a page is wanted.
 */
export async function pageOf(notebook: Notebook, folder: string): Promise<string> {
  const { toHtml } = await import("./html/toHtml.js");
  const { localImages } = await import("./html/localImages.js");
  return toHtml(notebook, { image: localImages(folder), link: toPage });
}

/** A link from one notebook to another becomes a link to the other's page. */
function toPage(address: string): string | undefined {
  const found = /^((?:[^:?#]*\/)?[^:?#/]+)\.(?:ipynb|ts)(#.*)?$/.exec(address);
  return found ? `${found[1]}.html${found[2] ?? ""}` : undefined;
}
